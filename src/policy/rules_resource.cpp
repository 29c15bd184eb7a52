#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

#include "aws/arn.hpp"
#include "base/text.hpp"
#include "policy/pattern.hpp"
#include "policy/rules.hpp"

namespace groundwork::policy {
namespace {

using Check = std::optional<Defect>;
using std::string_view_literals::operator""sv;

constexpr std::array kTrustActions{
    "sts:AssumeRole"sv,        "sts:AssumeRoleWithSAML"sv, "sts:AssumeRoleWithWebIdentity"sv,
    "sts:SetSourceIdentity"sv, "sts:TagSession"sv,         "sts:SetContext"sv};
constexpr std::size_t kUniqueIdSize = 21;
constexpr std::size_t kAccountDigits = 12;

Defect prohibited(std::string_view field, const RawStatement& statement) {
  return {Defect::Kind::prohibited_field, std::string(field), fmt::format("`{}` has no place here", field),
          statement.place_of(field)};
}

/// The element is not there, or is an empty list.
Defect missing(std::string_view field, const RawStatement& statement) {
  return {Defect::Kind::missing_field, std::string(field), fmt::format("a statement has no `{}`", field),
          statement.place_of(field)};
}

bool is_account(std::string_view text) { return text.size() == kAccountDigits && base::is_digits(text); }

bool is_principal_arn(std::string_view text) {
  const auto arn = aws::Arn::parse(text);
  if (!arn || !is_account(arn->account) || !arn->region.empty()) return false;
  if (text.find_first_of("*?") != std::string_view::npos) return false;
  const std::string_view resource = arn->resource;
  if (arn->service == "iam") {
    return resource == "root" || resource.starts_with("user/") || resource.starts_with("role/");
  }
  return arn->service == "sts" &&
         (resource.starts_with("assumed-role/") || resource.starts_with("federated-user/"));
}

bool is_unique_id(std::string_view text) {
  return text.size() == kUniqueIdSize && (text.starts_with("AIDA") || text.starts_with("AROA"));
}

/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
bool is_principal(const RawPrincipal& principal, DocumentKind kind) {
  const std::string& text = principal.value.text;
  if (principal.type == "AWS") {
    return text == "*" || is_account(text) || is_unique_id(text) || is_principal_arn(text);
  }
  if (principal.type == "Service") {
    return text.find('.') != std::string::npos && text.find_first_of("*?") == std::string::npos;
  }
  if (principal.type == "Federated") return !text.empty();
  return principal.type == "CanonicalUser" && kind == DocumentKind::resource;
}

Check check_principals(const RawStatement& statement, DocumentKind kind) {
  const auto& principals = statement.principal ? *statement.principal : *statement.not_principal;
  if (principals.empty()) return missing("Principal", statement);
  for (const RawPrincipal& principal : principals) {
    if (is_principal(principal, kind)) continue;
    std::string type = principal.type;
    std::transform(type.begin(), type.end(), type.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    return Defect{Defect::Kind::principal, fmt::format(R"("{}":"{}")", type, principal.value.text),
                  fmt::format("`{}` is no principal of type `{}`", principal.value.text, principal.type),
                  principal.value.position};
  }
  return std::nullopt;
}

bool is_trust_action(std::string_view pattern) {
  return pattern.find(':') != std::string_view::npos &&
         std::any_of(kTrustActions.begin(), kTrustActions.end(),
                     [&](std::string_view action) { return action_matches(pattern, action); });
}

Check check_trust_actions(const RawStatement& statement) {
  const auto refused = [](std::size_t position) {
    return Defect{Defect::Kind::worded, "AssumeRole policy may only specify STS AssumeRole actions.",
                  "only sts:AssumeRole and its kin can be trusted", position};
  };
  if (!statement.action) return refused(statement.place_of("NotAction"));
  for (const PlacedText& action : *statement.action) {
    if (!is_trust_action(action.text)) return refused(action.position);
  }
  return std::nullopt;
}

Check check_trust_statement(const RawStatement& statement) {
  if (!statement.effect) return missing("Effect", statement);
  if (statement.resource) return prohibited("Resource", statement);
  if (statement.not_resource) return prohibited("NotResource", statement);
  if (statement.not_principal) return prohibited("NotPrincipal", statement);
  if (!statement.principal) return missing("Principal", statement);
  if (!statement.action && !statement.not_action) return missing("Action", statement);
  if (statement.action && statement.action->empty()) return missing("Action", statement);
  if (auto defect = check_trust_actions(statement)) return defect;
  return check_principals(statement, DocumentKind::trust);
}

Check check_resource_statement(const RawStatement& statement) {
  if (!statement.effect) return missing("Effect", statement);
  if (!statement.principal && !statement.not_principal) return missing("Principal", statement);
  const auto& actions = statement.action ? statement.action : statement.not_action;
  if (!actions || actions->empty()) return missing("Action", statement);
  const auto& resources = statement.resource ? statement.resource : statement.not_resource;
  if (resources && resources->empty()) return missing("Resource", statement);
  return check_principals(statement, DocumentKind::resource);
}

}  // namespace

std::optional<Defect> check_trust(const RawPolicy& policy) {
  for (const RawStatement& statement : *policy.statements) {
    if (auto defect = check_trust_statement(statement)) return defect;
  }
  return std::nullopt;
}

std::optional<Defect> check_resource(const RawPolicy& policy) {
  for (const RawStatement& statement : *policy.statements) {
    if (auto defect = check_resource_statement(statement)) return defect;
  }
  return std::nullopt;
}

}  // namespace groundwork::policy
