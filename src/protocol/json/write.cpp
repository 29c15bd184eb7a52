#include "protocol/json/write.hpp"

#include <cmath>

#include <boost/json/serialize.hpp>

#include "base/json_text.hpp"
#include "protocol/scalar.hpp"

namespace groundwork::protocol::json {
namespace {

using shape::Kind;
using shape::Member;
using shape::Shape;
using shape::TimeFormat;

void write_any(std::string& out, const Shape& shape, const void* value, TimeFormat format);

void write_list(std::string& out, const Shape& shape, const void* list) {
  out += '[';
  for (std::size_t i = 0; i < shape.list->size(list); ++i) {
    if (i > 0) out += ',';
    write_any(out, *shape.element, shape.list->at(list, i), TimeFormat::epoch_seconds);
  }
  out += ']';
}

void write_map(std::string& out, const Shape& shape, const void* map) {
  struct State {
    std::string& out;
    const Shape& element;
  } state{out, *shape.element};
  out += '{';
  shape.map->each(map, &state, [](void* opaque, const std::string& key, const void* value) {
    State& s = *static_cast<State*>(opaque);
    write_name(s.out, key);
    write_any(s.out, s.element, value, TimeFormat::epoch_seconds);
  });
  out += '}';
}

void write_scalar(std::string& out, const Shape& shape, const void* value, TimeFormat format) {
  const bool is_text =
      shape.kind == Kind::blob || (shape.kind == Kind::timestamp && format != TimeFormat::epoch_seconds);
  if (is_text) out += '"';
  append_scalar(out, shape, value, format);
  if (is_text) out += '"';
}

void write_double(std::string& out, const Shape& shape, double number) {
  if (std::isfinite(number)) {
    append_scalar(out, shape, &number, TimeFormat::epoch_seconds);
  } else {
    out += std::isnan(number) ? "\"NaN\"" : number > 0 ? "\"Infinity\"" : "\"-Infinity\"";
  }
}

void write_any(std::string& out, const Shape& shape, const void* value, TimeFormat format) {
  switch (shape.kind) {
    case Kind::structure:
    case Kind::union_:
      write_members(out, shape, value, Which::all);
      return;
    case Kind::list:
      write_list(out, shape, value);
      return;
    case Kind::map:
      write_map(out, shape, value);
      return;
    case Kind::document:
      out += boost::json::serialize(*static_cast<const boost::json::value*>(value));
      return;
    case Kind::string:
    case Kind::enumeration:
      base::append_json_string(out, *static_cast<const std::string*>(value));
      return;
    case Kind::double_:
      write_double(out, shape, *static_cast<const double*>(value));
      return;
    default:
      write_scalar(out, shape, value, format);
  }
}

}  // namespace

void write_name(std::string& out, std::string_view name) {
  if (out.back() != '{') out += ',';
  base::append_json_string(out, name);
  out += ':';
}

void write_value(std::string& out, const Shape& shape, const void* value) {
  write_any(out, shape, value, TimeFormat::epoch_seconds);
}

void write_members(std::string& out, const Shape& shape, const void* object, Which which) {
  out += '{';
  for (const Member& member : shape.members) {
    if (which == Which::body_only && member.place != shape::Place::body) continue;
    const void* held = member.get(object);
    if (held == nullptr) continue;
    write_name(out, member.wire_name);
    write_any(out, *member.target, held, time_format_of(member, TimeFormat::epoch_seconds));
  }
  out += '}';
}

}  // namespace groundwork::protocol::json
