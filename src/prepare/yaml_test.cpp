#include "prepare/yaml.hpp"

#include <string>

#include <gmock/gmock.h>

namespace groundwork::prepare::yaml {
namespace {

using testing::HasSubstr;

const Node& root(const Document& document) {
  EXPECT_TRUE(document.root.has_value());
  EXPECT_TRUE(document.faults.empty());
  static const Node kNone;
  return document.root ? *document.root : kNone;
}

Kind kind_of(std::string_view scalar) {
  const Document document = parse("key: " + std::string(scalar) + "\n");
  const Node* node = root(document).find("key");
  return node == nullptr ? Kind::null : node->kind;
}

TEST(Yaml, KeepsThePlaceOfEachKeyAndValue) {
  const Document document = parse("first: 1\nlist:\n  - name: a\n  - {name: ö, next: \"b\"}\n");
  const Node& map = root(document);
  EXPECT_EQ(map.entries[1].at, (Position{2, 1}));
  const Node& second = map.find("list")->items[1];
  EXPECT_EQ(second.at, (Position{4, 5}));
  EXPECT_EQ(second.entries[1].at, (Position{4, 15})) << "columns count characters, not bytes";
  EXPECT_EQ(second.find("next")->at, (Position{4, 21}));
  EXPECT_EQ(second.find("absent"), nullptr);
}

TEST(Yaml, ReadsScalarsByTheCoreSchemaOfYaml12) {
  for (const char* word : {"true", "False", "TRUE"}) EXPECT_EQ(kind_of(word), Kind::boolean) << word;
  for (const char* word : {"", "~", "null", "NULL"}) EXPECT_EQ(kind_of(word), Kind::null) << word;
  for (const char* word : {"0", "-3", "+12065550100", "012345678901", "0o17", "0x1F"}) {
    EXPECT_EQ(kind_of(word), Kind::integer) << word;
  }
  for (const char* word : {"1.0", ".5", "6.02e23", "-.inf", ".nan"})
    EXPECT_EQ(kind_of(word), Kind::number) << word;
  for (const char* word :
       {"yes", "on", "NO", "+1 206 555 0100", "12:30:45", "\"1\"", "'true'", "1_000", "0b1"}) {
    EXPECT_EQ(kind_of(word), Kind::text) << word;
  }
}

TEST(Yaml, KeepsTheLettersOfAnUnquotedNumber) {
  const Document document = parse("id: 012345678901\nphone: +12065550100\n");
  EXPECT_EQ(root(document).find("id")->text, "012345678901");
  EXPECT_EQ(root(document).find("phone")->text, "+12065550100");
}

TEST(Yaml, FoldsAndKeepsBlockScalars) {
  const Document document = parse("folded: >-\n  one\n  two\nkept: |\n  one\n  two\n");
  EXPECT_EQ(root(document).find("folded")->text, "one two");
  EXPECT_EQ(root(document).find("kept")->text, "one\ntwo\n");
}

struct Refused {
  const char* text;
  Position at;
  const char* reason;
};

class YamlRefuses : public testing::TestWithParam<Refused> {};

TEST_P(YamlRefuses, WithPlaceAndReason) {
  const Document document = parse(GetParam().text);
  ASSERT_EQ(document.faults.size(), 1U);
  EXPECT_EQ(document.faults[0].at, GetParam().at);
  EXPECT_THAT(document.faults[0].reason, HasSubstr(GetParam().reason));
}

INSTANTIATE_TEST_SUITE_P(
    Cases, YamlRefuses,
    testing::Values(Refused{"", {1, 1}, "the file is empty"}, Refused{"# only a comment\n", {2, 1}, "empty"},
                    Refused{"a: 1\nb: 2\na: 3\n", {3, 1}, "key \"a\" stands twice; it stood first in line 1"},
                    Refused{"a: &x 1\n", {1, 4}, "anchor &x"}, Refused{"&k a: 1\n", {1, 1}, "anchor &k"},
                    Refused{"a: [&y {}]\n", {1, 5}, "anchor &y"}, Refused{"a: *x\n", {1, 4}, "alias *x"},
                    Refused{"a: !!str 1\n", {1, 4}, "tag tag:yaml.org,2002:str"},
                    Refused{"a: !secret b\n", {1, 4}, "tag !secret"},
                    Refused{"a:\n\tb: 1\n", {2, 1}, "a tab stands in the indentation"},
                    Refused{"a:\n  \tb: 1\n", {2, 3}, "a tab stands in the indentation"},
                    Refused{"a: 1\n---\nb: 2\n", {2, 1}, "a second document begins here"},
                    Refused{"? [a, b]\n: 1\n", {1, 3}, "a key must be a single word"},
                    Refused{"\"\": 1\n", {1, 1}, "a key must not be empty"},
                    Refused{"a: [1, 2\n", {2, 1}, "not well-formed YAML"},
                    Refused{"a: 1\n b: 2\n", {2, 3}, "not well-formed YAML: mapping values are not allowed"},
                    Refused{"a: \"\xff\"\n", {1, 1}, "not UTF-8"},
                    Refused{"a: 1\nö: \x01\n", {2, 4}, "control characters are not allowed"}));

TEST(Yaml, RefusesDepthAndSizeBeyondItsLimits) {
  const Document deep = parse(std::string(40, '['));
  ASSERT_EQ(deep.faults.size(), 1U);
  EXPECT_EQ(deep.faults[0].reason, "deeper than 32 levels");
  const Document large = parse(std::string(kBytesMax + 1, '#'));
  ASSERT_EQ(large.faults.size(), 1U);
  EXPECT_EQ(large.faults[0].reason, "larger than 4 MiB");
}

TEST(Yaml, ReportsEveryDuplicateAndStillReadsTheTree) {
  const Document document = parse("a: 1\na: 2\nb: {c: 1, c: 2}\n");
  EXPECT_TRUE(document.root.has_value());
  EXPECT_EQ(document.faults.size(), 2U);
}

}  // namespace
}  // namespace groundwork::prepare::yaml
