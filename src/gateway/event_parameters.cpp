#include "gateway/event_parameters.hpp"

#include <boost/json.hpp>

#include "base/encoding.hpp"

namespace groundwork::gateway {
namespace {

namespace json = boost::json;
using shape::Kind;
using shape::Shape;

constexpr std::string_view kHidden = "HIDDEN_DUE_TO_SECURITY_REASONS";

std::string lower_camel(std::string_view name) {
  std::string out(name);
  if (!out.empty() && out[0] >= 'A' && out[0] <= 'Z') out[0] = static_cast<char>(out[0] + 32);
  return out;
}

json::value structure(const Shape& shape, const void* object) {
  json::object out;
  for (const shape::Member& member : shape.members) {
    if (const void* value = member.get(object))
      out[lower_camel(member.name)] = event_parameters(*member.target, value);
  }
  return out;
}

json::value list(const Shape& shape, const void* object) {
  json::array out;
  const std::size_t size = shape.list->size(object);
  for (std::size_t i = 0; i < size; ++i)
    out.push_back(event_parameters(*shape.element, shape.list->at(object, i)));
  return out;
}

json::value map(const Shape& shape, const void* object) {
  struct State {
    const Shape* element;
    json::object out;
  } state{shape.element, {}};
  shape.map->each(object, &state, [](void* raw, const std::string& key, const void* value) {
    auto& s = *static_cast<State*>(raw);
    s.out[key] = event_parameters(*s.element, value);
  });
  return std::move(state.out);
}

}  // namespace

json::value event_parameters(const Shape& shape, const void* object) {
  if (shape.sensitive) return json::value(kHidden);
  switch (shape.kind) {
    case Kind::boolean:
      return *static_cast<const bool*>(object);
    case Kind::integer:
      return *static_cast<const std::int32_t*>(object);
    case Kind::long_:
      return *static_cast<const std::int64_t*>(object);
    case Kind::double_:
      return *static_cast<const double*>(object);
    case Kind::string:
    case Kind::enumeration:
      return json::value(*static_cast<const std::string*>(object));
    case Kind::timestamp:
      return json::value(base::iso8601(*static_cast<const base::Instant*>(object)));
    case Kind::blob:
      return json::value(base::base64(static_cast<const shape::Blob*>(object)->bytes));
    case Kind::document:
      return *static_cast<const json::value*>(object);
    case Kind::structure:
    case Kind::union_:
      return structure(shape, object);
    case Kind::list:
      return list(shape, object);
    case Kind::map:
      return map(shape, object);
  }
  return nullptr;
}

}  // namespace groundwork::gateway
