#include "prepare/schema.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <set>
#include <stdexcept>
#include <string>

#include <boost/json.hpp>
#include <fmt/format.h>
#include <re2/re2.h>

#include "base/text.hpp"

namespace groundwork::prepare {
namespace {

namespace json = boost::json;
using yaml::Kind;
using yaml::Node;

constexpr std::array<std::string_view, 9> kNotes = {"$schema",  "$id",          "$comment",
                                                    "title",    "description",  "default",
                                                    "examples", "errorMessage", "patternErrorMessage"};
constexpr std::array<std::string_view, 9> kValueRules = {
    "type", "enum", "const", "minLength", "maxLength", "minItems", "maxItems", "required", "maxProperties"};
/// Keywords whose value is a schema, a list of schemas, or a map of schemas.
constexpr std::array<std::string_view, 7> kSchemaRules = {
    "items", "propertyNames", "additionalProperties", "if", "then", "else", "not"};
constexpr std::array<std::string_view, 4> kTypes = {"object", "array", "boolean", "string"};
constexpr std::array<std::string_view, 2> kSchemaMaps = {"properties", "$defs"};

std::string_view view(const json::string& text) { return {text.data(), text.size()}; }

bool contains(const auto& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::string_view text_of(const json::object& schema, std::string_view keyword) {
  const json::value* value = schema.if_contains(keyword);
  return value == nullptr ? std::string_view() : view(value->as_string());
}

std::size_t count_of(const json::object& schema, std::string_view keyword, std::size_t otherwise) {
  const json::value* value = schema.if_contains(keyword);
  return value == nullptr ? otherwise : value->to_number<std::size_t>();
}

constexpr std::size_t kNoLimit = std::numeric_limits<std::size_t>::max();

std::string range(std::size_t min, std::size_t max, std::string_view noun) {
  if (max == kNoLimit) return fmt::format("at least {} {}", min, noun);
  if (min == 0) return fmt::format("at most {} {}", max, noun);
  return fmt::format("{} to {} {}", min, max, noun);
}

bool is_type(const Node& node, std::string_view type) {
  if (type == "object") return node.kind == Kind::map;
  if (type == "array") return node.kind == Kind::list;
  if (type == "boolean") return node.kind == Kind::boolean;
  return node.kind == Kind::text || node.kind == Kind::integer || node.kind == Kind::number;
}

std::string_view type_words(std::string_view type) {
  if (type == "object") return yaml::words(Kind::map);
  if (type == "array") return yaml::words(Kind::list);
  if (type == "boolean") return yaml::words(Kind::boolean);
  return yaml::words(Kind::text);
}

bool equals(const Node& node, const json::value& value) {
  if (value.is_bool())
    return node.kind == Kind::boolean && (base::lower(node.text) == "true") == value.as_bool();
  if (value.is_string()) return is_type(node, "string") && node.text == view(value.as_string());
  return node.kind == Kind::integer && node.text == json::serialize(value);
}

std::vector<std::string_view> names_in(const json::array& values) {
  std::vector<std::string_view> names;
  for (const json::value& value : values) {
    if (value.is_string()) names.push_back(view(value.as_string()));
  }
  return names;
}

std::string listed(const json::array& values) {
  std::string out;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i > 0) out += i + 1 == values.size() ? " or " : ", ";
    out += values[i].is_string() ? std::string(view(values[i].as_string())) : json::serialize(values[i]);
  }
  return out;
}

}  // namespace

/// The parsed schema, its compiled patterns, and the proof that every keyword in it is carried out.
struct SchemaRules {
  json::value document;
  std::map<std::string, RE2, std::less<>> patterns;

  const json::object& root() const { return document.as_object(); }

  const json::object& resolve(std::string_view reference) const {
    constexpr std::string_view kPrefix = "#/$defs/";
    const json::value* found = nullptr;
    if (const json::value* named = root().if_contains("$defs"); named && reference.starts_with(kPrefix)) {
      found = named->as_object().if_contains(reference.substr(kPrefix.size()));
    }
    if (found == nullptr) throw std::invalid_argument(fmt::format("schema: no {}", reference));
    return found->as_object();
  }

  void read(const json::object& schema) {
    for (const auto& [key, value] : schema) read_keyword({key.data(), key.size()}, value);
  }

  void read_keyword(std::string_view keyword, const json::value& value) {
    if (contains(kNotes, keyword)) return;
    if (keyword == "pattern") return read_pattern(view(value.as_string()));
    if (keyword == "type" && !contains(kTypes, view(value.as_string()))) {
      throw std::invalid_argument(fmt::format("schema: type {} is not carried out", json::serialize(value)));
    }
    if (keyword == "$ref") return static_cast<void>(resolve(view(value.as_string())));
    if (contains(kValueRules, keyword)) return;
    if (keyword == "allOf") {
      for (const json::value& part : value.as_array()) read(part.as_object());
    } else if (contains(kSchemaMaps, keyword)) {
      for (const auto& member : value.as_object()) read(member.value().as_object());
    } else if (!contains(kSchemaRules, keyword)) {
      throw std::invalid_argument(fmt::format("schema: keyword {} is not carried out", keyword));
    } else if (value.is_object()) {
      read(value.as_object());
    } else if (keyword != "additionalProperties" || !value.is_bool()) {
      throw std::invalid_argument(fmt::format("schema: {} must be a schema", keyword));
    }
  }

  void read_pattern(std::string_view pattern) {
    const auto [entry, added] = patterns.try_emplace(std::string(pattern), std::string(pattern), RE2::Quiet);
    if (added && !entry->second.ok()) {
      throw std::invalid_argument(fmt::format("schema: pattern {}: {}", pattern, entry->second.error()));
    }
  }
};

namespace {

/// One walk of a tree and a schema together.
class Walk {
 public:
  explicit Walk(const SchemaRules& rules) : rules_(rules) {}

  void check(const Node& node, const json::object& schema, const std::string& path) {
    if (const std::string_view reference = text_of(schema, "$ref"); !reference.empty()) {
      check(node, rules_.resolve(reference), path);
    }
    if (!check_type(node, schema, path)) return;
    check_values(node, schema, path);
    if (is_type(node, "string")) check_text(node, schema, path);
    if (node.kind == Kind::list) check_list(node, schema, path);
    if (node.kind == Kind::map) check_map(node, schema, path);
    check_logic(node, schema, path);
  }

  std::vector<Finding> take() { return std::move(findings_); }

 private:
  bool valid(const Node& node, const json::object& schema) const {
    Walk trial(rules_);
    trial.check(node, schema, {});
    return trial.findings_.empty();
  }

  Finding& add(const Node& node, const std::string& path, std::string rule) {
    return findings_.emplace_back(
        Finding{Severity::error, node.at, path, std::move(rule), shown(node), std::string()});
  }

  bool check_type(const Node& node, const json::object& schema, const std::string& path) {
    const std::string_view type = text_of(schema, "type");
    if (type.empty() || is_type(node, type)) return true;
    const bool quote = type == "string" && node.kind == Kind::boolean;
    add(node, path, fmt::format("must be {}{}", type_words(type), quote ? ", so put it in quotes" : ""));
    return false;
  }

  void check_values(const Node& node, const json::object& schema, const std::string& path) {
    if (const json::value* wanted = schema.if_contains("const");
        wanted != nullptr && !equals(node, *wanted)) {
      const std::string_view words = text_of(schema, "errorMessage");
      add(node, path,
          fmt::format("must be {}", words.empty() ? json::serialize(*wanted) : std::string(words)));
    }
    if (const json::value* allowed = schema.if_contains("enum")) {
      const json::array& values = allowed->as_array();
      if (std::any_of(values.begin(), values.end(), [&](const auto& value) { return equals(node, value); }))
        return;
      Finding& finding = add(node, path, fmt::format("must be {}", listed(values)));
      if (is_type(node, "string")) finding.suggestion = base::nearest_name(node.text, names_in(values));
    }
  }

  void check_text(const Node& node, const json::object& schema, const std::string& path) {
    const std::size_t min = count_of(schema, "minLength", 0);
    const std::size_t max = count_of(schema, "maxLength", kNoLimit);
    const std::size_t length = base::utf8_length(node.text);
    if (length < min || length > max) {
      add(node, path, fmt::format("must be {}, not {}", range(min, max, "characters"), length));
      return;
    }
    const std::string_view pattern = text_of(schema, "pattern");
    if (pattern.empty() || RE2::PartialMatch(node.text, rules_.patterns.find(pattern)->second)) return;
    const std::string_view words = text_of(schema, "patternErrorMessage");
    add(node, path, fmt::format("must be {}", words.empty() ? fmt::format("like {}", pattern) : words));
  }

  void check_list(const Node& node, const json::object& schema, const std::string& path) {
    const std::size_t min = count_of(schema, "minItems", 0);
    const std::size_t max = count_of(schema, "maxItems", kNoLimit);
    if (node.items.size() < min || node.items.size() > max) {
      add(node, path, fmt::format("must hold {}, not {}", range(min, max, "items"), node.items.size()))
          .found.clear();
    }
    if (const json::value* items = schema.if_contains("items")) {
      for (std::size_t i = 0; i < node.items.size(); ++i) {
        check(node.items[i], items->as_object(), path_of_item(path, i));
      }
    }
  }

  void check_map(const Node& node, const json::object& schema, const std::string& path) {
    if (const std::size_t max = count_of(schema, "maxProperties", kNoLimit); node.entries.size() > max) {
      add(node, path, fmt::format("must hold at most {} keys, not {}", max, node.entries.size()))
          .found.clear();
    }
    for (const yaml::Entry& entry : node.entries) check_entry(node, entry, schema, path);
    if (const json::value* required = schema.if_contains("required")) {
      check_required(node, required->as_array(), text_of(schema, "errorMessage"), path);
    }
  }

  void check_required(const Node& node, const json::array& keys, std::string_view words,
                      const std::string& path) {
    for (const std::string_view key : names_in(keys)) {
      if (node.find(key) != nullptr || meant_.contains(path_of_key(path, key))) continue;
      add(node, path, words.empty() ? fmt::format("missing key \"{}\"", key) : std::string(words))
          .found.clear();
    }
  }

  void check_entry(const Node& map, const yaml::Entry& entry, const json::object& schema,
                   const std::string& path) {
    const std::string entry_path = path_of_key(path, entry.key);
    if (const json::value* names = schema.if_contains("propertyNames")) {
      check(Node{Kind::text, entry.at, entry.key, {}, {}}, names->as_object(), entry_path);
    }
    const json::value* properties = schema.if_contains("properties");
    if (properties != nullptr) {
      if (const json::value* property = properties->as_object().if_contains(entry.key)) {
        return check(entry.value, property->as_object(), entry_path);
      }
    }
    const json::value* others = schema.if_contains("additionalProperties");
    if (others == nullptr) return;
    if (others->is_object()) return check(entry.value, others->as_object(), entry_path);
    if (others->as_bool()) return;
    const std::string meant = nearest(entry.key, map, properties);
    if (!meant.empty()) meant_.insert(path_of_key(path, meant));
    findings_.push_back({Severity::error, entry.at, entry_path, "unknown key", {}, meant});
  }

  /// The nearest known key that the map does not hold already.
  static std::string nearest(std::string_view key, const Node& map, const json::value* properties) {
    std::vector<std::string_view> free;
    if (properties == nullptr) return {};
    for (const auto& property : properties->as_object()) {
      const std::string_view name(property.key().data(), property.key().size());
      if (map.find(name) == nullptr) free.push_back(name);
    }
    return std::string(base::nearest_name(key, free));
  }

  void check_logic(const Node& node, const json::object& schema, const std::string& path) {
    if (const json::value* parts = schema.if_contains("allOf")) {
      for (const json::value& part : parts->as_array()) check(node, part.as_object(), path);
    }
    if (const json::value* condition = schema.if_contains("if")) {
      const json::value* branch = schema.if_contains(valid(node, condition->as_object()) ? "then" : "else");
      if (branch != nullptr) check(node, branch->as_object(), path);
    }
    if (const json::value* refused = schema.if_contains("not");
        refused != nullptr && valid(node, refused->as_object())) {
      const std::string_view words = text_of(schema, "errorMessage");
      add(node, path, fmt::format("must be {}", words.empty() ? "otherwise" : words));
    }
  }

  const SchemaRules& rules_;
  std::vector<Finding> findings_;
  std::set<std::string> meant_;  ///< keys that stand misspelt in the file: they are not missing as well
};

}  // namespace

Schema::Schema(std::string_view json_text) {
  boost::system::error_code error;
  json::value document = json::parse(json_text, error);
  if (error || !document.is_object()) throw std::invalid_argument("schema: not a JSON object");
  auto rules = std::make_unique<SchemaRules>();
  rules->document = std::move(document);
  rules->read(rules->root());
  rules_ = std::move(rules);
}

Schema::~Schema() = default;

std::vector<Finding> Schema::check(const yaml::Node& root) const {
  Walk walk(*rules_);
  walk.check(root, rules_->root(), {});
  std::vector<Finding> findings = walk.take();
  sort_by_place(findings);
  return findings;
}

}  // namespace groundwork::prepare
