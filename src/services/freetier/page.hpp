#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "base/encoding.hpp"
#include "base/text.hpp"
#include "services/freetier/errors.hpp"

namespace groundwork::services::freetier {

constexpr std::int32_t kPageSize = 100;

/// One page of a list of a few items, whose places are counted. Sets the nextToken of `output` where more
/// follow.
template <class Input, class Output, class Item>
std::vector<Item> page_of(const Input& input, Output& output, const std::vector<Item>& items) {
  std::size_t first = 0;
  if (input.next_token) {
    const auto place = base::unbase64url(*input.next_token);
    if (!place || place->empty() || place->size() > 9 || !base::is_digits(*place)) {
      throw invalid("nextToken must be that of an answer of this operation");
    }
    first = std::min(items.size(), static_cast<std::size_t>(std::stoul(*place)));
  }
  const auto size = static_cast<std::size_t>(input.max_results.value_or(kPageSize));
  const std::size_t until = std::min(items.size(), first + size);
  if (until < items.size()) output.next_token = base::base64url(std::to_string(until));
  return {items.begin() + static_cast<std::ptrdiff_t>(first),
          items.begin() + static_cast<std::ptrdiff_t>(until)};
}

}  // namespace groundwork::services::freetier
