#pragma once

#include "base/random.hpp"
#include "shape/descriptor.hpp"

/// Made-up objects of any shape, and their comparison: the descriptors are all that is needed for both.
namespace groundwork::wire {

struct FillRules {
  bool whole_seconds = false;    ///< for formats that carry no fraction of a second
  bool empty_structures = true;  ///< a form cannot carry a structure without members
};

/// Fills a value-initialised structure: optional members sometimes, texts with everything that needs
/// escaping, lists and maps of up to three, one member of a union.
void fill(const shape::Shape& shape, void* object, base::Random& random, const FillRules& rules);

/// True where both values, which are of `shape`, are equal in every part.
bool same(const shape::Shape& shape, const void* a, const void* b);

}  // namespace groundwork::wire
