#pragma once

#include <string>
#include <string_view>

#include <boost/json/value.hpp>

#include "gateway/http_message.hpp"

/// What the operator's endpoints have in common.
namespace groundwork::gateway {

HttpResponse json_response(int status, const boost::json::value& body);
HttpResponse refusal(int status, std::string_view message);
/// Of the query string; empty where it is absent.
std::string parameter(const HttpRequest& request, std::string_view name);

}  // namespace groundwork::gateway
