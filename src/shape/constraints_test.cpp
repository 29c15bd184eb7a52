#include "shape/constraints.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "shape/access.hpp"

// Outer is an aggregate without bases, for which offsetof is right on every compiler that we support.
#pragma GCC diagnostic ignored "-Winvalid-offsetof"

// Small tables written by hand; tests/wire holds the same rules against the real models.
namespace groundwork::shape {
namespace {

using testing::ElementsAre;
using testing::Field;
using testing::IsEmpty;

struct Inner {
  std::string name{};
  std::optional<double> share;
};

struct Outer {
  std::string title{};
  std::vector<Inner> inners{};
  std::optional<std::map<std::string, std::string>> labels;
  std::optional<Blob> data;
  std::optional<std::string> secret;
};

constexpr std::string_view kColours[] = {"red", "green"};
const Shape kTitle{.kind = Kind::string, .name = "Title", .limits = {2, 5}, .pattern = "[a-zé]+"};
const Shape kColour{.kind = Kind::enumeration, .name = "Colour", .values = kColours};
const Shape kShare{.kind = Kind::double_, .name = "Share", .limits = {0, 0.5}};
const Shape kData{.kind = Kind::blob, .name = "Data", .limits = {.max = 3}};
const Shape kSecret{.kind = Kind::string, .name = "Secret", .limits = {.min = 8}, .sensitive = true};
constexpr Member kInnerMembers[] = {{.name = "Name",
                                     .wire_name = "Name",
                                     .target = &kColour,
                                     .offset = offsetof(Inner, name),
                                     .slot = &SlotOf<std::string>::slot,
                                     .required = true},
                                    {.name = "Share",
                                     .wire_name = "Share",
                                     .target = &kShare,
                                     .offset = offsetof(Inner, share),
                                     .slot = &SlotOf<std::optional<double>>::slot}};
const Shape kInner{.kind = Kind::structure, .name = "Inner", .members = kInnerMembers};
const Shape kInners{.kind = Kind::list,
                    .name = "Inners",
                    .limits = {.max = 2},
                    .element = &kInner,
                    .list = &ListOf<Inner>::access};
const Shape kLabels{.kind = Kind::map,
                    .name = "Labels",
                    .element = &kColour,
                    .map = &MapOf<std::string>::access,
                    .key = &kTitle};

template <class T>
constexpr Member member(std::string_view name, const Shape& target, std::size_t offset,
                        bool required = false) {
  return {.name = name,
          .wire_name = name,
          .target = &target,
          .offset = offset,
          .slot = &SlotOf<T>::slot,
          .required = required};
}

constexpr Member kOuterMembers[] = {
    member<std::string>("Title", kTitle, offsetof(Outer, title), true),
    member<std::vector<Inner>>("Inners", kInners, offsetof(Outer, inners), true),
    member<std::optional<std::map<std::string, std::string>>>("Labels", kLabels, offsetof(Outer, labels)),
    member<std::optional<Blob>>("Data", kData, offsetof(Outer, data)),
    member<std::optional<std::string>>("Secret", kSecret, offsetof(Outer, secret))};
const Shape kOuter{.kind = Kind::structure, .name = "Outer", .members = kOuterMembers};

std::vector<Violation> check(const Outer& outer, std::vector<std::string> missing = {}) {
  return check_constraints(kOuter, &outer, missing);
}

std::string only_message(const Outer& outer) {
  const auto found = check(outer);
  return found.size() == 1 ? found[0].message : validation_message(found);
}

TEST(Constraints, AGoodValueBreaksNone) {
  EXPECT_THAT(check({.title = "ééééé", .inners = {{"red", 0.5}}, .labels = {{{"ab", "green"}}}}), IsEmpty());
}

TEST(Constraints, SaysWhatIsMissingInTheOrderOfTheModel) {
  const auto found = check({.title = "ab", .inners = {{"", 0.1}}}, {"inners.1.member.name", "title"});
  EXPECT_THAT(found,
              ElementsAre(Field(&Violation::path, "title"), Field(&Violation::path, "inners.1.member.name")));
  EXPECT_EQ(found[0].kind, ConstraintKind::required);
  EXPECT_EQ(
      validation_message(found),
      "2 validation errors detected: Value null at 'title' failed to satisfy constraint: Member must not be "
      "null; Value null at 'inners.1.member.name' failed to satisfy constraint: Member must not be null");
}

TEST(Constraints, LengthCountsCodePointsAndPatternStandsFirst) {
  const auto found = check({.title = "A"});
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].kind, ConstraintKind::pattern);
  EXPECT_EQ(found[0].shape, &kTitle);
  EXPECT_EQ(found[1].kind, ConstraintKind::length_min);
}

TEST(Constraints, NestedMembersAnswerForThemselves) {
  EXPECT_EQ(
      only_message({.title = "ab", .inners = {{"red", {}}, {"blue", {}}}}),
      "Value 'blue' at 'inners.2.member.name' failed to satisfy constraint: Member must satisfy enum value "
      "set: [red, green]");
  EXPECT_EQ(only_message({.title = "ab", .inners = {{"red", 0.75}}}),
            "Value '0.75' at 'inners.1.member.share' failed to satisfy constraint: Member must have value "
            "less than "
            "or equal to 0.5");
}

TEST(Constraints, AListOfStructuresIsNotQuoted) {
  EXPECT_EQ(
      only_message({.title = "ab", .inners = {{"red", {}}, {"red", {}}, {"red", {}}}}),
      "Value at 'inners' failed to satisfy constraint: Member must have length less than or equal to 2");
}

TEST(Constraints, KeysAndValuesOfAMapAnswerTogether) {
  const auto found = check({.title = "ab", .labels = {{{"A", "red"}, {"bc", "blue"}}}});
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(
      found[0].message,
      "Value '{A=red, bc=blue}' at 'labels' failed to satisfy constraint: Map keys must satisfy constraint: "
      "[Member must have length less than or equal to 5, Member must have length greater than or equal to 2, "
      "Member must satisfy regular expression pattern: [a-zé]+]");
  EXPECT_EQ(
      found[1].message,
      "Value '{A=red, bc=blue}' at 'labels' failed to satisfy constraint: Map value must satisfy constraint: "
      "[Member must satisfy enum value set: [red, green]]");
}

TEST(Constraints, BytesAndSecretsAreNotShown) {
  EXPECT_EQ(only_message({.title = "ab", .data = Blob{"1234"}}),
            "Value 'java.nio.HeapByteBuffer[pos=0 lim=4 cap=4]' at 'data' failed to satisfy constraint: "
            "Member must "
            "have length less than or equal to 3");
  EXPECT_EQ(
      only_message({.title = "ab", .secret = "pw"}),
      "Value at 'secret' failed to satisfy constraint: Member must have length greater than or equal to 8");
}

}  // namespace
}  // namespace groundwork::shape
