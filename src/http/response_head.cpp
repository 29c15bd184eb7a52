#include "http/response_head.hpp"

#include <algorithm>

#include <boost/beast/http/status.hpp>
#include <fmt/format.h>

namespace groundwork::http {
namespace {

bool is_value(std::string_view text) {
  return std::none_of(text.begin(), text.end(),
                      [](unsigned char c) { return (c < 0x20 && c != '\t') || c == 0x7f; });
}

bool is_name(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](unsigned char c) {
    return c > 0x20 && c < 0x7f && std::string_view("\"(),/:;<=>?@[\\]{}").find(c) == std::string_view::npos;
  });
}

void append(std::string& out, std::string_view name, std::string_view value) {
  out.append(name).append(": ").append(value).append("\r\n");
}

std::string_view reason(int status) {
  const auto text = boost::beast::http::obsolete_reason(static_cast<boost::beast::http::status>(status));
  return {text.data(), text.size()};
}

}  // namespace

bool is_sendable(const gateway::HttpResponse& response) {
  return response.status >= 200 && response.status <= 599 && is_value(response.content_type) &&
         std::all_of(response.headers.begin(), response.headers.end(),
                     [](const auto& header) { return is_name(header.first) && is_value(header.second); });
}

bool is_bodiless(int status) { return status == 204 || status == 304; }

void write_response_head(const gateway::HttpResponse& response, std::string_view date,
                         Persistence persistence, std::string& out) {
  out.assign("HTTP/1.1 ").append(fmt::format_int(response.status).c_str()).append(" ");
  out.append(reason(response.status)).append("\r\n");
  append(out, "Date", date);
  if (!response.content_type.empty()) append(out, "Content-Type", response.content_type);
  if (!is_bodiless(response.status)) {
    append(out, "Content-Length", fmt::format_int(response.body.size()).c_str());
  }
  for (const auto& [name, value] : response.headers) append(out, name, value);
  if (persistence == Persistence::kClose) append(out, "Connection", "close");
  if (persistence == Persistence::kKeepAlive) append(out, "Connection", "keep-alive");
  out.append("\r\n");
}

gateway::HttpResponse plain_response(int status, std::string_view text) {
  gateway::HttpResponse response;
  response.status = status;
  response.content_type = "text/plain; charset=utf-8";
  response.body.assign(text).append("\n");
  return response;
}

}  // namespace groundwork::http
