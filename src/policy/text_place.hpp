#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace groundwork::policy {

/// Where a byte of a document stands, for people: both count from 1, columns in characters.
struct TextPlace {
  std::size_t line = 1;
  std::size_t column = 1;
};

TextPlace place_in(std::string_view text, std::size_t position);

/// The innermost value that the byte belongs to, as `Statement/0/Action/1`; empty for the whole document, and
/// where the text is no JSON.
std::string path_in(std::string_view text, std::size_t position);

}  // namespace groundwork::policy
