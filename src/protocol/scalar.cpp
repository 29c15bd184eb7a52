#include "protocol/scalar.hpp"

#include <charconv>
#include <cmath>
#include <optional>

#include <fmt/format.h>

#include "base/encoding.hpp"
#include "base/text.hpp"

namespace groundwork::protocol {
namespace {

using shape::Kind;
using shape::Shape;
using shape::TimeFormat;

template <class T>
const T& as(const void* value) {
  return *static_cast<const T*>(value);
}

template <class T>
bool read_number(std::string_view text, void* value) {
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, *static_cast<T*>(value));
  return error == std::errc() && stop == end;
}

bool read_boolean(std::string_view text, void* value) {
  const bool yes = text == "true" || text == "1";
  *static_cast<bool*>(value) = yes;
  return yes || text == "false" || text == "0";
}

bool read_time(std::string_view text, void* value, TimeFormat format) {
  std::optional<base::Instant> at;
  double seconds = 0;
  if (format == TimeFormat::http_date) {
    at = base::parse_http_date(text);
  } else if (format == TimeFormat::epoch_seconds) {
    if (read_number<double>(text, &seconds) && std::abs(seconds) < 1e12) at = from_epoch_seconds(seconds);
  } else {
    at = base::parse_iso8601(text);
  }
  if (at) *static_cast<base::Instant*>(value) = *at;
  return at.has_value();
}

bool read_blob(std::string_view text, void* value) {
  auto bytes = base::unbase64(text);
  if (bytes) static_cast<shape::Blob*>(value)->bytes = std::move(*bytes);
  return bytes.has_value();
}

void append_time(std::string& out, base::Instant at, TimeFormat format) {
  switch (format) {
    case TimeFormat::http_date:
      out += base::http_date(at);
      return;
    case TimeFormat::epoch_seconds:
      append_epoch_seconds(out, at);
      return;
    default:
      out += at == at.whole_second() ? base::iso8601(at) : base::iso8601_ms(at);
  }
}

}  // namespace

bool is_scalar(Kind kind) {
  switch (kind) {
    case Kind::structure:
    case Kind::union_:
    case Kind::list:
    case Kind::map:
    case Kind::document:
      return false;
    default:
      return true;
  }
}

TimeFormat time_format_of(const shape::Member& member, TimeFormat otherwise) {
  return member.time_format == TimeFormat::by_protocol ? otherwise : member.time_format;
}

void append_scalar(std::string& out, const Shape& shape, const void* value, TimeFormat format) {
  switch (shape.kind) {
    case Kind::boolean:
      out += as<bool>(value) ? "true" : "false";
      return;
    case Kind::integer:
      fmt::format_to(std::back_inserter(out), "{}", as<std::int32_t>(value));
      return;
    case Kind::long_:
      fmt::format_to(std::back_inserter(out), "{}", as<std::int64_t>(value));
      return;
    case Kind::double_:
      fmt::format_to(std::back_inserter(out), "{}", as<double>(value));
      return;
    case Kind::timestamp:
      append_time(out, as<base::Instant>(value), format);
      return;
    case Kind::blob:
      out += base::base64(as<shape::Blob>(value).bytes);
      return;
    default:
      out += as<std::string>(value);
  }
}

std::string_view read_scalar(std::string_view text, const Shape& shape, void* value, TimeFormat format) {
  switch (shape.kind) {
    case Kind::boolean:
      return read_boolean(text, value) ? "" : "boolean must follow xsd1.1 definition";
    case Kind::integer:
      return read_number<std::int32_t>(text, value) ? "" : "integer must follow xsd1.1 definition";
    case Kind::long_:
      return read_number<std::int64_t>(text, value) ? "" : "long must follow xsd1.1 definition";
    case Kind::double_:
      return read_number<double>(text, value) ? "" : "double must follow xsd1.1 definition";
    case Kind::timestamp:
      return read_time(text, value, format) ? "" : "timestamp must follow ISO8601";
    case Kind::blob:
      return read_blob(text, value) ? "" : "base64Binary must follow xsd1.1 definition";
    default:
      static_cast<std::string*>(value)->assign(text);
      return "";
  }
}

void append_epoch_seconds(std::string& out, base::Instant at) {
  const std::int64_t ms = at.ms < 0 ? -at.ms : at.ms;
  if (at.ms < 0) out += '-';
  fmt::format_to(std::back_inserter(out), "{}", ms / 1000);
  if (ms % 1000 == 0) return;
  fmt::format_to(std::back_inserter(out), ".{:03}", ms % 1000);
  while (out.back() == '0') out.pop_back();
}

base::Instant from_epoch_seconds(double seconds) { return {std::llround(seconds * 1000)}; }

}  // namespace groundwork::protocol
