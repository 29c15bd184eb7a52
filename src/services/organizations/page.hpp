#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/encoding.hpp"
#include "plane/organizations/errors.hpp"
#include "shape/descriptor.hpp"

namespace groundwork::services::organizations {

constexpr std::int64_t kPageSizeMax = 20;

/// A NextToken is for the operation alone that gave it: it carries the name of the input and the sort key
/// after which the list goes on.
template <class Input>
std::string token_of(std::string_view key) {
  return base::base64url(std::string(shape::shape_of<Input>().name) + ' ' + std::string(key));
}

/// The sort key that the NextToken of `input` carries; empty for the first page.
template <class Input>
std::string place_of(const Input& input) {
  if (!input.next_token) return {};
  const std::string name = std::string(shape::shape_of<Input>().name) + ' ';
  const auto text = base::unbase64url(*input.next_token);
  if (!text || !text->starts_with(name) || text->size() == name.size()) {
    throw plane::organizations::invalid_input(
        "INVALID_NEXT_TOKEN",
        "Get the value for the NextToken parameter from the response to a previous call of the operation.");
  }
  return text->substr(name.size());
}

/// The items of one page: `fetch(after, limit)` answers as many in order of `key_of(item)`. Sets the
/// NextToken of `output` where more follow.
template <class Input, class Output, class Fetch, class KeyOf>
auto page_of(const Input& input, Output& output, Fetch fetch, KeyOf key_of) {
  const std::int64_t size = input.max_results.value_or(kPageSizeMax);
  auto items = fetch(place_of(input), size + 1);
  if (static_cast<std::int64_t>(items.size()) > size) {
    items.pop_back();
    output.next_token = token_of<Input>(key_of(items.back()));
  }
  return items;
}

}  // namespace groundwork::services::organizations
