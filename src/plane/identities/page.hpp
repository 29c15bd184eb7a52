#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace groundwork::plane {

/// Which part of a listing is wanted: at most `limit` items after the one with the sort key `after`, which
/// was the last that was given (empty: from the first).
struct PageRequest {
  std::string after = {};
  std::int64_t limit = 100;

  /// What a query asks for: one row more than is wanted tells whether there are more.
  std::int64_t rows() const { return limit + 1; }
};

template <class T>
struct Page {
  std::vector<T> items;
  std::string next = {};  ///< sort key of the last item where more follow, else empty
};

/// Makes a page of what a query for `request.rows()` rows gave. `key_of` answers an item's sort key.
template <class T, class KeyOf>
Page<T> cut_page(std::vector<T> rows, const PageRequest& request, const KeyOf& key_of) {
  Page<T> page{std::move(rows)};
  if (static_cast<std::int64_t>(page.items.size()) > request.limit) {
    page.items.resize(static_cast<std::size_t>(request.limit));
    page.next = key_of(page.items.back());
  }
  return page;
}

/// The first text after all that begin with `prefix`, for `path >= prefix AND path <
/// path_prefix_end(prefix)`: paths hold no character above `~`.
inline std::string path_prefix_end(std::string_view prefix) { return std::string(prefix) + '\x7f'; }

}  // namespace groundwork::plane
