#include "gateway/operator_http.hpp"

#include <boost/json.hpp>
#include <boost/url.hpp>

namespace groundwork::gateway {

HttpResponse json_response(int status, const boost::json::value& body) {
  return {.status = status,
          .content_type = "application/json",
          .headers = {},
          .body = boost::json::serialize(body) + "\n"};
}

HttpResponse refusal(int status, std::string_view message) {
  return json_response(status, {{"error", message}});
}

std::string parameter(const HttpRequest& request, std::string_view name) {
  const auto url = boost::urls::parse_origin_form(request.target);
  if (!url) return {};
  for (const auto& param : url->params()) {
    if (param.key == name) return param.value;
  }
  return {};
}

}  // namespace groundwork::gateway
