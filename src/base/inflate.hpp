#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace groundwork::base {

/// What was packed, in zlib's form or gzip's. `size` is that of the result, which must be known. Throws
/// std::logic_error where the bytes say otherwise: they are our own, from build time.
std::string inflate(std::string_view packed, std::size_t size);

}  // namespace groundwork::base
