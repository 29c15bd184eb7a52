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

  Type type = Type::null;
  /// Strings decoded; numbers and booleans as written.
  std::string text;
  /// Offset of its first byte in the text; of a string, of the one after the quotation mark.
  std::size_t position = 0;
  std::vector<Node> items;
  std::vector<Member> members;

  bool is_scalar() const { return type == Type::string || type == Type::number || type == Type::boolean; }
};

struct Member {
  std::string name;
  Node value;
  /// Of the name, as a string's.
  std::size_t position = 0;
};

struct JsonFault {
  std::string reason;
  std::size_t position = 0;
};

/// Reads one JSON value. Refuses a repeated key, more than 16 levels and text that is not UTF-8.
tl::expected<Node, JsonFault> read_json(std::string_view text);

}  // namespace groundwork::policy
