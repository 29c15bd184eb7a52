#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace groundwork::prepare::yaml {

/// A place in a file: both count from one, columns in characters.
struct Position {
  std::size_t line = 1;
  std::size_t column = 1;
  auto operator<=>(const Position&) const = default;
};

enum class Kind { null, boolean, integer, number, text, list, map };

struct Entry;

/// One value of a YAML document. A scalar keeps the letters it was written with in `text`, so that an
/// unquoted number loses no leading zero and no plus sign; `kind` says what the YAML 1.2 core schema makes of
/// it.
struct Node {
  Kind kind = Kind::null;
  Position at;
  std::string text;
  std::vector<Node> items;
  std::vector<Entry> entries;

  /// The value of `key`, or nullptr where the node is no map or has no such key.
  const Node* find(std::string_view key) const;
};

struct Entry {
  std::string key;
  Position at;
  Node value;
};

/// Why a text was not read, or what in it is refused.
struct Fault {
  Position at;
  std::string reason;
};

/// `root` is absent where the text is not well-formed; a duplicate key is a fault of a tree that could be
/// read.
struct Document {
  std::optional<Node> root;
  std::vector<Fault> faults;
};

inline constexpr std::size_t kBytesMax = 4 << 20;
inline constexpr int kDepthMax = 32;

/// Reads one document of plain YAML 1.2: block and flow collections and scalars. Anchors, aliases, tags,
/// further documents and tabs as indentation are refused by name, since a file that a person signs off should
/// say what it means in the place where it stands.
Document parse(std::string_view text);

/// The words for a kind: `text`, `a whole number`, `a list`.
std::string_view words(Kind kind);

}  // namespace groundwork::prepare::yaml
