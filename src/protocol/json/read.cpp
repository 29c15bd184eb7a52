#include "protocol/json/read.hpp"

#include <array>
#include <cmath>
#include <limits>
#include <memory>

#include <boost/json/monotonic_resource.hpp>
#include <boost/json/parse.hpp>

#include "base/encoding.hpp"
#include "protocol/scalar.hpp"

namespace groundwork::protocol::json {
namespace {

namespace bj = boost::json;
using shape::Kind;
using shape::Member;
using shape::Path;
using shape::Shape;
using shape::TimeFormat;

constexpr std::size_t kUsualDocumentBytes = 4096;

std::string_view as_view(const bj::string& text) { return {text.data(), text.size()}; }

/// What AWS calls a token that stands where another kind of value should.
std::string_view token_name(const bj::value& value) {
  if (value.is_bool()) return value.get_bool() ? "TRUE_VALUE" : "FALSE_VALUE";
  return value.is_string() ? "STRING_VALUE" : "NUMBER_VALUE";
}

std::string_view type_name(Kind kind) {
  switch (kind) {
    case Kind::boolean:
      return "an Boolean";
    case Kind::integer:
      return "an Integer";
    case Kind::long_:
      return "a Long";
    case Kind::double_:
      return "a Double";
    case Kind::timestamp:
      return "milliseconds since epoch";
    case Kind::blob:
      return "a Byte Buffer";
    default:
      return "a String";
  }
}

/// A whole number within [low, high]; a JSON number with an exponent or an empty fraction counts too.
bool whole_number(const bj::value& document, std::int64_t low, std::int64_t high, std::int64_t& out) {
  if (document.is_int64()) {
    out = document.get_int64();
  } else if (document.is_double() && std::abs(document.get_double()) < 9e15) {
    out = static_cast<std::int64_t>(document.get_double());
    if (static_cast<double>(out) != document.get_double()) return false;
  } else {
    return false;
  }
  return out >= low && out <= high;
}

template <class T>
bool read_whole(const bj::value& document, void* value) {
  std::int64_t number = 0;
  if (!whole_number(document, std::numeric_limits<T>::min(), std::numeric_limits<T>::max(), number))
    return false;
  *static_cast<T*>(value) = static_cast<T>(number);
  return true;
}

bool read_double(const bj::value& document, void* value) {
  auto& number = *static_cast<double*>(value);
  if (document.is_number()) {
    number = document.to_number<double>();
    return true;
  }
  // What JSON has no number for travels as a text.
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  if (document == "NaN") number = std::numeric_limits<double>::quiet_NaN();
  if (document == "Infinity") number = kInfinity;
  if (document == "-Infinity") number = -kInfinity;
  return document == "NaN" || document == "Infinity" || document == "-Infinity";
}

bool read_time(const bj::value& document, void* value, TimeFormat format) {
  auto& at = *static_cast<base::Instant*>(value);
  if (format != TimeFormat::epoch_seconds) {
    Shape text_time{.kind = Kind::timestamp, .name = "Timestamp"};
    return document.is_string() &&
           read_scalar(as_view(document.get_string()), text_time, &at, format).empty();
  }
  if (!document.is_number()) return false;
  const double seconds = document.to_number<double>();
  if (!(std::abs(seconds) < 1e12)) return false;
  at = from_epoch_seconds(seconds);
  return true;
}

/// Structures and documents are not scalars and do not come here.
bool read_leaf(const Shape& shape, void* value, const bj::value& document, TimeFormat format) {
  switch (shape.kind) {
    case Kind::boolean:
      if (document.is_bool()) *static_cast<bool*>(value) = document.get_bool();
      return document.is_bool();
    case Kind::integer:
      return read_whole<std::int32_t>(document, value);
    case Kind::long_:
      return read_whole<std::int64_t>(document, value);
    case Kind::double_:
      return read_double(document, value);
    case Kind::timestamp:
      return read_time(document, value, format);
    case Kind::blob:
      return document.is_string() &&
             read_scalar(as_view(document.get_string()), shape, value, format).empty();
    default:
      if (document.is_string()) static_cast<std::string*>(value)->assign(as_view(document.get_string()));
      return document.is_string();
  }
}

class Reader {
 public:
  explicit Reader(DecodeResult& result) : result_(result) {}

  bool value(const Shape& shape, void* into, const bj::value& document, const Path& path, TimeFormat format) {
    switch (shape.kind) {
      case Kind::structure:
      case Kind::union_:
        return members(shape, into, document, Which::all, path);
      case Kind::list:
        return list(shape, into, document, path);
      case Kind::map:
        return map(shape, into, document, path);
      case Kind::document:
        *static_cast<bj::value*>(into) = document;
        return true;
      default:
        return leaf(shape, into, document, format);
    }
  }

  bool members(const Shape& shape, void* object, const bj::value& document, Which which, const Path& path) {
    if (!document.is_object()) return wrong_container(document);
    const bj::object& held = document.get_object();
    for (const Member& member : shape.members) {
      if (which == Which::body_only && member.place != shape::Place::body) continue;
      const auto at = held.find(bj::string_view(member.wire_name.data(), member.wire_name.size()));
      if (at == held.end() || at->value().is_null()) {
        if (member.required) result_.missing.push_back(path.member(member.name).str());
        continue;
      }
      const TimeFormat format = time_format_of(member, TimeFormat::epoch_seconds);
      if (!value(*member.target, member.make(object), at->value(), path.member(member.name), format))
        return false;
    }
    return true;
  }

 private:
  bool leaf(const Shape& shape, void* into, const bj::value& document, TimeFormat format) {
    if (document.is_object()) return fail("Start of structure or map found where not expected.");
    if (document.is_array()) return fail("Start of list found where not expected.");
    if (read_leaf(shape, into, document, format)) return true;
    const std::string words = std::string(token_name(document)) + " can not be converted to ";
    return fail(words + std::string(type_name(shape.kind)));
  }

  bool list(const Shape& shape, void* into, const bj::value& document, const Path& path) {
    if (!document.is_array()) return wrong_container(document);
    std::size_t index = 0;
    for (const bj::value& element : document.get_array()) {
      if (element.is_null()) continue;  // the protocols know no list with holes
      void* slot = shape.list->append(into);
      if (!value(*shape.element, slot, element, path.element(index), TimeFormat::epoch_seconds)) return false;
      ++index;
    }
    return true;
  }

  bool map(const Shape& shape, void* into, const bj::value& document, const Path& path) {
    if (!document.is_object()) return wrong_container(document);
    for (const auto& entry : document.get_object()) {
      if (entry.value().is_null()) continue;
      const std::string_view key(entry.key().data(), entry.key().size());
      void* slot = shape.map->insert(into, std::string(key));
      if (!value(*shape.element, slot, entry.value(), path.entry(key), TimeFormat::epoch_seconds))
        return false;
    }
    return true;
  }

  bool wrong_container(const bj::value& document) {
    if (document.is_object()) return fail("Start of structure or map found where not expected.");
    if (document.is_array()) return fail("Start of list found where not expected.");
    return fail("Unexpected value type in payload");
  }

  bool fail(std::string words) {
    result_.malformed = Malformed{"SerializationException", std::move(words)};
    return false;
  }

  DecodeResult& result_;
};

}  // namespace

bool read_value(const Shape& shape, void* value, const bj::value& document, const Path& path,
                DecodeResult& result) {
  return Reader(result).value(shape, value, document, path, TimeFormat::epoch_seconds);
}

bool read_members(const Shape& shape, void* object, const bj::value& document, Which which, const Path& path,
                  DecodeResult& result) {
  return Reader(result).members(shape, object, document, which, path);
}

bool read_body(const Shape& shape, void* object, std::string_view body, Which which, const Path& path,
               DecodeResult& result) {
  std::array<unsigned char, kUsualDocumentBytes> buffer;
  bj::monotonic_resource memory(buffer.data(), buffer.size());
  bj::value document(bj::object_kind, &memory);
  if (!body.empty()) {
    bj::error_code error;
    bj::parse_options options;
    options.max_depth = kDepthMax;
    document = bj::parse(bj::string_view(body.data(), body.size()), error, &memory, options);
    if (error) {
      result.malformed = Malformed{"SerializationException", ""};
      return false;
    }
  }
  return read_members(shape, object, document, which, path, result);
}

}  // namespace groundwork::protocol::json
