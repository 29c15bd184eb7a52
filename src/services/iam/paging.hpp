#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/encoding.hpp"
#include "plane/identities/page.hpp"
#include "services/iam/errors.hpp"

namespace groundwork::services::iam {

constexpr std::int32_t kMaxItemsDefault = 100;

/// What Marker and MaxItems of a request ask for. A marker is the sort key of the item that was given last,
/// in base64url; one that is not ours is refused.
///
/// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListUsers.html
template <class Input>
plane::PageRequest page_request(const Input& input) {
  plane::PageRequest request{.limit = input.max_items.value_or(kMaxItemsDefault)};
  if (!input.marker) return request;
  auto key = base::unbase64url(*input.marker);
  if (!key) throw aws::validation_error("Invalid Marker.");
  request.after = *std::move(key);
  return request;
}

/// Says in an answer whether more follows, and from where.
template <class Output>
void put_paging(Output& output, const std::string& next) {
  output.is_truncated = !next.empty();
  if (!next.empty()) output.marker = base::base64url(next);
}

}  // namespace groundwork::services::iam
