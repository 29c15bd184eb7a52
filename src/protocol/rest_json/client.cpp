#include <algorithm>

#include "base/encoding.hpp"
#include "protocol/json/error.hpp"
#include "protocol/rest_json/bindings.hpp"
#include "protocol/rest_json/rest_json.hpp"
#include "protocol/rest_json/uri.hpp"
#include "protocol/scalar.hpp"

namespace groundwork::protocol::rest_json {
namespace {

using shape::Kind;
using shape::Member;
using shape::Place;
using shape::Shape;
using shape::TimeFormat;

std::string text_of(const Member& member, const Shape& shape, const void* value) {
  std::string text;
  append_scalar(text, shape, value, time_format_of(member, TimeFormat::date_time));
  return text;
}

/// The text of the member that is bound to a label, or empty.
std::string label_text(const Shape& shape, const void* input, std::string_view label) {
  const auto found = std::find_if(shape.members.begin(), shape.members.end(), [&](const Member& m) {
    return m.place == Place::label && m.place_name == label;
  });
  const void* held = found == shape.members.end() ? nullptr : found->get(input);
  return held == nullptr ? "" : text_of(*found, *found->target, held);
}

/// The template with its labels filled in; a greedy label keeps its slashes.
std::string filled(std::string_view path, const Shape& shape, const void* input) {
  std::string out;
  for (std::size_t open = 0; (open = path.find('{')) != std::string_view::npos;) {
    const std::size_t close = path.find('}', open);
    std::string_view label = path.substr(open + 1, close - open - 1);
    const bool greedy = label.back() == '+';
    if (greedy) label.remove_suffix(1);
    out.append(path, 0, open).append(base::uri_encode(label_text(shape, input, label), greedy));
    path.remove_prefix(close + 1);
  }
  return out.append(path);
}

void append_parameter(std::string& target, std::string_view name, std::string_view value) {
  target += target.find('?') == std::string::npos ? '?' : '&';
  target.append(base::uri_encode(name)).append("=").append(base::uri_encode(value));
}

void append_query(std::string& target, const Shape& shape, const void* input) {
  for (const Member& member : shape.members) {
    if (member.place != Place::query) continue;
    const void* held = member.get(input);
    if (held == nullptr) continue;
    if (member.target->kind != Kind::list) {
      append_parameter(target, member.place_name, text_of(member, *member.target, held));
      continue;
    }
    for (std::size_t i = 0; i < member.target->list->size(held); ++i) {
      const void* element = member.target->list->at(held, i);
      append_parameter(target, member.place_name, text_of(member, *member.target->element, element));
    }
  }
}

}  // namespace

Request encode_input(const shape::Operation& operation, const void* input) {
  const Shape& shape = *operation.input;
  Request request{.method = std::string(operation.http_method)};
  const auto [path, fixed] = split_target(operation.http_uri);
  request.target = filled(path, shape, input);
  if (!fixed.empty()) request.target.append("?").append(fixed);
  append_query(request.target, shape, input);
  write_headers(shape, input, request.headers);
  if (payload_of(shape) != nullptr || has_body_members(shape)) {
    const std::string_view content_type = write_content(shape, input, request.body);
    if (!content_type.empty()) request.headers.emplace_back("content-type", content_type);
  }
  return request;
}

DecodeResult decode_output(const shape::Operation& operation, const Response& response) {
  DecodeResult result{.value = shape::Value(*operation.output)};
  void* object = result.value.get();
  if (read_headers(*operation.output, object, response.headers, result)) {
    read_content(*operation.output, object, response.body, result);
  }
  return result;
}

aws::ApiError decode_error(const Response& response) {
  return json::read_error_body(response.body, response.header("x-amzn-errortype"), response.status);
}

}  // namespace groundwork::protocol::rest_json
