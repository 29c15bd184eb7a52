#include "plane/identities/tags.hpp"

#include "plane/identities/identity_testing.hpp"

namespace groundwork::plane {
namespace {

using TagsTest = IdentityTest;

TEST_F(TagsTest, KeysAreOneWhateverTheirCaseAndComeInOrder) {
  plane.run([&](Work& work) {
    put_tags(work, "AIDABOB", {{"Zone", "1"}, {"area", "2"}});
    EXPECT_EQ(count_tags_with(work.unit, "AIDABOB", {{"zone", "3"}, {"new", ""}}), 3);
    put_tags(work, "AIDABOB", {{"ZONE", "3"}, {"Beta", ""}});
    EXPECT_EQ(tags_of(work.unit, "AIDABOB"), (Tags{{"area", "2"}, {"Beta", ""}, {"Zone", "3"}}));
    remove_tags(work, "AIDABOB", {"AREA", "nothing"});
    EXPECT_EQ(tags_of(work.unit, "AIDABOB"), (Tags{{"Beta", ""}, {"Zone", "3"}}));
    const auto first = list_tags(work.unit, "AIDABOB", {.limit = 1});
    EXPECT_EQ(first.items, (Tags{{"Beta", ""}}));
    EXPECT_EQ(list_tags(work.unit, "AIDABOB", {.after = first.next, .limit = 1}).items,
              (Tags{{"Zone", "3"}}));
    EXPECT_EQ(list_tags(work.unit, "AIDABOB", {.after = "7", .limit = 1}).items, Tags{});
  });
}

}  // namespace
}  // namespace groundwork::plane
