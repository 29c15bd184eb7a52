#include "shape/constraints.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.hpp"
#include "shape/path.hpp"
#include "shape/pattern.hpp"
#include "shape/value_text.hpp"

namespace groundwork::shape {
namespace {

/// A set of ConstraintKind, a bit each.
using Broken = unsigned;

constexpr Broken bit(ConstraintKind kind) { return 1U << static_cast<unsigned>(kind); }

/// The order of one value's clauses in AWS's messages.
constexpr std::array kValueKinds{ConstraintKind::enum_value, ConstraintKind::pattern,
                                 ConstraintKind::length_max, ConstraintKind::length_min,
                                 ConstraintKind::range_max,  ConstraintKind::range_min};
/// The order inside the brackets of "Member must satisfy constraint: [...]", which names all of them.
constexpr std::array kElementKinds{ConstraintKind::length_max, ConstraintKind::length_min,
                                   ConstraintKind::range_max,  ConstraintKind::range_min,
                                   ConstraintKind::pattern,    ConstraintKind::enum_value};

template <class T>
const T& as(const void* value) {
  return *static_cast<const T*>(value);
}

Broken outside(const Limits& limits, double measure, ConstraintKind above, ConstraintKind below) {
  return (measure > limits.max ? bit(above) : 0) | (measure < limits.min ? bit(below) : 0);
}

Broken broken_length(const Limits& limits, std::size_t length) {
  return outside(limits, static_cast<double>(length), ConstraintKind::length_max, ConstraintKind::length_min);
}

Broken broken_range(const Limits& limits, double number) {
  return outside(limits, number, ConstraintKind::range_max, ConstraintKind::range_min);
}

Broken broken_text(const Shape& shape, const std::string& text) {
  Broken broken = shape.limits.any() ? broken_length(shape.limits, base::utf8_length(text)) : 0;
  if (!shape.values.empty() &&
      std::find(shape.values.begin(), shape.values.end(), text) == shape.values.end()) {
    broken |= bit(ConstraintKind::enum_value);
  }
  if (!shape.pattern.empty() && !matches_pattern(shape, text)) broken |= bit(ConstraintKind::pattern);
  return broken;
}

/// The constraints of the value itself that it breaks, without those of what it holds.
Broken broken_here(const Shape& shape, const void* value) {
  switch (shape.kind) {
    case Kind::string:
    case Kind::enumeration:
      return broken_text(shape, as<std::string>(value));
    case Kind::integer:
      return broken_range(shape.limits, as<std::int32_t>(value));
    case Kind::long_:
      return broken_range(shape.limits, static_cast<double>(as<std::int64_t>(value)));
    case Kind::double_:
      return broken_range(shape.limits, as<double>(value));
    case Kind::blob:
      return broken_length(shape.limits, as<Blob>(value).bytes.size());
    case Kind::list:
      return broken_length(shape.limits, shape.list->size(value));
    case Kind::map:
      return broken_length(shape.limits, shape.map->size(value));
    default:
      return 0;
  }
}

/// What the model asks in that respect, or empty where it asks nothing.
std::string words(const Shape& shape, ConstraintKind kind) {
  const bool at_most = shape.limits.max < std::numeric_limits<double>::infinity();
  const bool at_least = shape.limits.min > -std::numeric_limits<double>::infinity();
  const bool number = shape.kind == Kind::integer || shape.kind == Kind::long_ || shape.kind == Kind::double_;
  switch (kind) {
    case ConstraintKind::required:
      return "Member must not be null";
    case ConstraintKind::enum_value:
      return shape.values.empty()
                 ? ""
                 : fmt::format("Member must satisfy enum value set: [{}]", fmt::join(shape.values, ", "));
    case ConstraintKind::pattern:
      return shape.pattern.empty()
                 ? ""
                 : fmt::format("Member must satisfy regular expression pattern: {}", shape.pattern);
    case ConstraintKind::length_max:
    case ConstraintKind::range_max:
      if (!at_most || number != (kind == ConstraintKind::range_max)) return "";
      return fmt::format("Member must have {} less than or equal to {}", number ? "value" : "length",
                         number_text(shape.limits.max));
    case ConstraintKind::length_min:
    case ConstraintKind::range_min:
      if (!at_least || number != (kind == ConstraintKind::range_min)) return "";
      return fmt::format("Member must have {} greater than or equal to {}", number ? "value" : "length",
                         number_text(shape.limits.min));
  }
  return "";
}

std::string all_words(const Shape& element) {
  std::vector<std::string> all;
  for (const ConstraintKind kind : kElementKinds) {
    if (std::string one = words(element, kind); !one.empty()) all.push_back(std::move(one));
  }
  return base::join(all, ", ");
}

ConstraintKind first_of(Broken broken) {
  return *std::find_if(kValueKinds.begin(), kValueKinds.end(),
                       [&](ConstraintKind kind) { return (broken & bit(kind)) != 0; });
}

/// Structures, unions, lists and maps are walked; anything else is a leaf that its list or map answers for.
bool is_walked(const Shape& shape) {
  return shape.kind == Kind::structure || shape.kind == Kind::union_ || shape.kind == Kind::list ||
         shape.kind == Kind::map;
}

class Checker {
 public:
  explicit Checker(std::span<const std::string> missing) : missing_(missing) {}

  void value(const Shape& shape, const void* object, const Path& path) {
    if (const Broken broken = broken_here(shape, object)) {
      for (const ConstraintKind kind : kValueKinds) {
        if (broken & bit(kind)) add(path, kind, words(shape, kind), shape, shape, object);
      }
    }
    if (shape.kind == Kind::structure || shape.kind == Kind::union_) members(shape, object, path);
    if (shape.kind == Kind::list) elements(shape, object, path);
    if (shape.kind == Kind::map) entries(shape, object, path);
  }

  std::vector<Violation> take() { return std::move(found_); }

 private:
  void members(const Shape& shape, const void* object, const Path& path) {
    for (const Member& member : shape.members) {
      const Path here = path.member(member.name);
      if (member.required && is_missing(here)) {
        const std::string_view wanted = "Member must not be null";
        found_.push_back(
            {here.str(), ConstraintKind::required,
             fmt::format("Value null at '{}' failed to satisfy constraint: {}", here.str(), wanted),
             member.target});
      } else if (const void* storage = member.get(object)) {
        value(*member.target, storage, here);
      }
    }
  }

  void elements(const Shape& list, const void* object, const Path& path) {
    Broken broken = 0;
    for (std::size_t i = 0; i < list.list->size(object); ++i) {
      if (is_walked(*list.element)) {
        value(*list.element, list.list->at(object, i), path.element(i));
      } else {
        broken |= broken_here(*list.element, list.list->at(object, i));
      }
    }
    if (broken == 0) return;
    add(path, first_of(broken), fmt::format("Member must satisfy constraint: [{}]", all_words(*list.element)),
        *list.element, list, object);
  }

  void entries(const Shape& map, const void* object, const Path& path) {
    struct State {
      Checker& checker;
      const Shape& map;
      const Path& path;
      Broken keys = 0, values = 0;
    } state{*this, map, path};
    map.map->each(object, &state, [](void* opaque, const std::string& key, const void* held) {
      State& s = *static_cast<State*>(opaque);
      s.keys |= broken_here(*s.map.key, &key);
      if (is_walked(*s.map.element)) {
        s.checker.value(*s.map.element, held, s.path.entry(key));
      } else {
        s.values |= broken_here(*s.map.element, held);
      }
    });
    if (state.keys != 0) {
      add(path, first_of(state.keys),
          fmt::format("Map keys must satisfy constraint: [{}]", all_words(*map.key)), *map.key, map, object);
    }
    if (state.values != 0) {
      add(path, first_of(state.values),
          fmt::format("Map value must satisfy constraint: [{}]", all_words(*map.element)), *map.element, map,
          object);
    }
  }

  /// `broken` is the shape whose constraint it is, `shown` the one whose value the message quotes.
  void add(const Path& path, ConstraintKind kind, const std::string& wanted, const Shape& broken,
           const Shape& shown, const void* object) {
    const auto text = value_text(shown, object);
    const std::string place = path.str();
    found_.push_back({place, kind,
                      fmt::format("Value {}at '{}' failed to satisfy constraint: {}",
                                  text ? fmt::format("'{}' ", *text) : "", place, wanted),
                      &broken, shown.kind == Kind::list && &broken != &shown});
  }

  bool is_missing(const Path& path) const {
    return !missing_.empty() && std::find(missing_.begin(), missing_.end(), path.str()) != missing_.end();
  }

  std::span<const std::string> missing_;
  std::vector<Violation> found_;
};

}  // namespace

std::vector<Violation> check_constraints(const Shape& shape, const void* object,
                                         std::span<const std::string> missing) {
  Checker checker(missing);
  checker.value(shape, object, Path());
  return checker.take();
}

std::string validation_message(const std::vector<Violation>& violations) {
  std::string out =
      fmt::format("{} validation error{} detected: ", violations.size(), violations.size() == 1 ? "" : "s");
  for (std::size_t i = 0; i < violations.size(); ++i) {
    if (i > 0) out += "; ";
    out += violations[i].message;
  }
  return out;
}

}  // namespace groundwork::shape
