#include <algorithm>

#include <fmt/format.h>

#include "policy/rules.hpp"

namespace groundwork::policy {
namespace {

using Check = std::optional<Defect>;

Defect defect_of(std::string reason, std::size_t position) {
  return {Defect::Kind::syntax, {}, std::move(reason), position};
}

Check check_action(const PlacedText& action) {
  if (action.text == "*") return std::nullopt;
  if (std::count(action.text.begin(), action.text.end(), ':') == 1) return std::nullopt;
  return defect_of(fmt::format("`{}` is no action", action.text), action.position);
}

Check check_resource_text(const PlacedText& resource) {
  if (resource.text == "*" || resource.text.starts_with("arn:")) return std::nullopt;
  return defect_of(fmt::format("`{}` is neither an ARN nor `*`", resource.text), resource.position);
}

/// What SCPs and RCPs have in common.
Check check_common(const RawPolicy& policy) {
  if (!policy.version || policy.version->text != "2012-10-17") {
    return defect_of("`Version` must be 2012-10-17", policy.version_position());
  }
  if (policy.id) return defect_of("`Id` is not supported", policy.id->position);
  for (const RawStatement& statement : *policy.statements) {
    if (!statement.effect) return defect_of("a statement has no `Effect`", statement.position);
    const auto& actions = statement.action ? statement.action : statement.not_action;
    if (!actions || actions->empty()) {
      return defect_of("a statement has no `Action` or `NotAction`",
                       statement.place_of(statement.action ? "Action" : "NotAction"));
    }
    for (const PlacedText& action : *actions) {
      if (auto defect = check_action(action)) return defect;
    }
    const auto& resources = statement.resource ? statement.resource : statement.not_resource;
    if (!resources || resources->empty()) {
      return defect_of("a statement has no `Resource` or `NotResource`",
                       statement.place_of(statement.resource ? "Resource" : "NotResource"));
    }
    for (const PlacedText& resource : *resources) {
      if (auto defect = check_resource_text(resource)) return defect;
    }
  }
  return std::nullopt;
}

bool names_everyone(const RawStatement& statement) {
  return statement.principal && statement.principal->size() == 1 &&
         statement.principal->front().type == "AWS" && statement.principal->front().value.text == "*";
}

Check check_customer_statement(const RawStatement& statement) {
  if (statement.effect->text != "Deny") {
    return defect_of("only `RCPFullAWSAccess` may allow", statement.effect->position);
  }
  for (const PlacedText& action : *statement.action) {
    if (action.text == "*") return defect_of("`*` alone is no action of a customer's RCP", action.position);
  }
  return std::nullopt;
}

}  // namespace

// Since September 2025 an SCP takes the whole language but for principals.
// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_syntax.html
std::optional<Defect> check_service_control(const RawPolicy& policy) {
  if (auto defect = check_common(policy)) return defect;
  for (const RawStatement& statement : *policy.statements) {
    if (!statement.principal && !statement.not_principal) continue;
    return defect_of("an SCP names no principals",
                     statement.place_of(statement.principal ? "Principal" : "NotPrincipal"));
  }
  return std::nullopt;
}

// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html
std::optional<Defect> check_resource_control(const RawPolicy& policy, Author author) {
  if (auto defect = check_common(policy)) return defect;
  for (const RawStatement& statement : *policy.statements) {
    if (!names_everyone(statement)) {
      return defect_of("`Principal` must be \"*\"", statement.place_of("Principal"));
    }
    if (statement.not_action) {
      return defect_of("`NotAction` is not supported", statement.place_of("NotAction"));
    }
    if (author == Author::aws) continue;
    if (auto defect = check_customer_statement(statement)) return defect;
  }
  return std::nullopt;
}

}  // namespace groundwork::policy
