#pragma once

#include <optional>
#include <string>

#include "base/encoding.hpp"
#include "services/billing/errors.hpp"

namespace groundwork::services::billing {

/// The sort key that a nextToken of ours carries; empty for the first page.
inline std::string place_of(const std::optional<std::string>& next_token) {
  if (!next_token) return {};
  auto key = base::unbase64url(*next_token);
  if (!key || key->empty()) throw invalid_field("nextToken", "must be that of an answer of this operation");
  return std::move(*key);
}

/// The items of one page: `fetch(after, limit)` answers as many in order of `key_of(item)`. Sets the
/// nextToken of `output` where more follow.
template <class Input, class Output, class Fetch, class KeyOf>
auto page_of(const Input& input, Output& output, std::int64_t size_max, Fetch fetch, KeyOf key_of) {
  const std::int64_t size = input.max_results.value_or(static_cast<std::int32_t>(size_max));
  auto items = fetch(place_of(input.next_token), size + 1);
  if (static_cast<std::int64_t>(items.size()) > size) {
    items.pop_back();
    output.next_token = base::base64url(key_of(items.back()));
  }
  return items;
}

}  // namespace groundwork::services::billing
