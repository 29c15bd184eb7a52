#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/encoding.hpp"
#include "shape/descriptor.hpp"

namespace groundwork::services {

/// A token is for the operation alone that gave it: it carries the name of the input and the sort key after
/// which the list goes on.
template <class Input>
std::string page_token(std::string_view key) {
  return base::base64url(std::string(shape::shape_of<Input>().name) + ' ' + std::string(key));
}

/// The sort key that the token of `input` carries: empty for the first page, nullopt where the token is none
/// of this operation's.
template <class Input>
std::optional<std::string> key_of_page_token(const Input& input) {
  if (!input.next_token) return std::string();
  const std::string name = std::string(shape::shape_of<Input>().name) + ' ';
  const auto text = base::unbase64url(*input.next_token);
  if (!text || !text->starts_with(name) || text->size() == name.size()) return std::nullopt;
  return text->substr(name.size());
}

/// The items of the page after `place`: `fetch(after, limit)` answers as many in order of `key_of(item)`.
/// Sets the token of `output` where more follow.
template <class Input, class Output, class Fetch, class KeyOf>
auto page_after(const std::string& place, std::int64_t size, Output& output, Fetch fetch, KeyOf key_of) {
  auto items = fetch(place, size + 1);
  if (static_cast<std::int64_t>(items.size()) > size) {
    items.pop_back();
    output.next_token = page_token<Input>(key_of(items.back()));
  }
  return items;
}

}  // namespace groundwork::services
