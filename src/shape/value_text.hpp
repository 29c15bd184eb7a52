#pragma once

#include <optional>
#include <string>

#include "shape/descriptor.hpp"

namespace groundwork::shape {

/// A number as a message quotes it: without a fraction where it has none.
std::string number_text(double number);

/// The value as AWS's validation messages quote it: `x`, `5`, `[a, b]`, `{k=v}`. nullopt where it must not be
/// quoted, because it or a part of it is sensitive, or where AWS quotes nothing useful (structures).
std::optional<std::string> value_text(const Shape& shape, const void* value);

}  // namespace groundwork::shape
