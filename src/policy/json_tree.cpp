#include "policy/json_tree.hpp"

#include <algorithm>
#include <functional>
#include <optional>
#include <utility>

#include <boost/json/basic_parser_impl.hpp>
#include <fmt/format.h>

namespace groundwork::policy {
namespace {

namespace json = boost::json;

std::optional<std::string_view> repeated_name(const std::vector<Member>& members) {
  std::vector<std::string_view> names;
  names.reserve(members.size());
  for (const Member& member : members) names.emplace_back(member.name);
  std::sort(names.begin(), names.end());
  const auto repeated = std::adjacent_find(names.begin(), names.end());
  return repeated == names.end() ? std::nullopt : std::optional(*repeated);
}

/// Collects the parser's events into a tree. Unlike a json::value it sees every key, also a repeated one.
class TreeHandler {
 public:
  static constexpr std::size_t max_object_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_array_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_key_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_string_size = static_cast<std::size_t>(-1);

  explicit TreeHandler(std::string_view source) : source_(source) {}

  bool on_document_begin(json::error_code&) { return true; }
  bool on_document_end(json::error_code&) { return true; }
  bool on_array_begin(json::error_code&) { return open(Node::Type::array); }
  bool on_array_end(std::size_t, json::error_code&) { return close(); }
  bool on_object_begin(json::error_code&) { return open(Node::Type::object); }
  bool on_object_end(std::size_t, json::error_code& error) {
    if (const auto repeated = repeated_name(stack_.back().node.members)) {
      reason_ = fmt::format("key `{}` occurs twice in one object", *repeated);
      error = json::error::exception;
      return false;
    }
    return close();
  }
  bool on_key_part(std::string_view part, std::size_t, json::error_code&) { return gather(part); }
  bool on_key(std::string_view part, std::size_t, json::error_code&) {
    gather(part);
    stack_.back().pending_key = std::exchange(gathered_, {});
    return true;
  }
  bool on_string_part(std::string_view part, std::size_t, json::error_code&) { return gather(part); }
  bool on_string(std::string_view part, std::size_t, json::error_code&) {
    const bool whole = gathered_.empty();
    gather(part);
    return add(
        {Node::Type::string, std::exchange(gathered_, {}), whole ? offset_of(part) : Node::kNowhere, {}, {}});
  }
  bool on_number_part(std::string_view part, json::error_code&) { return gather(part); }
  bool on_int64(std::int64_t, std::string_view part, json::error_code&) { return on_number(part); }
  bool on_uint64(std::uint64_t, std::string_view part, json::error_code&) { return on_number(part); }
  bool on_double(double, std::string_view part, json::error_code&) { return on_number(part); }
  bool on_bool(bool value, json::error_code&) {
    return add({Node::Type::boolean, value ? "true" : "false", Node::kNowhere, {}, {}});
  }
  bool on_null(json::error_code&) { return add({}); }
  bool on_comment_part(std::string_view, json::error_code&) { return true; }
  bool on_comment(std::string_view, json::error_code&) { return true; }

  Node take() { return std::move(root_); }
  const std::string& reason() const { return reason_; }
  /// How far the strings that were read reach.
  std::size_t position() const { return position_; }

 private:
  struct Open {
    Node node;
    std::string pending_key;
  };

  bool gather(std::string_view part) {
    if (const std::size_t offset = offset_of(part); offset != Node::kNowhere) position_ = offset;
    gathered_ += part;
    return true;
  }
  bool on_number(std::string_view part) {
    gathered_ += part;
    return add({Node::Type::number, std::exchange(gathered_, {}), Node::kNowhere, {}, {}});
  }
  bool open(Node::Type type) {
    stack_.push_back({Node{type, {}, Node::kNowhere, {}, {}}, {}});
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
  /// The parser hands out parts of the source itself where it need not decode an escape.
  std::size_t offset_of(std::string_view part) const {
    const std::less_equal<const char*> not_after;
    const bool inside = not_after(source_.data(), part.data()) &&
                        not_after(part.data() + part.size(), source_.data() + source_.size());
    return inside ? static_cast<std::size_t>(part.data() - source_.data()) : Node::kNowhere;
  }

  std::string_view source_;
  Node root_;
  std::vector<Open> stack_;
  std::string gathered_;
  std::string reason_;
  std::size_t position_ = 0;
};

constexpr std::size_t kDepthMax = 16;

}  // namespace

tl::expected<Node, JsonFault> read_json(std::string_view text) {
  json::parse_options options;
  options.max_depth = kDepthMax;
  json::basic_parser<TreeHandler> parser(options, text);
  json::error_code error;
  const std::size_t used = parser.write_some(false, text.data(), text.size(), error);
  if (error) {
    TreeHandler& handler = parser.handler();
    if (!handler.reason().empty()) return tl::unexpected(JsonFault{handler.reason(), handler.position()});
    return tl::unexpected(JsonFault{fmt::format("not JSON: {}", error.message()), used});
  }
  if (text.find_first_not_of(" \t\r\n", used) != std::string_view::npos) {
    return tl::unexpected(JsonFault{"text after the end of the document", used});
  }
  return parser.handler().take();
}

}  // namespace groundwork::policy
