#include "shape/value_text.hpp"

#include <cmath>

#include <fmt/format.h>

namespace groundwork::shape {
namespace {

std::optional<std::string> list_text(const Shape& shape, const void* list) {
  std::string out = "[";
  for (std::size_t i = 0; i < shape.list->size(list); ++i) {
    const auto one = value_text(*shape.element, shape.list->at(list, i));
    if (!one) return std::nullopt;
    out += (i > 0 ? ", " : "") + *one;
  }
  return out + "]";
}

std::optional<std::string> map_text(const Shape& shape, const void* map) {
  struct State {
    const Shape& shape;
    std::string out = "{";
    bool quotable;
  } state{.shape = shape, .quotable = !shape.key->sensitive};
  shape.map->each(map, &state, [](void* opaque, const std::string& key, const void* value) {
    State& s = *static_cast<State*>(opaque);
    const auto one = value_text(*s.shape.element, value);
    s.quotable = s.quotable && one;
    if (one) s.out += fmt::format("{}{}={}", s.out.size() > 1 ? ", " : "", key, *one);
  });
  return state.quotable ? std::optional(state.out + "}") : std::nullopt;
}

}  // namespace

std::string number_text(double number) {
  const bool whole = std::abs(number) < 9e15 && number == std::floor(number);
  return whole ? fmt::format("{}", static_cast<std::int64_t>(number)) : fmt::format("{}", number);
}

std::optional<std::string> value_text(const Shape& shape, const void* value) {
  if (shape.sensitive) return std::nullopt;
  switch (shape.kind) {
    case Kind::boolean:
      return *static_cast<const bool*>(value) ? "true" : "false";
    case Kind::integer:
      return fmt::format("{}", *static_cast<const std::int32_t*>(value));
    case Kind::long_:
      return fmt::format("{}", *static_cast<const std::int64_t*>(value));
    case Kind::double_:
      return number_text(*static_cast<const double*>(value));
    case Kind::string:
    case Kind::enumeration:
      return *static_cast<const std::string*>(value);
    case Kind::blob: {
      // AWS prints the Java object that holds the bytes.
      const std::size_t size = static_cast<const Blob*>(value)->bytes.size();
      return fmt::format("java.nio.HeapByteBuffer[pos=0 lim={0} cap={0}]", size);
    }
    case Kind::list:
      return list_text(shape, value);
    case Kind::map:
      return map_text(shape, value);
    default:
      return std::nullopt;
  }
}

}  // namespace groundwork::shape
