#include "objects.hpp"

#include <array>
#include <cmath>
#include <map>

#include <boost/json/value.hpp>

namespace groundwork::wire {
namespace {

using shape::Kind;
using shape::Member;
using shape::Place;
using shape::Shape;

constexpr std::size_t kDepthMax = 5;
constexpr std::array kTexts{
    "plain",       "",        " ",         "two words",      "a&b<c>d\"e'f",  "100%+1=101", "é ü 😀",
    "tab\tline\n", "\r\nend", "a.b/c?d#e", "{\"json\":[1]}", "\\back\\u0041", "  padded  ", "member.1",
    "/path/x/",    "true"};
/// What a header, a label, a query parameter or a bare body can carry.
constexpr std::array kPlainTexts{"plain", "x-y_z.1", "100%", "a+b", "a&b=c", "é", "with/slash", "q?"};

template <class T>
T& as(void* value) {
  return *static_cast<T*>(value);
}

class Filler {
 public:
  Filler(base::Random& random, const FillRules& rules) : random_(random), rules_(rules) {}

  void members(const Shape& shape, void* object, std::size_t depth) {
    if (shape.kind == Kind::union_) {
      const Member& one = shape.members[random_.below(shape.members.size())];
      value(*one.target, one.make(object), depth, one.place, one.time_format);
      return;
    }
    for (const Member& member : shape.members) {
      const bool must = member.required || (!rules_.empty_structures && &member == &shape.members.front());
      const bool wanted = must || (depth < kDepthMax && random_.below(3) > 0);
      if (wanted) value(*member.target, member.make(object), depth, member.place, member.time_format);
    }
  }

 private:
  void value(const Shape& shape, void* into, std::size_t depth, Place place, shape::TimeFormat format) {
    switch (shape.kind) {
      case Kind::structure:
      case Kind::union_:
        members(shape, into, depth + 1);
        return;
      case Kind::list:
        list(shape, into, depth, place);
        return;
      case Kind::map:
        map(shape, into, depth);
        return;
      case Kind::boolean:
        as<bool>(into) = random_.below(2) == 1;
        return;
      case Kind::integer:
        as<std::int32_t>(into) = static_cast<std::int32_t>(random_.below(1ULL << 32));
        return;
      case Kind::long_:
        as<std::int64_t>(into) = static_cast<std::int64_t>(random_.below(1ULL << 62));
        return;
      case Kind::double_:
        as<double>(into) = static_cast<double>(random_.below(1U << 30)) / 7;
        return;
      case Kind::timestamp:
        as<base::Instant>(into) = instant(format, place);
        return;
      case Kind::blob:
        as<shape::Blob>(into).bytes = random_.bytes(random_.below(40));
        return;
      case Kind::document:
        as<boost::json::value>(into) = {{"any", {1, "two", nullptr}}};
        return;
      default:
        as<std::string>(into) = text(place);
    }
  }

  void list(const Shape& shape, void* into, std::size_t depth, Place place) {
    // Outside the body an empty list is no list.
    const bool may_be_empty = place == Place::body || place == Place::payload;
    const std::size_t count = random_.below(3) + (may_be_empty ? 0 : 1);
    for (std::size_t i = 0; i < count && depth < kDepthMax; ++i) {
      value(*shape.element, shape.list->append(into), depth + 1, place, shape::TimeFormat::by_protocol);
    }
  }

  void map(const Shape& shape, void* into, std::size_t depth) {
    const std::size_t count = random_.below(3);
    for (std::size_t i = 0; i < count && depth < kDepthMax; ++i) {
      void* slot = shape.map->insert(into, text(Place::body));
      // A key may have come before: its value starts anew only where it is a scalar, so leave such a one
      // alone.
      if (shape.element->kind != Kind::list && shape.element->kind != Kind::map) {
        value(*shape.element, slot, depth + 1, Place::body, shape::TimeFormat::by_protocol);
      }
    }
  }

  std::string text(Place place) {
    if (place != Place::body) return kPlainTexts[random_.below(kPlainTexts.size())];
    return kTexts[random_.below(kTexts.size())];
  }

  base::Instant instant(shape::TimeFormat format, Place place) {
    const base::Instant at{static_cast<std::int64_t>(random_.below(4'000'000'000'000))};
    const bool whole =
        rules_.whole_seconds || format == shape::TimeFormat::http_date || place == Place::header;
    return whole ? at.whole_second() : at;
  }

  base::Random& random_;
  const FillRules& rules_;
};

template <class T>
bool equal(const void* a, const void* b) {
  return *static_cast<const T*>(a) == *static_cast<const T*>(b);
}

/// Boost.JSON 1.81 reads some numbers one unit in the last place off.
bool nearly_equal(double a, double b) { return std::abs(a - b) <= 4e-16 * std::abs(a); }

bool same_lists(const Shape& shape, const void* a, const void* b) {
  if (shape.list->size(a) != shape.list->size(b)) return false;
  for (std::size_t i = 0; i < shape.list->size(a); ++i) {
    if (!same(*shape.element, shape.list->at(a, i), shape.list->at(b, i))) return false;
  }
  return true;
}

std::map<std::string, const void*> entries(const Shape& shape, const void* map) {
  std::map<std::string, const void*> found;
  shape.map->each(map, &found, [](void* state, const std::string& key, const void* value) {
    static_cast<std::map<std::string, const void*>*>(state)->emplace(key, value);
  });
  return found;
}

bool same_maps(const Shape& shape, const void* a, const void* b) {
  const auto left = entries(shape, a), right = entries(shape, b);
  if (left.size() != right.size()) return false;
  for (const auto& [key, value] : left) {
    const auto other = right.find(key);
    if (other == right.end() || !same(*shape.element, value, other->second)) return false;
  }
  return true;
}

bool same_members(const Shape& shape, const void* a, const void* b) {
  for (const Member& member : shape.members) {
    const void* left = member.get(a);
    const void* right = member.get(b);
    if ((left == nullptr) != (right == nullptr)) return false;
    if (left != nullptr && !same(*member.target, left, right)) return false;
  }
  return true;
}

}  // namespace

void fill(const Shape& shape, void* object, base::Random& random, const FillRules& rules) {
  Filler(random, rules).members(shape, object, 0);
}

bool same(const Shape& shape, const void* a, const void* b) {
  switch (shape.kind) {
    case Kind::structure:
    case Kind::union_:
      return same_members(shape, a, b);
    case Kind::list:
      return same_lists(shape, a, b);
    case Kind::map:
      return same_maps(shape, a, b);
    case Kind::boolean:
      return equal<bool>(a, b);
    case Kind::integer:
      return equal<std::int32_t>(a, b);
    case Kind::long_:
      return equal<std::int64_t>(a, b);
    case Kind::double_:
      return nearly_equal(*static_cast<const double*>(a), *static_cast<const double*>(b));
    case Kind::timestamp:
      return equal<base::Instant>(a, b);
    case Kind::blob:
      return equal<shape::Blob>(a, b);
    case Kind::document:
      return equal<boost::json::value>(a, b);
    default:
      return equal<std::string>(a, b);
  }
}

}  // namespace groundwork::wire
