#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "policy/document.hpp"
#include "policy/management_policy.hpp"
#include "policy/text_place.hpp"

namespace groundwork::policy {
namespace {

/// A document with `^` before the byte that is at fault.
struct Marked {
  std::string text;
  std::size_t position;

  explicit Marked(std::string marked) : text(std::move(marked)), position(text.find('^')) {
    text.erase(position, 1);
  }
};

void expect_fault(DocumentKind kind, std::string_view marked, std::string_view path) {
  SCOPED_TRACE(std::string(marked));
  const Marked document{std::string(marked)};
  const auto parsed = parse(document.text, kind);
  ASSERT_FALSE(parsed);
  EXPECT_EQ(parsed.error().position, document.position) << parsed.error().reason;
  EXPECT_EQ(path_in(document.text, parsed.error().position), path);
}

/// In a document of version 2012-10-17 with white space where it may stand.
void expect_statement_fault(DocumentKind kind, std::string_view marked, std::string_view path) {
  const std::string before = "{ \"Version\" : \"2012-10-17\" ,\r\n\t\"Statement\" : [ ";
  expect_fault(kind, before + std::string(marked) + " ] }", path);
}

TEST(FaultPosition, IsThatOfTheWrongValue) {
  using enum DocumentKind;
  expect_statement_fault(identity, R"({"Effect":"^allow","Action":"*","Resource":"*"})",
                         "Statement/0/Effect");
  expect_statement_fault(identity, R"({"Effect":^1,"Action":"*","Resource":"*"})", "Statement/0/Effect");
  expect_statement_fault(identity, R"({"Effect":"Allow","Action":["s3:*", "^s3"],"Resource":"*"})",
                         "Statement/0/Action/1");
  expect_statement_fault(identity, R"({"Effect":"Allow","Action":"*","Resource":[ "*" , "^a\u0062" ]})",
                         "Statement/0/Resource/1");
  expect_statement_fault(identity,
                         R"({"Effect":"Allow","Action":"*","Resource":"*"},)"
                         R"({"Sid":"^a b","Effect":"Allow","Action":"*","Resource":"*"})",
                         "Statement/1/Sid");
  expect_statement_fault(identity,
                         R"({"Effect":"Allow","Action":"*","Resource":"*",)"
                         R"("Condition":{"DateLessThan":{"aws:CurrentTime":["2026-01-01","^soon"]}}})",
                         "Statement/0/Condition/DateLessThan/aws:CurrentTime/1");
  expect_statement_fault(
      identity, R"({"Effect":"Allow","Action":"*","Resource":"*","Condition":{"Bool":{"^secure":"true"}}})",
      "Statement/0/Condition/Bool/secure");
  expect_statement_fault(trust,
                         R"({"Effect":"Allow","Principal":{"AWS":["111122223333","^bob"]},)"
                         R"("Action":"sts:AssumeRole"})",
                         "Statement/0/Principal/AWS/1");
  expect_statement_fault(trust,
                         R"({"Effect":"Allow","Principal":"*","Action":["sts:AssumeRole","^iam:GetUser"]})",
                         "Statement/0/Action/1");
  expect_fault(managed,
               R"({"Version":"^2008-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}})",
               "Version");
}

TEST(FaultPosition, IsThatOfTheNameThatHasNoPlace) {
  using enum DocumentKind;
  expect_statement_fault(identity, R"({"Effect":"Allow","Action":"*","Resource":"*","^Principal":"*"})",
                         "Statement/0/Principal");
  expect_statement_fault(identity, R"({"Effect":"Allow","^Actions":"*","Resource":"*"})",
                         "Statement/0/Actions");
  expect_statement_fault(identity, R"({"^NotAction":"*","Effect":"Allow","Action":"*","Resource":"*"})",
                         "Statement/0/NotAction");
  expect_statement_fault(trust,
                         R"({"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole","^Resource":"*"})",
                         "Statement/0/Resource");
  expect_statement_fault(
      trust,
      R"({"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole","Condition":{"^stringEquals":{}}})",
      "Statement/0/Condition/stringEquals");
  expect_statement_fault(service_control, R"({"Effect":"Deny","Action":"*","Resource":"*","^Principal":"*"})",
                         "Statement/0/Principal");
  expect_fault(identity, R"({"Statement":{"Effect":"Allow", "^Effect" :"Deny","Action":"*","Resource":"*"}})",
               "");
}

TEST(FaultPosition, IsThatOfWhatLacksSomething) {
  using enum DocumentKind;
  expect_statement_fault(identity, R"({"Effect":"Allow","Action":"*","Resource":"*"}, ^{"Effect":"Deny"})",
                         "Statement/1");
  expect_statement_fault(identity, R"({"Effect":"Allow","^Action":[],"Resource":"*"})", "Statement/0/Action");
  expect_statement_fault(trust, R"(^{"Effect":"Allow","Principal":"*"})", "Statement/0");
  expect_fault(identity, R"(^{ })", "");
  expect_fault(identity, R"({"Statement":^[ ]})", "Statement");
  expect_fault(service_control, R"(  ^{"Statement":{"Effect":"Deny","Action":"*","Resource":"*"}})", "");
}

TEST(FaultPosition, IsThatWhereTheTextStopsToBeJson) {
  expect_fault(DocumentKind::identity, R"({"Version" ^"x"})", "");
  expect_fault(DocumentKind::identity, R"({"Statement":[]} ^{})", "");
  expect_fault(DocumentKind::identity,
               R"({"Statement":[)"
               "^",
               "");
}

TEST(FaultPosition, OfAManagementPolicy) {
  const Grammar& grammar = *management_grammar("TAG_POLICY");
  for (const std::string_view marked : {
           R"({"tags":{"team":{"^tag_keys":{"@@assign":"Team"}}}})",
           R"({"tags":{"team":{"tag_key":{"@@assign":"^Crew"}}}})",
           R"({"tags":{"team":{"tag_key":{"^@@append":["Team"]}}}})",
           R"({"tags":{"team":{"tag_value":{"@@assign":"^red"}}}})",
           R"({"tags":^[ ]})",
           R"(^{})",
       }) {
    SCOPED_TRACE(std::string(marked));
    const Marked document{std::string(marked)};
    const auto parsed = parse_management(document.text, grammar);
    ASSERT_FALSE(parsed);
    EXPECT_EQ(parsed.error().position, document.position) << parsed.error().reason;
  }
}

TEST(TextPlace, CountsLinesAndCharactersFromOne) {
  const std::string_view text = "{\r\n  \"\xc3\xa9\": x\n}";
  const auto at = [&](std::string_view what) {
    const TextPlace place = place_in(text, text.find(what));
    return std::to_string(place.line) + ":" + std::to_string(place.column);
  };
  EXPECT_EQ(at("{"), "1:1");
  EXPECT_EQ(at("x"), "2:8");
  EXPECT_EQ(at("}"), "3:1");
  const TextPlace end = place_in(text, text.size());
  EXPECT_EQ(end.line, 3U);
  EXPECT_EQ(end.column, 2U);
}

TEST(TextPlace, NamesTheInnermostValue) {
  const std::string_view text = R"({"a": [1, {"b/c": [[true]]}], "d": null})";
  EXPECT_EQ(path_in(text, text.find("true")), "a/1/b/c/0/0");
  EXPECT_EQ(path_in(text, text.find("null")), "d");
  EXPECT_EQ(path_in(text, 0), "");
  EXPECT_EQ(path_in("{", 0), "");
}

}  // namespace
}  // namespace groundwork::policy
