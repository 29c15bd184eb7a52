#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

namespace groundwork::policy {

struct Member;

/// A JSON value with its scalars as the text has them, so that `1.0` stays `1.0`.
struct Node {
  enum class Type { null, boolean, number, string, array, object };
  static constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

  Type type = Type::null;
  /// Strings decoded; numbers and booleans as written.
  std::string text;
  /// Of a string without escapes: the offset of its first byte. Otherwise kNowhere.
  std::size_t position = kNowhere;
  std::vector<Node> items;
  std::vector<Member> members;

  bool is_scalar() const { return type == Type::string || type == Type::number || type == Type::boolean; }
};

struct Member {
  std::string name;
  Node value;
};

struct JsonFault {
  std::string reason;
  std::size_t position = 0;
};

/// Reads one JSON value. Refuses a repeated key, more than 16 levels and text that is not UTF-8.
tl::expected<Node, JsonFault> read_json(std::string_view text);

}  // namespace groundwork::policy
