#pragma once

#include <cstdint>
#include <string>

#include "plane/organizations/errors.hpp"
#include "services/page_token.hpp"

namespace groundwork::services::organizations {

constexpr std::int64_t kPageSizeMax = 20;

/// The sort key that the NextToken of `input` carries; empty for the first page.
template <class Input>
std::string place_of(const Input& input) {
  const auto key = key_of_page_token(input);
  if (!key) {
    throw plane::organizations::invalid_input(
        "INVALID_NEXT_TOKEN",
        "Get the value for the NextToken parameter from the response to a previous call of the operation.");
  }
  return *key;
}

/// The items of one page: `fetch(after, limit)` answers as many in order of `key_of(item)`. Sets the
/// NextToken of `output` where more follow.
template <class Input, class Output, class Fetch, class KeyOf>
auto page_of(const Input& input, Output& output, Fetch fetch, KeyOf key_of) {
  const std::int64_t size = input.max_results.value_or(kPageSizeMax);
  return page_after<Input>(place_of(input), size, output, fetch, key_of);
}

}  // namespace groundwork::services::organizations
