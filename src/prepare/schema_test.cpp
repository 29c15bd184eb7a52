#include "prepare/schema.hpp"

#include <stdexcept>
#include <string>

#include <boost/json.hpp>
#include <gmock/gmock.h>

namespace groundwork::prepare {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> check(std::string_view schema, std::string_view text) {
  const yaml::Document document = yaml::parse(text);
  EXPECT_TRUE(document.root.has_value());
  std::vector<std::string> lines;
  for (const Finding& finding : Schema(schema).check(*document.root)) lines.push_back(to_text(finding, "f"));
  return lines;
}

constexpr std::string_view kPerson = R"({
  "type": "object", "additionalProperties": false, "required": ["name"],
  "properties": {
    "name": {"type": "string", "minLength": 2, "maxLength": 4},
    "email": {"type": "string", "pattern": "^.+@.+$", "patternErrorMessage": "an address"},
    "colour": {"enum": ["red", "green"]},
    "agreed": {"const": true, "errorMessage": "true: someone must agree"},
    "friends": {"type": "array", "minItems": 1, "maxItems": 2, "items": {"$ref": "#/$defs/friend"}},
    "active": {"type": "boolean"}
  },
  "$defs": {"friend": {"type": "string", "pattern": "^[a-z]+$"}}
})";

TEST(Schema, FindsNothingInAValidTree) {
  EXPECT_THAT(
      check(kPerson, "{name: Ada, email: a@b, colour: red, agreed: true, friends: [bob], active: false}"),
      IsEmpty());
}

TEST(Schema, ReportsEveryMistakeInTheOrderOfTheFile) {
  EXPECT_THAT(
      check(kPerson,
            "nmae: Ada\nemail: nowhere\ncolour: gren\nagreed: false\nfriends: [A, b, c]\nactive: 1\n"),
      ElementsAre("f:1:1: nmae: unknown key; did you mean \"name\"?",                              //
                  "f:2:8: email: must be an address; found \"nowhere\"",                           //
                  "f:3:9: colour: must be red or green; found \"gren\"; did you mean \"green\"?",  //
                  "f:4:9: agreed: must be true: someone must agree; found false",                  //
                  "f:5:10: friends: must hold 1 to 2 items, not 3",                                //
                  "f:5:11: friends[0]: must be like ^[a-z]+$; found \"A\"",                        //
                  "f:6:9: active: must be true or false; found \"1\""));
}

TEST(Schema, NamesAMissingKeyUnlessItStandsMisspelt) {
  EXPECT_THAT(check(kPerson, "{colour: red}"), ElementsAre("f:1:1: missing key \"name\""));
  EXPECT_THAT(check(kPerson, "{Name: Ada}"), ElementsAre("f:1:2: Name: unknown key; did you mean \"name\"?"));
}

TEST(Schema, CountsCharactersNotBytes) {
  EXPECT_THAT(check(kPerson, "name: äöüß"), IsEmpty());
  EXPECT_THAT(check(kPerson, "name: äöüßé"),
              ElementsAre("f:1:7: name: must be 2 to 4 characters, not 5; found \"äöüßé\""));
}

TEST(Schema, SaysWhatKindWasWanted) {
  EXPECT_THAT(check(kPerson, "[]"), ElementsAre("f:1:1: must be a map of keys; found a list"));
  EXPECT_THAT(check(kPerson, "name: {a: b}"), ElementsAre("f:1:7: name: must be text; found a map of keys"));
  EXPECT_THAT(check(kPerson, "name:"), ElementsAre("f:1:6: name: must be text; found nothing"));
  EXPECT_THAT(check(kPerson, "name: true"),
              ElementsAre("f:1:7: name: must be text, so put it in quotes; found true"));
}

TEST(Schema, TakesAnUnquotedNumberByItsLetters) {
  EXPECT_THAT(check(R"({"type": "string", "pattern": "^[0-9]{12}$"})", "012345678901"), IsEmpty());
  EXPECT_THAT(check(R"({"type": "string", "pattern": "^[0-9]{12}$"})", "0x2DFDC1C35"),
              ElementsAre("f:1:1: must be like ^[0-9]{12}$; found \"0x2DFDC1C35\""));
}

TEST(Schema, DoesNotSuggestAKeyThatIsThere) {
  EXPECT_THAT(check(kPerson, "name: Ada\nnamee: Bob\n"), ElementsAre("f:2:1: namee: unknown key"));
}

TEST(Schema, CarriesOutConditions) {
  constexpr std::string_view kSchema = R"({
    "if": {"required": ["kind"], "properties": {"kind": {"const": "car"}}},
    "then": {"required": ["wheels"], "errorMessage": "wheels is needed with kind: car"},
    "else": {"properties": {"wheels": {"not": {}, "errorMessage": "absent: only a car has wheels"}}}
  })";
  EXPECT_THAT(check(kSchema, "kind: car"), ElementsAre("f:1:1: wheels is needed with kind: car"));
  EXPECT_THAT(check(kSchema, "{kind: car, wheels: 4}"), IsEmpty());
  EXPECT_THAT(check(kSchema, "{kind: boat, wheels: 4}"),
              ElementsAre("f:1:22: wheels: must be absent: only a car has wheels; found \"4\""));
}

TEST(Schema, ChecksFreeKeysAndTheirValues) {
  constexpr std::string_view kTags = R"({
    "maxProperties": 2,
    "propertyNames": {"maxLength": 3, "not": {"pattern": "^a:"}, "errorMessage": "without a:"},
    "additionalProperties": {"type": "string", "maxLength": 2}
  })";
  EXPECT_THAT(check(kTags, "{a b: x, c: y}"), IsEmpty());
  EXPECT_THAT(check(kTags, "{a:b: x}"), ElementsAre("f:1:2: [\"a:b\"]: must be without a:; found \"a:b\""));
  EXPECT_THAT(check(kTags, "{a b: xxx, long: y, e: z}"),
              ElementsAre("f:1:1: must hold at most 2 keys, not 3",
                          "f:1:7: [\"a b\"]: must be at most 2 characters, not 3; found \"xxx\"",
                          "f:1:12: long: must be at most 3 characters, not 4; found \"long\""));
}

TEST(Schema, RefusesASchemaThatItCannotCarryOut) {
  EXPECT_THROW(Schema("nonsense"), std::invalid_argument);
  EXPECT_THROW(Schema(R"({"oneOf": []})"), std::invalid_argument);
  EXPECT_THROW(Schema(R"({"properties": {"a": {"format": "email"}}})"), std::invalid_argument);
  EXPECT_THROW(Schema(R"({"type": "integer"})"), std::invalid_argument);
  EXPECT_THROW(Schema(R"x({"pattern": "(?=x)"})x"), std::invalid_argument);
  EXPECT_THROW(Schema(R"({"$ref": "#/$defs/absent", "$defs": {}})"), std::invalid_argument);
}

TEST(Finding, KeepsControlCharactersAndCardNumbersOutOfMessages) {
  EXPECT_THAT(check(R"({"enum": ["visa"]})", R"("a\e[31m\nb")"),
              ElementsAre("f:1:1: must be visa; found \"a\\x1b[31m\\x0ab\""));
  EXPECT_THAT(check(R"({"enum": ["visa"]})", "4242 4242 4242 4242"),
              ElementsAre("f:1:1: must be visa; found a card number, not shown"));
}

TEST(Finding, CutsLongValues) {
  const std::vector<std::string> lines = check(R"({"enum": ["a"]})", std::string(200, 'x'));
  EXPECT_THAT(lines, ElementsAre("f:1:1: must be a; found \"" + std::string(60, 'x') + "…\""));
}

TEST(Finding, KnowsCardNumbersByTheirCheckDigit) {
  for (const char* card : {"4242424242424242", "5555-5555-5555-4444", "378282246310005"}) {
    EXPECT_TRUE(looks_like_card_number(card)) << card;
  }
  for (const char* other : {"4242424242424241", "111122223333", "+1 206 555 0100", "", "42424242424242a2"}) {
    EXPECT_FALSE(looks_like_card_number(other)) << other;
  }
}

TEST(Finding, IsWrittenAsJson) {
  const Finding finding{Severity::error, {12, 5}, "management_account.emial", "unknown key", "", "email"};
  EXPECT_EQ(boost::json::serialize(to_json(finding, "a.yaml")),
            R"({"file":"a.yaml","line":12,"column":5,"severity":"error","path":"management_account.emial",)"
            R"("rule":"unknown key","found":"","suggestion":"email",)"
            R"("message":"management_account.emial: unknown key; did you mean \"email\"?"})");
}

}  // namespace
}  // namespace groundwork::prepare
