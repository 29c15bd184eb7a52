#include "shape/path.hpp"

#include <gtest/gtest.h>

namespace groundwork::shape {
namespace {

TEST(Path, SpellsPlacesAsAwsDoes) {
  const Path root;
  EXPECT_EQ(root.str(), "");
  const Path tags = root.member("Tags");
  EXPECT_EQ(tags.str(), "tags");
  const Path first = tags.element(0);
  EXPECT_EQ(first.str(), "tags.1.member");
  EXPECT_EQ(first.member("Key").str(), "tags.1.member.key");
  const Path books = root.member("requestItems");
  EXPECT_EQ(books.entry("Books").str(), "requestItems.Books.member");
}

TEST(Path, LowersTheFirstLetterAlone) {
  const Path root;
  EXPECT_EQ(root.member("SAMLMetadataDocument").str(), "sAMLMetadataDocument");
  EXPECT_EQ(root.member("_x").str(), "_x");
}

}  // namespace
}  // namespace groundwork::shape
