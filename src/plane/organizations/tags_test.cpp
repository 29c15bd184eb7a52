#include "plane/organizations/tags.hpp"

#include <gmock/gmock.h>

#include "plane/organizations/testing.hpp"

namespace groundwork::plane::organizations {
namespace {

TEST(OrganizationTags, AreWrittenOverAndRemoved) {
  TestOrganization test;
  test.run([&](Work& work) {
    const Organization organization = test.organization(work);
    put_tags(work, organization, "r-root", {{"team", "blue"}, {"Team", "red"}});
    put_tags(work, organization, "r-root", {{"team", "green"}});
    EXPECT_EQ(tags_of(work.unit, organization, "r-root"), (Tags{{"Team", "red"}, {"team", "green"}}));
    remove_tags(work, organization, "r-root", {"Team", "none"});
    EXPECT_EQ(tags_of(work.unit, organization, "r-root"), (Tags{{"team", "green"}}));
    remove_all_tags(work, organization, "r-root");
    EXPECT_TRUE(tags_of(work.unit, organization, "r-root").empty());
  });
}

TEST(OrganizationTags, HaveRules) {
  TestOrganization test;
  const auto putting = [&](const Tags& tags) {
    return [&test, tags](Work& work) { put_tags(work, test.organization(work), "r-root", tags); };
  };
  test.expect_refusal("InvalidInputException", "DUPLICATE_TAG_KEY", putting({{"a", "1"}, {"a", "2"}}));
  test.expect_refusal("InvalidInputException", "INVALID_SYSTEM_TAGS_PARAMETER", putting({{"aws:a", "1"}}));
  test.expect_refusal("InvalidInputException", "INVALID_SYSTEM_TAGS_PARAMETER",
                      [&](Work& work) { remove_tags(work, test.organization(work), "r-root", {"AWS:a"}); });
  test.settings.set(Setting::organizations_tags, 2);
  test.run(putting({{"a", "1"}, {"b", "2"}}));
  test.expect_refusal("ConstraintViolationException", "MAX_TAG_LIMIT_EXCEEDED", putting({{"c", "3"}}));
  test.run(putting({{"a", "3"}}));
  test.run([&](Work& work) {
    EXPECT_EQ(tags_of(work.unit, test.organization(work), "r-root"), (Tags{{"a", "3"}, {"b", "2"}}));
  });
}

}  // namespace
}  // namespace groundwork::plane::organizations
