#include "policy/json_tree.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include <boost/json/basic_parser_impl.hpp>
#include <fmt/format.h>

namespace groundwork::policy {
namespace {

namespace json = boost::json;

constexpr std::string_view kSpace = " \t\r\n", kNull = "null";

/// Collects the parser's events into a tree. Unlike a json::value it sees every key, also a repeated one. The
/// parser does not tell where things stand: see Placer.
class TreeHandler {
 public:
  static constexpr std::size_t max_object_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_array_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_key_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_string_size = static_cast<std::size_t>(-1);

  bool on_document_begin(json::error_code&) { return true; }
  bool on_document_end(json::error_code&) { return true; }
  bool on_array_begin(json::error_code&) { return open(Node::Type::array); }
  bool on_array_end(std::size_t, json::error_code&) { return close(); }
  bool on_object_begin(json::error_code&) { return open(Node::Type::object); }
  bool on_object_end(std::size_t, json::error_code&) { return close(); }
  bool on_key_part(std::string_view part, std::size_t, json::error_code&) { return gather(part); }
  bool on_key(std::string_view part, std::size_t, json::error_code&) {
    gather(part);
    stack_.back().pending_key = std::exchange(gathered_, {});
    return true;
  }
  bool on_string_part(std::string_view part, std::size_t, json::error_code&) { return gather(part); }
  bool on_string(std::string_view part, std::size_t, json::error_code&) {
    gather(part);
    return add({Node::Type::string, std::exchange(gathered_, {}), 0, {}, {}});
  }
  bool on_number_part(std::string_view part, json::error_code&) { return gather(part); }
  bool on_int64(std::int64_t, std::string_view part, json::error_code&) { return on_number(part); }
  bool on_uint64(std::uint64_t, std::string_view part, json::error_code&) { return on_number(part); }
  bool on_double(double, std::string_view part, json::error_code&) { return on_number(part); }
  bool on_bool(bool value, json::error_code&) {
    return add({Node::Type::boolean, value ? "true" : "false", 0, {}, {}});
  }
  bool on_null(json::error_code&) { return add({}); }
  bool on_comment_part(std::string_view, json::error_code&) { return true; }
  bool on_comment(std::string_view, json::error_code&) { return true; }

  Node take() { return std::move(root_); }

 private:
  struct Open {
    Node node;
    std::string pending_key;
  };

  bool gather(std::string_view part) {
    gathered_ += part;
    return true;
  }
  bool on_number(std::string_view part) {
    gathered_ += part;
    return add({Node::Type::number, std::exchange(gathered_, {}), 0, {}, {}});
  }
  bool open(Node::Type type) {
    stack_.push_back({Node{type, {}, 0, {}, {}}, {}});
    return true;
  }
  bool close() {
    Node done = std::move(stack_.back().node);
    stack_.pop_back();
    return add(std::move(done));
  }
  bool add(Node node) {
    if (stack_.empty()) {
      root_ = std::move(node);
    } else if (Open& parent = stack_.back(); parent.node.type == Node::Type::object) {
      parent.node.members.push_back({std::exchange(parent.pending_key, {}), std::move(node)});
    } else {
      parent.node.items.push_back(std::move(node));
    }
    return true;
  }

  Node root_;
  std::vector<Open> stack_;
  std::string gathered_;
};

/// Notes where everything stands in a text that was parsed into the tree.
class Placer {
 public:
  explicit Placer(std::string_view text) : text_(text) {}

  void place(Node& node) {
    skip_space();
    node.position = at_;
    switch (node.type) {
      case Node::Type::object:
        place_each(node.members, [this](Member& member) {
          skip_space();
          member.position = pass_string();
          skip_space();
          ++at_;  // the colon
          place(member.value);
        });
        break;
      case Node::Type::array:
        place_each(node.items, [this](Node& item) { place(item); });
        break;
      case Node::Type::string:
        node.position = pass_string();
        break;
      case Node::Type::null:
        at_ += kNull.size();
        break;
      case Node::Type::boolean:
      case Node::Type::number:
        at_ += node.text.size();
        break;
    }
  }

 private:
  /// What stands between two brackets, with commas between.
  template <class Part, class Place>
  void place_each(std::vector<Part>& parts, Place place_one) {
    ++at_;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (i > 0) ++at_;
      place_one(parts[i]);
      skip_space();
    }
    skip_space();
    ++at_;
  }
  void skip_space() { at_ = std::min(text_.find_first_not_of(kSpace, at_), text_.size()); }
  /// Goes past a string and answers where its first byte stands.
  std::size_t pass_string() {
    const std::size_t begin = ++at_;
    while (at_ < text_.size() && text_[at_] != '"') at_ += text_[at_] == '\\' ? 2 : 1;
    ++at_;
    return begin;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

std::optional<JsonFault> find_repeated_name(const Node& node) {
  std::vector<const Member*> members;
  for (const Member& member : node.members) members.push_back(&member);
  std::ranges::stable_sort(members, {}, &Member::name);
  const auto repeated = std::ranges::adjacent_find(members, {}, &Member::name);
  if (repeated != members.end()) {
    const Member& again = **std::next(repeated);
    return JsonFault{fmt::format("key `{}` occurs twice in one object", again.name), again.position};
  }
  for (const Member& member : node.members) {
    if (auto fault = find_repeated_name(member.value)) return fault;
  }
  for (const Node& item : node.items) {
    if (auto fault = find_repeated_name(item)) return fault;
  }
  return std::nullopt;
}

constexpr std::size_t kDepthMax = 16;

}  // namespace

tl::expected<Node, JsonFault> read_json(std::string_view text) {
  json::parse_options options;
  options.max_depth = kDepthMax;
  json::basic_parser<TreeHandler> parser(options);
  json::error_code error;
  const std::size_t used = parser.write_some(false, text.data(), text.size(), error);
  if (error) return tl::unexpected(JsonFault{fmt::format("not JSON: {}", error.message()), used});
  const std::size_t rest = text.find_first_not_of(kSpace, used);
  if (rest != std::string_view::npos) {
    return tl::unexpected(JsonFault{"text after the end of the document", rest});
  }
  Node root = parser.handler().take();
  Placer(text).place(root);
  if (auto repeated = find_repeated_name(root)) return tl::unexpected(*std::move(repeated));
  return root;
}

}  // namespace groundwork::policy
