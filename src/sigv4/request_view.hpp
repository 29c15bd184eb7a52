#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace groundwork::sigv4 {

/// Name and value; the name in lower case.
using Header = std::pair<std::string, std::string>;
using Headers = std::vector<Header>;

/// A request as it stands on the wire. Owns nothing: what it looks at must outlive it.
struct RequestView {
  std::string_view method;
  std::string_view target;          ///< path and query exactly as sent
  std::span<const Header> headers;  ///< repeated headers stay repeated, in order
  std::string_view body;

  /// The first header of that (lower-case) name.
  std::optional<std::string_view> header(std::string_view name) const {
    for (const auto& [key, value] : headers) {
      if (key == name) return value;
    }
    return std::nullopt;
  }
};

}  // namespace groundwork::sigv4
