#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "policy/principal.hpp"
#include "policy/statement.hpp"

namespace groundwork::policy {

/// What is wrong with a document, before anyone has decided in whose words to say it.
struct Defect {
  enum class Kind {
    not_json,
    leading_space,
    syntax,
    unknown_field,
    prohibited_field,
    missing_field,
    condition_type,
    principal,
    worded,
  };
  Kind kind = Kind::syntax;
  /// The field, condition type or principal; for `worded` AWS's whole message.
  std::string subject;
  std::string reason;
  std::size_t position = 0;
};

/// A string of the document and the offset of its first byte, where that is known (see Node::position).
struct PlacedText {
  std::string text;
  std::size_t position = 0;
};

struct RawPrincipal {
  std::string type;
  PlacedText value;
};

struct RawCondition {
  std::string operator_name, key;
  std::vector<std::string> values;
};

/// A statement whose elements have the right JSON types and known names, and nothing more: which of them a
/// kind of document needs or refuses is checked afterwards.
struct RawStatement {
  std::optional<std::string> sid;
  std::optional<std::string> effect;
  std::optional<std::vector<RawPrincipal>> principal, not_principal;
  std::optional<std::vector<PlacedText>> action, not_action, resource, not_resource;
  std::vector<RawCondition> conditions;
};

struct RawPolicy {
  std::optional<std::string> version;
  bool has_id = false;
  std::optional<std::vector<RawStatement>> statements;
};

/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
tl::expected<RawPolicy, Defect> read_policy(std::string_view text);

}  // namespace groundwork::policy
