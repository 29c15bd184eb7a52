// Every pattern of every model must be one that RE2 can read, by itself or through its equivalent in
// api/overlay.
#include <set>

#include <gtest/gtest.h>

#include "services.hpp"
#include "shape/pattern.hpp"

namespace groundwork {
namespace {

void visit(const shape::Shape& shape, std::set<const shape::Shape*>& seen) {
  if (!seen.insert(&shape).second) return;
  for (const shape::Member& member : shape.members) visit(*member.target, seen);
  if (shape.element != nullptr) visit(*shape.element, seen);
  if (shape.key != nullptr) visit(*shape.key, seen);
}

TEST(Patterns, AllCompile) {
  std::size_t patterns = 0;
  for (const shape::Service* service : wire::services()) {
    std::set<const shape::Shape*> shapes;
    for (const shape::Operation& operation : service->operations) {
      visit(*operation.input, shapes);
      visit(*operation.output, shapes);
    }
    for (const shape::Shape* shape : shapes) {
      if (shape->pattern.empty()) continue;
      ++patterns;
      EXPECT_NO_THROW(shape::matches_pattern(*shape, "x")) << service->name << ": " << shape->name;
    }
  }
  EXPECT_GT(patterns, 50U);
}

}  // namespace
}  // namespace groundwork
