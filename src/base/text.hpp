#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace groundwork::base {

/// ASCII only, as every name in AWS's protocols is.
std::string lower(std::string_view text);
bool equal_ignoring_case(std::string_view a, std::string_view b);
std::string_view trim(std::string_view text);
/// Splits at every `separator`; an empty text gives one empty part.
std::vector<std::string_view> split(std::string_view text, char separator);
std::string join(const std::vector<std::string>& parts, std::string_view separator);
bool is_digits(std::string_view text);
/// True where the bytes are well-formed UTF-8.
bool is_utf8(std::string_view bytes);
/// Counts code points, not bytes: what AWS's length limits count.
std::size_t utf8_length(std::string_view text);

/// The candidate nearest to `name` by edit distance, or empty where none is near enough to be a typing slip.
std::string_view nearest_name(std::string_view name, const std::vector<std::string_view>& candidates);

}  // namespace groundwork::base
