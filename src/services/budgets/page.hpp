#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "services/call.hpp"

namespace groundwork::services::budgets {

constexpr std::int64_t kPageSize = 100;

/// A NextToken that goes on after the item with the sort key `key`.
std::string token_of(const Call& call, const std::string& key);
/// The sort key that a NextToken of ours carries; empty for the first page. Throws InvalidNextTokenException,
/// and ExpiredNextTokenException for one that is too old.
std::string place_of(const Call& call, const std::optional<std::string>& next_token);

/// The number that such a key is; zero for the first page. Throws InvalidNextTokenException where it is none.
std::int64_t number_of(const std::string& key);

/// The items of one page: `fetch(after, limit)` answers as many in order of `key_of(item)`. Sets the
/// NextToken of `output` where more follow.
template <class Input, class Output, class Fetch, class KeyOf>
auto page_of(const Call& call, const Input& input, Output& output, Fetch fetch, KeyOf key_of) {
  const std::int64_t size = input.max_results.value_or(kPageSize);
  auto items = fetch(place_of(call, input.next_token), size + 1);
  if (static_cast<std::int64_t>(items.size()) > size) {
    items.pop_back();
    output.next_token = token_of(call, key_of(items.back()));
  }
  return items;
}

}  // namespace groundwork::services::budgets
