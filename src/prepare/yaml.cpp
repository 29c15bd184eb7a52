#include "prepare/yaml.hpp"

#include <algorithm>
#include <array>
#include <new>
#include <tuple>
#include <utility>

#include <fmt/format.h>
#include <re2/re2.h>
#include <yaml.h>

#include "base/text.hpp"

namespace groundwork::prepare::yaml {
namespace {

constexpr std::array<std::string_view, 5> kNulls = {"", "~", "null", "Null", "NULL"};
constexpr std::array<std::string_view, 6> kBooleans = {"true", "True", "TRUE", "false", "False", "FALSE"};

bool contains(const auto& words, std::string_view text) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

bool is_integer(std::string_view text) {
  static const RE2 pattern("[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+");
  return RE2::FullMatch(text, pattern);
}

bool is_number(std::string_view text) {
  static const RE2 pattern(
      R"([-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))");
  return RE2::FullMatch(text, pattern);
}

/// What the core schema of YAML 1.2.2 (section 10.3.2) makes of a plain scalar. `yes`, `on` and `NO` are
/// text.
Kind plain_kind(std::string_view text) {
  if (contains(kNulls, text)) return Kind::null;
  if (contains(kBooleans, text)) return Kind::boolean;
  if (is_integer(text)) return Kind::integer;
  return is_number(text) ? Kind::number : Kind::text;
}

/// Thrown and caught in this file alone: the text cannot be read further.
struct Stop {
  Fault fault;
};

Position position(const yaml_mark_t& mark) { return {mark.line + 1, mark.column + 1}; }

std::string_view view(const yaml_char_t* bytes, std::size_t length) {
  return {reinterpret_cast<const char*>(bytes), length};
}

std::string_view view(const yaml_char_t* bytes) { return reinterpret_cast<const char*>(bytes); }

/// The place of a byte: where libyaml's reader stops, it knows no line.
Position position(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, offset);
  const std::size_t line_start = before.rfind('\n') + 1;  // npos + 1 is 0
  const auto lines = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
  return {lines + 1, base::utf8_length(before.substr(line_start)) + 1};
}

class Event {
 public:
  Event(yaml_parser_t& parser, std::string_view text) {
    if (yaml_parser_parse(&parser, &event_) != 0) return;
    if (parser.error == YAML_MEMORY_ERROR) throw std::bad_alloc();
    const bool unread = parser.error == YAML_READER_ERROR;
    throw Stop{{unread ? position(text, parser.problem_offset) : position(parser.problem_mark),
                fmt::format("not well-formed YAML: {}", parser.problem)}};
  }
  ~Event() { yaml_event_delete(&event_); }
  Event(const Event&) = delete;
  Event& operator=(const Event&) = delete;

  yaml_event_type_t type() const { return event_.type; }
  Position at() const { return position(event_.start_mark); }
  std::string_view scalar() const { return view(event_.data.scalar.value, event_.data.scalar.length); }
  bool plain() const { return event_.data.scalar.style == YAML_PLAIN_SCALAR_STYLE; }

  void refuse_shorthand() const {
    if (type() == YAML_ALIAS_EVENT) {
      throw Stop{{at(), fmt::format("alias *{}: write the value out", view(event_.data.alias.anchor))}};
    }
    const auto [anchor, tag] = marks();
    if (anchor != nullptr) {
      throw Stop{{at(), fmt::format("anchor &{}: anchors and aliases are not used here", view(anchor))}};
    }
    if (tag != nullptr) {
      throw Stop{{at(), fmt::format("tag {}: tags are not used here; quote what must stay text", view(tag))}};
    }
  }

 private:
  std::pair<const yaml_char_t*, const yaml_char_t*> marks() const {
    switch (type()) {
      case YAML_SCALAR_EVENT:
        return {event_.data.scalar.anchor, event_.data.scalar.tag};
      case YAML_SEQUENCE_START_EVENT:
        return {event_.data.sequence_start.anchor, event_.data.sequence_start.tag};
      case YAML_MAPPING_START_EVENT:
        return {event_.data.mapping_start.anchor, event_.data.mapping_start.tag};
      default:
        return {nullptr, nullptr};
    }
  }

  yaml_event_t event_;
};

class Composer {
 public:
  explicit Composer(std::string_view text) : text_(text) {
    if (yaml_parser_initialize(&parser_) == 0) throw std::bad_alloc();
    yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(text.data()), text.size());
  }
  ~Composer() { yaml_parser_delete(&parser_); }
  Composer(const Composer&) = delete;
  Composer& operator=(const Composer&) = delete;

  Node document() {
    next();  // the start of the stream
    if (const Event start = next(); start.type() == YAML_STREAM_END_EVENT) {
      throw Stop{{start.at(), "the file is empty"}};
    }
    Node root = value(next(), 1);
    next();  // the end of the document
    if (const Event end = next(); end.type() != YAML_STREAM_END_EVENT) {
      throw Stop{{end.at(), "a second document begins here; a file holds one"}};
    }
    return root;
  }

  std::vector<Fault> take_faults() { return std::move(faults_); }

 private:
  Event next() { return {parser_, text_}; }

  Node value(const Event& event, int depth) {
    event.refuse_shorthand();
    if (depth > kDepthMax) throw Stop{{event.at(), fmt::format("deeper than {} levels", kDepthMax)}};
    Node node;
    node.at = event.at();
    if (event.type() == YAML_SCALAR_EVENT) {
      node.text = event.scalar();
      node.kind = event.plain() ? plain_kind(node.text) : Kind::text;
    } else if (event.type() == YAML_SEQUENCE_START_EVENT) {
      node.kind = Kind::list;
      read_items(node, depth);
    } else {
      node.kind = Kind::map;
      read_entries(node, depth);
    }
    return node;
  }

  void read_items(Node& list, int depth) {
    for (;;) {
      const Event event = next();
      if (event.type() == YAML_SEQUENCE_END_EVENT) return;
      list.items.push_back(value(event, depth + 1));
    }
  }

  void read_entries(Node& map, int depth) {
    for (;;) {
      const Event event = next();
      if (event.type() == YAML_MAPPING_END_EVENT) break;
      event.refuse_shorthand();
      if (event.type() != YAML_SCALAR_EVENT) throw Stop{{event.at(), "a key must be a single word or text"}};
      if (event.scalar().empty()) throw Stop{{event.at(), "a key must not be empty"}};
      Entry entry{std::string(event.scalar()), event.at(), {}};
      entry.value = value(next(), depth + 1);
      map.entries.push_back(std::move(entry));
    }
    note_duplicates(map);
  }

  void note_duplicates(const Node& map) {
    std::vector<const Entry*> sorted;
    sorted.reserve(map.entries.size());
    for (const Entry& entry : map.entries) sorted.push_back(&entry);
    std::sort(sorted.begin(), sorted.end(), [](const Entry* a, const Entry* b) {
      return std::tie(a->key, a->at) < std::tie(b->key, b->at);
    });
    for (std::size_t i = 1; i < sorted.size(); ++i) {
      if (sorted[i]->key != sorted[i - 1]->key) continue;
      faults_.push_back({sorted[i]->at, fmt::format("key \"{}\" stands twice; it stood first in line {}",
                                                    sorted[i]->key, sorted[i - 1]->at.line)});
    }
  }

  std::string_view text_;
  yaml_parser_t parser_;
  std::vector<Fault> faults_;
};

/// libyaml's own words for a tab used as indentation do not speak of a tab.
std::optional<Fault> tab_as_indentation(std::string_view text) {
  std::size_t line = 0;
  for (const std::string_view row : base::split(text, '\n')) {
    ++line;
    const std::size_t content = row.find_first_not_of(' ');
    if (content != std::string_view::npos && row[content] == '\t') {
      return Fault{{line, content + 1}, "a tab stands in the indentation; YAML is indented with spaces"};
    }
  }
  return std::nullopt;
}

std::optional<Fault> unreadable(std::string_view text) {
  if (text.size() > kBytesMax) return Fault{{}, fmt::format("larger than {} MiB", kBytesMax >> 20)};
  if (!base::is_utf8(text)) return Fault{{}, "not UTF-8 text"};
  return tab_as_indentation(text);
}

}  // namespace

const Node* Node::find(std::string_view key) const {
  const auto found =
      std::find_if(entries.begin(), entries.end(), [&](const Entry& e) { return e.key == key; });
  return found == entries.end() ? nullptr : &found->value;
}

std::string_view words(Kind kind) {
  switch (kind) {
    case Kind::null:
      return "nothing";
    case Kind::boolean:
      return "true or false";
    case Kind::integer:
      return "a whole number";
    case Kind::number:
      return "a number";
    case Kind::text:
      return "text";
    case Kind::list:
      return "a list";
    case Kind::map:
      return "a map of keys";
  }
  return {};
}

Document parse(std::string_view text) {
  if (const std::optional<Fault> fault = unreadable(text)) return {std::nullopt, {*fault}};
  try {
    Composer composer(text);
    Node root = composer.document();
    return {std::move(root), composer.take_faults()};
  } catch (const Stop& stop) {
    return {std::nullopt, {stop.fault}};
  }
}

}  // namespace groundwork::prepare::yaml
