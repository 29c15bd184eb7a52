#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/encoding.hpp"
#include "plane/organizations/errors.hpp"

namespace groundwork::services::organizations {

constexpr std::int64_t kPageSizeMax = 20;

/// The sort key that a NextToken of ours carries; empty for the first page.
inline std::string place_of(const std::optional<std::string>& next_token) {
  if (!next_token) return {};
  auto key = base::unbase64url(*next_token);
  if (!key || key->empty()) {
    throw plane::organizations::invalid_input(
        "INVALID_NEXT_TOKEN",
        "Get the value for the NextToken parameter from the response to a previous call of the operation.");
  }
  return std::move(*key);
}

/// The items of one page: `fetch(after, limit)` answers as many in order of `key_of(item)`. Sets the
/// NextToken of `output` where more follow.
template <class Input, class Output, class Fetch, class KeyOf>
auto page_of(const Input& input, Output& output, Fetch fetch, KeyOf key_of) {
  const std::int64_t size = input.max_results.value_or(kPageSizeMax);
  auto items = fetch(place_of(input.next_token), size + 1);
  if (static_cast<std::int64_t>(items.size()) > size) {
    items.pop_back();
    output.next_token = base::base64url(key_of(items.back()));
  }
  return items;
}

}  // namespace groundwork::services::organizations
