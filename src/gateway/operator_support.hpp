#pragma once

#include <string_view>

#include "gateway/http_message.hpp"
#include "plane/plane.hpp"

namespace groundwork::gateway {

/// The operator as AWS Support, under /_groundwork/support/; `path` is what follows.
///
///     GET  cases?account=123456789012           the account's open cases with what was written in them
///     POST cases/ID/communications              {"body": "...", "status": "pending-customer-action"}
///     POST plans/123456789012                   {"plan": "BASIC"}: as AWS does it, bound by no commitment
HttpResponse answer_support(plane::Plane& plane, const HttpRequest& request, std::string_view path);

}  // namespace groundwork::gateway
