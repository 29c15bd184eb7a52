#include "shape/descriptor.hpp"

#include "shape/access.hpp"

namespace groundwork::shape {

template <>
const Shape& shape_of<Unit>() {
  static constexpr Shape kUnit{
      .kind = Kind::structure, .name = "Unit", .create = &create<Unit>, .destroy = &destroy<Unit>};
  return kUnit;
}

}  // namespace groundwork::shape
