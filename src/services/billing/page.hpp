#pragma once

#include <cstdint>
#include <string>

#include "services/billing/errors.hpp"
#include "services/page_token.hpp"

namespace groundwork::services::billing {

/// The sort key that the nextToken of `input` carries; empty for the first page.
template <class Input>
std::string place_of(const Input& input) {
  const auto key = key_of_page_token(input);
  if (!key) throw invalid_field("nextToken", "must be that of an answer of this operation");
  return *key;
}

/// The items of one page: `fetch(after, limit)` answers as many in order of `key_of(item)`. Sets the
/// nextToken of `output` where more follow.
template <class Input, class Output, class Fetch, class KeyOf>
auto page_of(const Input& input, Output& output, std::int64_t size_max, Fetch fetch, KeyOf key_of) {
  const std::int64_t size = input.max_results.value_or(static_cast<std::int32_t>(size_max));
  return page_after<Input>(place_of(input), size, output, fetch, key_of);
}

}  // namespace groundwork::services::billing
