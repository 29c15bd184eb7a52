#pragma once

#include <string>
#include <string_view>

#include "base/encoding.hpp"
#include "services/billing/errors.hpp"
#include "shape/descriptor.hpp"

namespace groundwork::services::billing {

/// A nextToken is for the operation alone that gave it: it carries the name of the input and the sort key
/// after which the list goes on.
template <class Input>
std::string token_of(std::string_view key) {
  return base::base64url(std::string(shape::shape_of<Input>().name) + ' ' + std::string(key));
}

/// The sort key that the nextToken of `input` carries; empty for the first page.
template <class Input>
std::string place_of(const Input& input) {
  if (!input.next_token) return {};
  const std::string name = std::string(shape::shape_of<Input>().name) + ' ';
  const auto text = base::unbase64url(*input.next_token);
  if (!text || !text->starts_with(name) || text->size() == name.size()) {
    throw invalid_field("nextToken", "must be that of an answer of this operation");
  }
  return text->substr(name.size());
}

/// The items of one page: `fetch(after, limit)` answers as many in order of `key_of(item)`. Sets the
/// nextToken of `output` where more follow.
template <class Input, class Output, class Fetch, class KeyOf>
auto page_of(const Input& input, Output& output, std::int64_t size_max, Fetch fetch, KeyOf key_of) {
  const std::int64_t size = input.max_results.value_or(static_cast<std::int32_t>(size_max));
  auto items = fetch(place_of(input), size + 1);
  if (static_cast<std::int64_t>(items.size()) > size) {
    items.pop_back();
    output.next_token = token_of<Input>(key_of(items.back()));
  }
  return items;
}

}  // namespace groundwork::services::billing
