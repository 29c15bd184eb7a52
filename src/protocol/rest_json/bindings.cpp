#include "protocol/rest_json/bindings.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "protocol/json/read.hpp"
#include "protocol/json/write.hpp"
#include "protocol/scalar.hpp"

namespace groundwork::protocol::rest_json {
namespace {

using shape::Kind;
using shape::Member;
using shape::Place;
using shape::Shape;
using shape::TimeFormat;

/// The protocol's own format for a timestamp in that place.
TimeFormat usual_time_format(Place place) {
  return place == Place::header ? TimeFormat::http_date : TimeFormat::date_time;
}

bool is_raw(const Shape& shape) {
  return shape.kind == Kind::blob || shape.kind == Kind::string || shape.kind == Kind::enumeration;
}

std::string& raw_bytes(const Shape& shape, void* value) {
  return shape.kind == Kind::blob ? static_cast<shape::Blob*>(value)->bytes
                                  : *static_cast<std::string*>(value);
}

const std::string& raw_bytes(const Shape& shape, const void* value) {
  return shape.kind == Kind::blob ? static_cast<const shape::Blob*>(value)->bytes
                                  : *static_cast<const std::string*>(value);
}

bool read_list(const Member& member, std::string_view text, void* list, DecodeResult& result) {
  const Shape& shape = *member.target;
  for (const std::string_view part : base::split(text, ',')) {
    if (!read_text(member, *shape.element, shape.list->append(list), base::trim(part), result)) return false;
  }
  return true;
}

}  // namespace

const Member* payload_of(const Shape& shape) {
  const auto found = std::find_if(shape.members.begin(), shape.members.end(),
                                  [](const Member& m) { return m.place == Place::payload; });
  return found == shape.members.end() ? nullptr : &*found;
}

bool has_body_members(const Shape& shape) {
  return std::any_of(shape.members.begin(), shape.members.end(),
                     [](const Member& m) { return m.place == Place::body; });
}

bool read_text(const Member& member, const Shape& shape, void* value, std::string_view text,
               DecodeResult& result) {
  const TimeFormat format = time_format_of(member, usual_time_format(member.place));
  const std::string_view complaint = read_scalar(text, shape, value, format);
  if (complaint.empty()) return true;
  result.malformed = Malformed{"SerializationException", std::string(complaint)};
  return false;
}

bool read_headers(const Shape& shape, void* object, const Headers& headers, DecodeResult& result) {
  for (const Member& member : shape.members) {
    if (member.place != Place::header) continue;
    const std::string name = base::lower(member.place_name);
    const auto found =
        std::find_if(headers.begin(), headers.end(), [&](const auto& h) { return h.first == name; });
    if (found == headers.end()) {
      if (member.required) result.missing.push_back(shape::Path().member(member.name).str());
      continue;
    }
    void* slot = member.make(object);
    const bool good = member.target->kind == Kind::list
                          ? read_list(member, found->second, slot, result)
                          : read_text(member, *member.target, slot, found->second, result);
    if (!good) return false;
  }
  return true;
}

void write_headers(const Shape& shape, const void* object, Headers& headers) {
  for (const Member& member : shape.members) {
    if (member.place != Place::header) continue;
    const void* held = member.get(object);
    if (held == nullptr) continue;
    const TimeFormat format = time_format_of(member, TimeFormat::http_date);
    std::string text;
    if (member.target->kind == Kind::list) {
      for (std::size_t i = 0; i < member.target->list->size(held); ++i) {
        if (i > 0) text += ',';
        append_scalar(text, *member.target->element, member.target->list->at(held, i), format);
      }
    } else {
      append_scalar(text, *member.target, held, format);
    }
    headers.emplace_back(base::lower(member.place_name), std::move(text));
  }
}

bool read_content(const Shape& shape, void* object, std::string_view body, DecodeResult& result) {
  const Member* payload = payload_of(shape);
  if (payload == nullptr) {
    if (!has_body_members(shape)) return true;
    return json::read_body(shape, object, body, json::Which::body_only, shape::Path(), result);
  }
  if (body.empty()) {
    // Of raw bytes none is a value too, where there must be one.
    if (payload->required && is_raw(*payload->target)) payload->make(object);
    if (payload->required && !is_raw(*payload->target)) {
      result.missing.push_back(shape::Path().member(payload->name).str());
    }
    return true;
  }
  void* slot = payload->make(object);
  if (is_raw(*payload->target)) {
    raw_bytes(*payload->target, slot).assign(body);
    return true;
  }
  const shape::Path root;
  return json::read_body(*payload->target, slot, body, json::Which::all, root.member(payload->name), result);
}

std::string_view write_content(const Shape& shape, const void* object, std::string& body) {
  const Member* payload = payload_of(shape);
  if (payload == nullptr) {
    json::write_members(body, shape, object, json::Which::body_only);
    return "application/json";
  }
  const void* held = payload->get(object);
  if (held == nullptr) return {};
  if (is_raw(*payload->target)) {
    body += raw_bytes(*payload->target, held);
    return payload->target->kind == Kind::blob ? "application/octet-stream" : "text/plain";
  }
  json::write_value(body, *payload->target, held);
  return "application/json";
}

}  // namespace groundwork::protocol::rest_json
