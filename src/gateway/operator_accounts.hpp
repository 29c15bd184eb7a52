#pragma once

#include <string_view>

#include "gateway/http_message.hpp"
#include "plane/plane.hpp"

namespace groundwork::gateway {

/// What AWS does to an account when its owner asks AWS Support to: `path` is `ID/reopen`, which brings a
/// suspended account back, or `ID/govcloud`, which gives it an account of AWS GovCloud (US).
HttpResponse answer_accounts(plane::Plane& plane, const HttpRequest& request, std::string_view path);

/// The failures that are ordered for tests, and orders of more: {"create_account": "INTERNAL_FAILURE",
/// "times": 1}.
HttpResponse answer_faults(plane::Plane& plane, const HttpRequest& request);

}  // namespace groundwork::gateway
