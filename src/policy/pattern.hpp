#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "policy/context.hpp"

namespace groundwork::policy {

class Scope;

/// True where the whole of `text` matches `pattern`: `*` stands for any run of characters, also none and also
/// across
/// `/` and `:`; `?` stands for exactly one character (one UTF-8 code point). Linear memory, no recursion.
bool wildcard_match(std::string_view pattern, std::string_view text);
/// The same without regard to ASCII case.
bool wildcard_match_ignoring_case(std::string_view pattern, std::string_view text);

/// True where an Action pattern such as `s3:Get*` covers an action: neither the service nor the name is
/// case-sensitive.
bool action_matches(std::string_view pattern, std::string_view action);

enum class Wildcards { literal, expand };
enum class Variables { literal, expand };
enum class Case { sensitive, insensitive };
enum class Matched { no, yes, unresolved };

/// A text of a policy, prepared for matching: wildcards and policy variables (`${aws:username}`,
/// `${aws:PrincipalTag/team, 'none'}`, `${*}`, `${?}`, `${$}`). What a variable stands for is taken
/// literally, also where it holds `*` or `?`.
///
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
class Pattern {
 public:
  /// Variables that begin before `variables_from` stay literal text.
  Pattern(std::string_view text, Wildcards wildcards, Variables variables, Case letter_case = Case::sensitive,
          std::size_t variables_from = 0);

  /// `unresolved` where a variable has no single value in the request and no default.
  Matched match(std::string_view text, Scope& scope) const;
  /// The pattern with its variables filled in, in the coded form that `match_coded` takes; nullopt where
  /// unresolved. The view lives until the next call with the same scope.
  std::optional<std::string_view> expand(Scope& scope) const;
  /// Matches a coded pattern, or a part of one.
  static bool match_coded(std::string_view coded, std::string_view text);

  /// The text as the policy has it.
  const std::string& text() const { return text_; }
  bool has_variables() const { return !variables_.empty(); }
  std::vector<std::string> variable_keys() const;

 private:
  struct Variable {
    std::size_t position;  // in coded_: where the value is put in
    Key key;
    std::optional<std::string> fallback;
  };

  void read(Wildcards wildcards, std::size_t variables_from);
  /// Reads a variable at the front of `rest` and answers its length, or 0 where there is none.
  std::size_t read_variable(std::string_view rest);

  std::string text_;
  std::string coded_;
  std::vector<Variable> variables_;
  Case case_;
  bool everything_ = false;
};

}  // namespace groundwork::policy
