#pragma once

#include <string>
#include <string_view>

#include "shape/descriptor.hpp"

namespace groundwork::shape {

/// A model's pattern in RE2's notation: `\uXXXX` becomes `\x{XXXX}` (surrogate pairs one code point); the
/// rest of what AWS's models use means the same in both.
std::string to_re2(std::string_view pattern);

/// True where the whole of `text` satisfies the shape's pattern. Compiled once per shape and process, and
/// kept by the shape's address, which must therefore be good for the life of the process, as that of every
/// generated table is. Any thread may call. Throws std::logic_error where RE2 cannot read the pattern: the
/// shape then needs an equivalent in api/overlay.
bool matches_pattern(const Shape& shape, std::string_view text);

}  // namespace groundwork::shape
