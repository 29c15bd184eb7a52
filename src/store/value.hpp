#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>

namespace groundwork::store {

/// One column or parameter. Times are BIGINT milliseconds, flags BIGINT 0 or 1, bytes base64 text, so that
/// the same statements serve SQLite and PostgreSQL.
using Value = std::variant<std::monostate, std::int64_t, std::string_view>;

namespace detail {

inline Value to_value(std::monostate) { return {}; }
inline Value to_value(std::nullopt_t) { return {}; }
inline Value to_value(bool flag) { return std::int64_t{flag ? 1 : 0}; }
template <class T>
  requires std::is_integral_v<T>
Value to_value(T number) {
  return static_cast<std::int64_t>(number);
}
inline Value to_value(std::string_view text) { return text; }
inline Value to_value(const std::string& text) { return std::string_view(text); }
inline Value to_value(const char* text) { return std::string_view(text); }
/// A strong id that carries its text: AccountId and its kin.
template <class T>
  requires requires(const T& id) {
    { id.str() } -> std::convertible_to<const std::string&>;
  }
Value to_value(const T& id) {
  return std::string_view(id.str());
}
/// A point in time.
template <class T>
  requires requires(const T& at) {
    { at.ms } -> std::convertible_to<std::int64_t>;
  }
Value to_value(const T& at) {
  return at.ms;
}

// Last, so that it sees all the others.
template <class T>
Value to_value(const std::optional<T>& value) {
  return value ? to_value(*value) : Value{};
}

}  // namespace detail
}  // namespace groundwork::store
