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
  /// Byte offset of what is wrong; where something is missing, of what it is missing in.
  std::size_t position = 0;
};

/// A string of the document, or another scalar as it is written, and where it stands (see Node::position).
struct PlacedText {
  std::string text;
  std::size_t position = 0;
};

struct RawPrincipal {
  std::string type;
  PlacedText value;
};

struct RawCondition {
  std::string operator_name;
  PlacedText key;
  std::vector<PlacedText> values;
};

/// A statement whose elements have the right JSON types and known names, and nothing more: which of them a
/// kind of document needs or refuses is checked afterwards.
struct RawStatement {
  std::size_t position = 0;
  std::vector<PlacedText> names;  ///< of its elements, in the order of the text
  std::optional<PlacedText> sid, effect;
  std::optional<std::vector<RawPrincipal>> principal, not_principal;
  std::optional<std::vector<PlacedText>> action, not_action, resource, not_resource;
  std::vector<RawCondition> conditions;

  /// Where the name of an element stands; where there is no such element, the statement.
  std::size_t place_of(std::string_view element) const;
};

struct RawPolicy {
  std::size_t position = 0;
  std::optional<PlacedText> version, id;
  std::optional<std::vector<RawStatement>> statements;

  /// Of Version; where there is none, the document's.
  std::size_t version_position() const { return version ? version->position : position; }
};

/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
tl::expected<RawPolicy, Defect> read_policy(std::string_view text);

}  // namespace groundwork::policy
