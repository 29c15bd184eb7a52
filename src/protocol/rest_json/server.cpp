#include <algorithm>

#include "base/encoding.hpp"
#include "base/text.hpp"
#include "protocol/errors.hpp"
#include "protocol/json/error.hpp"
#include "protocol/rest_json/bindings.hpp"
#include "protocol/rest_json/rest_json.hpp"
#include "protocol/rest_json/uri.hpp"
#include "protocol/scalar.hpp"
#include "shape/path.hpp"

namespace groundwork::protocol::rest_json {
namespace {

using shape::Kind;
using shape::Member;
using shape::Place;
using shape::Shape;

Response json_response(int status, std::string_view request_id) {
  Response response{.status = status, .content_type = "application/json"};
  response.headers.emplace_back("x-amzn-requestid", request_id);
  return response;
}

void note_missing(const Member& member, DecodeResult& result) {
  if (member.required) result.missing.push_back(shape::Path().member(member.name).str());
}

bool malformed_uri(DecodeResult& result) {
  result.malformed = Malformed{"MalformedQueryString", "The query string contains a syntax error"};
  return false;
}

bool read_labels(const Shape& shape, void* object, const std::vector<Label>& labels, DecodeResult& result) {
  for (const Member& member : shape.members) {
    if (member.place != Place::label) continue;
    const auto label = std::find_if(labels.begin(), labels.end(),
                                    [&](const Label& l) { return l.name == member.place_name; });
    if (label == labels.end()) {
      note_missing(member, result);
      continue;
    }
    const auto text = base::uri_decode(label->encoded);
    if (!text || !base::is_utf8(*text)) return malformed_uri(result);
    if (!read_text(member, *member.target, member.make(object), *text, result)) return false;
  }
  return true;
}

bool read_query(const Shape& shape, void* object, std::string_view query, DecodeResult& result) {
  const auto parameters = parse_query(query);
  if (!parameters) return malformed_uri(result);
  for (const Member& member : shape.members) {
    if (member.place != Place::query) continue;
    void* slot = nullptr;
    for (const auto& [name, value] : *parameters) {
      if (name != member.place_name) continue;
      if (slot == nullptr) slot = member.make(object);
      const bool many = member.target->kind == Kind::list;
      const Shape& target = many ? *member.target->element : *member.target;
      if (!read_text(member, target, many ? member.target->list->append(slot) : slot, value, result))
        return false;
    }
    if (slot == nullptr) note_missing(member, result);
  }
  return true;
}

}  // namespace

DecodeResult decode_input(const shape::Operation& operation, const Request& request) {
  const Shape& shape = *operation.input;
  DecodeResult result{.value = shape::Value(shape)};
  void* object = result.value.get();
  const auto [path, query] = split_target(request.target);
  const auto labels = match_path(split_target(operation.http_uri).first, path);
  (void)(read_labels(shape, object, labels.value_or(std::vector<Label>()), result) &&
         read_query(shape, object, query, result) && read_headers(shape, object, request.headers, result) &&
         read_content(shape, object, request.body, result));
  return result;
}

Response encode_output(const shape::Operation& operation, const void* output, std::string_view request_id) {
  Response response = json_response(operation.http_code, request_id);
  if (operation.output == &shape::shape_of<shape::Unit>()) return response;
  write_headers(*operation.output, output, response.headers);
  response.content_type = write_content(*operation.output, output, response.body);
  return response;
}

Response encode_error(const shape::Service& service, const aws::ApiError& error,
                      std::string_view request_id) {
  const WireError wire = wire_error(service, error);
  Response response = json_response(wire.http_status, request_id);
  response.headers.emplace_back("x-amzn-errortype", wire.code);
  response.body = json::error_body(wire, error, false);
  return response;
}

}  // namespace groundwork::protocol::rest_json
