#include "policy/context.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace groundwork::policy {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(Context, FindsKeysWithoutRegardToCase) {
  Context context;
  context.set("aws:PrincipalTag/Team", "blue");
  ASSERT_TRUE(context.find("AWS:principaltag/team"));
  EXPECT_THAT(*context.find("AWS:principaltag/team"), ElementsAre("blue"));
  EXPECT_FALSE(context.find("aws:PrincipalTag/Teams"));
}

TEST(Context, TheLastValueStands) {
  Context context;
  context.set("aws:TagKeys", "a");
  context.set("AWS:TagKeys", std::vector<std::string>{"b", "c"});
  EXPECT_THAT(*context.find("aws:TagKeys"), ElementsAre("b", "c"));
  context.set("aws:TagKeys", std::vector<std::string>{});
  EXPECT_THAT(*context.find("aws:TagKeys"), IsEmpty());
}

TEST(Context, ComputesALazyKeyOnceAndOnlyWhenAsked) {
  Context context;
  int calls = 0;
  context.set_lazy("aws:PrincipalOrgID", [&]() -> std::optional<std::vector<std::string>> {
    ++calls;
    return std::vector<std::string>{"o-1"};
  });
  context.set_lazy("aws:PrincipalOrgPaths",
                   [&]() -> std::optional<std::vector<std::string>> { return std::nullopt; });
  EXPECT_EQ(calls, 0);
  EXPECT_THAT(*context.find("aws:PrincipalOrgID"), ElementsAre("o-1"));
  EXPECT_THAT(*context.find("aws:PrincipalOrgID"), ElementsAre("o-1"));
  EXPECT_EQ(calls, 1);
  EXPECT_FALSE(context.find("aws:PrincipalOrgPaths"));
  EXPECT_FALSE(context.find("aws:PrincipalOrgPaths"));
}

}  // namespace
}  // namespace groundwork::policy
