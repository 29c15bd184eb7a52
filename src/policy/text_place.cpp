#include "policy/text_place.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "policy/json_tree.hpp"

namespace groundwork::policy {
namespace {

void add_path(const Node& node, std::size_t position, std::string& path) {
  const auto go_into = [&](std::string_view name, const Node& inner) {
    if (!path.empty()) path += '/';
    path += name;
    add_path(inner, position, path);
  };
  // What a byte belongs to is the last that begins before it.
  const auto member =
      std::ranges::find_if(node.members.rbegin(), node.members.rend(),
                           [&](const Member& candidate) { return candidate.position <= position; });
  if (member != node.members.rend()) return go_into(member->name, member->value);
  const auto item = std::ranges::find_if(node.items.rbegin(), node.items.rend(), [&](const Node& candidate) {
    return candidate.position <= position;
  });
  if (item != node.items.rend()) go_into(std::to_string(node.items.rend() - item - 1), *item);
}

}  // namespace

TextPlace place_in(std::string_view text, std::size_t position) {
  const std::string_view before = text.substr(0, position);
  const std::size_t line_begin = before.rfind('\n') + 1;  // npos + 1 is 0
  return {.line = 1 + static_cast<std::size_t>(std::ranges::count(before, '\n')),
          .column = 1 + base::utf8_length(before.substr(line_begin))};
}

std::string path_in(std::string_view text, std::size_t position) {
  std::string path;
  if (const auto root = read_json(text)) add_path(*root, position, path);
  return path;
}

}  // namespace groundwork::policy
