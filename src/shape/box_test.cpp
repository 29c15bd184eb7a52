#include "shape/box.hpp"

#include <string>

#include <gtest/gtest.h>

namespace groundwork::shape {
namespace {

struct Chain {
  std::string name;
  Box<Chain> next;
};

TEST(Box, CopiesItsValue) {
  Chain a{"a", Chain{"b", {}}};
  Chain copy = a;
  copy.next->name = "c";
  EXPECT_EQ(a.next->name, "b");
  EXPECT_FALSE(a.next->next);
  a = copy;
  EXPECT_EQ((*a.next).name, "c");
}

TEST(Box, IsEmptyUntilFilled) {
  Box<Chain> box;
  EXPECT_FALSE(box.has_value());
  box.emplace().name = "x";
  EXPECT_TRUE(box);
  Box<Chain> moved = std::move(box);
  EXPECT_EQ(moved->name, "x");
  moved.reset();
  EXPECT_FALSE(moved);
}

}  // namespace
}  // namespace groundwork::shape
