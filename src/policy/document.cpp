#include "policy/document.hpp"

#include <algorithm>

#include "policy/raw_policy.hpp"
#include "policy/rules.hpp"

namespace groundwork::policy {
namespace {

std::optional<Defect> check(const RawPolicy& policy, DocumentKind kind, Author author) {
  switch (kind) {
    case DocumentKind::identity:
    case DocumentKind::session:
      return check_identity(policy, false, author);
    case DocumentKind::managed:
    case DocumentKind::boundary:
      return check_identity(policy, true, author);
    case DocumentKind::resource:
      return check_resource(policy);
    case DocumentKind::trust:
      return check_trust(policy);
    case DocumentKind::service_control:
      return check_service_control(policy);
    case DocumentKind::resource_control:
      return check_resource_control(policy, author);
  }
  return std::nullopt;
}

/// IAM and STS refuse white space before the document.
bool refuses_leading_space(DocumentKind kind) {
  return kind != DocumentKind::service_control && kind != DocumentKind::resource_control &&
         kind != DocumentKind::resource;
}

PrincipalType principal_type(std::string_view name) {
  if (name == "Service") return PrincipalType::service;
  if (name == "Federated") return PrincipalType::federated;
  if (name == "CanonicalUser") return PrincipalType::canonical_user;
  return PrincipalType::aws;
}

/// Variables may stand only in the resource part of an ARN, after its fifth colon.
std::size_t resource_part(std::string_view arn) {
  std::size_t at = 0;
  for (int colons = 0; colons < 5; ++colons) {
    at = arn.find(':', at);
    if (at == std::string_view::npos) return at;
    ++at;
  }
  return at;
}

/// Turns checked statements into compiled ones.
class Compiler {
 public:
  Compiler(std::string_view text, const RawPolicy& policy)
      : text_(text),
        variables_(policy.version && policy.version->text == "2012-10-17" ? Variables::expand
                                                                          : Variables::literal) {
    statements_.reserve(policy.statements->size());
    for (const RawStatement& raw : *policy.statements) statements_.push_back(compile(raw));
  }

  std::vector<Statement> take_statements() { return std::move(statements_); }
  std::vector<PrincipalPlace> take_places() { return std::move(places_); }

 private:
  Statement compile(const RawStatement& raw) {
    Statement made;
    if (raw.sid) made.sid = raw.sid->text;
    made.effect = raw.effect->text == "Allow" ? Effect::allow : Effect::deny;
    if (raw.principal) made.principals.emplace(entries(*raw.principal), false);
    if (raw.not_principal) made.principals.emplace(entries(*raw.not_principal), true);
    made.not_action = raw.not_action.has_value();
    for (const PlacedText& action : raw.not_action ? *raw.not_action : *raw.action) {
      made.actions.push_back(action.text);
    }
    made.not_resource = raw.not_resource.has_value();
    if (raw.resource || raw.not_resource) {
      for (const PlacedText& resource : raw.not_resource ? *raw.not_resource : *raw.resource) {
        made.resources.emplace_back(resource.text, Wildcards::expand, variables_, Case::sensitive,
                                    resource_part(resource.text));
      }
    }
    for (const RawCondition& line : raw.conditions) {
      std::vector<std::string> values;
      for (const PlacedText& value : line.values) values.push_back(value.text);
      made.conditions.emplace_back(line.operator_name, line.key.text, values, variables_);
    }
    return made;
  }

  std::vector<PrincipalEntry> entries(const std::vector<RawPrincipal>& principals) {
    std::vector<PrincipalEntry> made;
    for (const RawPrincipal& principal : principals) {
      made.push_back({principal_type(principal.type), principal.value.text});
      if (made.back().type == PrincipalType::aws && stands_as_it_is(principal.value)) {
        places_.push_back({principal.value.position, principal.value.text.size()});
      }
    }
    return made;
  }

  /// Whether the string is written without escapes.
  bool stands_as_it_is(const PlacedText& value) const {
    return text_.substr(value.position).starts_with(value.text + '"');
  }

  std::string_view text_;
  Variables variables_;
  std::vector<Statement> statements_;
  std::vector<PrincipalPlace> places_;
};

void add_once(std::vector<std::string>& list, const std::string& text) {
  if (std::find(list.begin(), list.end(), text) == list.end()) list.push_back(text);
}

tl::unexpected<Fault> fault(DocumentKind kind, const Defect& defect) {
  return tl::unexpected(Fault{fault_message(kind, defect), defect.reason, defect.position});
}

}  // namespace

ParseResult parse(std::string_view text, DocumentKind kind, Author author) {
  if (refuses_leading_space(kind) && text.find_first_not_of(" \t\r\n") != 0) {
    return fault(kind, {Defect::Kind::leading_space, {}, "white space before the document", 0});
  }
  const auto raw = read_policy(text);
  if (!raw) return fault(kind, raw.error());
  if (const auto defect = check(*raw, kind, author)) return fault(kind, *defect);
  Compiler compiler(text, *raw);
  return std::make_shared<const Document>(kind, std::string(text), compiler.take_statements(),
                                          compiler.take_places());
}

std::vector<std::string> principals_of(const Document& document) {
  std::vector<std::string> principals;
  for (const Statement& statement : document.statements()) {
    if (!statement.principals) continue;
    for (const PrincipalEntry& entry : statement.principals->entries()) {
      if (entry.type == PrincipalType::aws) add_once(principals, entry.text);
    }
  }
  return principals;
}

std::string text_with_principals(
    const Document& document,
    const std::function<std::optional<std::string>(std::string_view principal)>& replacement) {
  const std::string_view text = document.text();
  std::string out;
  std::size_t copied = 0;
  for (const PrincipalPlace& place : document.principal_places()) {
    const auto instead = replacement(text.substr(place.begin, place.size));
    if (!instead) continue;
    out += text.substr(copied, place.begin - copied);
    out += *instead;
    copied = place.begin + place.size;
  }
  out += text.substr(copied);
  return out;
}

std::vector<std::string> context_keys_of(const Document& document) {
  std::vector<std::string> keys;
  for (const Statement& statement : document.statements()) {
    for (const Pattern& resource : statement.resources) {
      for (const std::string& key : resource.variable_keys()) add_once(keys, key);
    }
    for (const Condition& condition : statement.conditions) {
      add_once(keys, condition.key().text());
      for (const std::string& key : condition.variable_keys()) add_once(keys, key);
    }
  }
  return keys;
}

}  // namespace groundwork::policy
