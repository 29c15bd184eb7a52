#include "services/iam/simulated_policies.hpp"

#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>

#include "aws/arn.hpp"
#include "plane/identities/aws_managed_policies.hpp"
#include "plane/identities/policies_of.hpp"
#include "plane/organizations/policy_levels.hpp"
#include "services/iam/access.hpp"
#include "services/iam/errors.hpp"
#include "services/iam/roles.hpp"

namespace groundwork::services::iam {
namespace {

/// What stands after the last slash of an ARN.
std::string_view last_name(std::string_view arn) { return arn.substr(arn.rfind('/') + 1); }

/// `user`, `group` or `role`, from its ARN.
std::string_view kind_of(std::string_view holder_arn) {
  const std::size_t begin = holder_arn.rfind(':') + 1;
  return holder_arn.substr(begin, holder_arn.find('/') - begin);
}

policy::DocumentPtr stored_document(const std::string& text, policy::DocumentKind kind) {
  auto document = policy::parse(text, kind, policy::Author::aws);
  if (!document) throw std::logic_error("a stored policy cannot be read: " + document.error().reason);
  return *std::move(document);
}

std::string source_id(const plane::PolicyText& text) {
  if (text.managed) return std::string(last_name(text.name));
  return fmt::format("{}_{}_{}", kind_of(text.attached_to), last_name(text.attached_to), text.name);
}

bool is_excluded(const plane::PolicyText& text, const PolicyExclusions& exclusions) {
  if (!text.managed) {
    return exclusions.has_type("inline") || exclusions.has_inline(text.attached_to, text.name);
  }
  const bool is_aws = text.name.starts_with(plane::kAwsPolicyArnPrefix);
  return exclusions.has_type(is_aws ? "aws-managed" : "user-managed") || exclusions.has_managed(text.name);
}

std::vector<plane::PolicyText> texts_of(Call& call, const plane::Holder& holder) {
  switch (holder.kind) {
    case plane::HolderKind::user:
      return plane::policies_of_user(call.unit, holder.id);
    case plane::HolderKind::group:
      return plane::policies_of_group(call.unit, holder.id);
    case plane::HolderKind::role:
      break;
  }
  return plane::policies_of_role(call.unit, holder.id);
}

}  // namespace

policy::DocumentPtr simulated_policy(std::string_view text, policy::DocumentKind kind) {
  auto document = policy::parse(text, kind);
  if (!document) throw invalid_input(document.error().message);
  return *std::move(document);
}

policy::Sources simulated_sources(policy::Layer layer, const std::vector<std::string>& texts,
                                  std::string_view list_name) {
  const auto kind = layer == policy::Layer::service_control ? policy::DocumentKind::service_control
                                                            : policy::DocumentKind::identity;
  policy::Sources sources;
  for (const std::string& text : texts) {
    sources.push_back(policy::make_source(layer, fmt::format("{}.{}", list_name, sources.size() + 1), {},
                                          simulated_policy(text, kind)));
  }
  return sources;
}

PolicySource policy_source(Call& call, const std::string& text) {
  const auto arn = aws::Arn::parse(text);
  const auto refuse = [&] { return invalid_input("Invalid ARN provided in the request: " + text); };
  if (!arn || arn->service != "iam" || arn->account != call.account().str()) throw refuse();
  const std::string_view name = last_name(text);
  if (arn->resource.starts_with("user/")) {
    const plane::User user = named_user(call, name);
    return {
        {plane::HolderKind::user, user.account, user.id}, user.name, user.arn(), user.permissions_boundary};
  }
  if (arn->resource.starts_with("group/")) {
    const plane::Group group = named_group(call, name);
    return {{plane::HolderKind::group, group.account, group.id}, group.name, group.arn(), std::nullopt};
  }
  if (!arn->resource.starts_with("role/")) throw refuse();
  const plane::Role role = named_role(call, name);
  return {role.holder(), role.name, role.arn(), role.permissions_boundary};
}

bool PolicyExclusions::has_type(std::string_view type) const {
  return std::any_of(list_.begin(), list_.end(),
                     [&](const auto& entry) { return entry.policy_type == type; });
}

bool PolicyExclusions::has_managed(std::string_view arn) const {
  return std::any_of(list_.begin(), list_.end(), [&](const auto& entry) { return entry.policy_arn == arn; });
}

bool PolicyExclusions::has_inline(std::string_view holder_arn, std::string_view policy_name) const {
  return std::any_of(list_.begin(), list_.end(), [&](const auto& entry) {
    const auto& named = entry.inline_policy_identifier;
    return named && named->policy_name == policy_name && named->attachment_type == kind_of(holder_arn) &&
           named->attachment_name == last_name(holder_arn);
  });
}

policy::Sources policies_of_source(Call& call, const PolicySource& source,
                                   const PolicyExclusions& exclusions) {
  policy::Sources sources;
  for (const plane::PolicyText& text : texts_of(call, source.holder)) {
    if (is_excluded(text, exclusions)) continue;
    sources.push_back(policy::make_source(policy::Layer::identity, source_id(text), text.attached_to,
                                          stored_document(text.document, policy::DocumentKind::identity)));
  }
  return sources;
}

policy::SourcePtr boundary_of_source(Call& call, const PolicySource& source,
                                     const PolicyExclusions& exclusions) {
  if (!source.boundary_arn || exclusions.has_type("permission-boundary") ||
      exclusions.has_managed(*source.boundary_arn)) {
    return nullptr;
  }
  const auto text = plane::managed_policy_text(call.unit, call.account(), *source.boundary_arn);
  if (!text) return nullptr;
  return policy::make_source(policy::Layer::boundary, source_id(*text), source.arn,
                             stored_document(text->document, policy::DocumentKind::boundary));
}

std::vector<policy::Sources> service_control_sources(Call& call, const PolicyExclusions& exclusions) {
  std::vector<policy::Sources> levels;
  if (exclusions.has_type("scp")) return levels;
  for (const auto& level : plane::organizations::service_control_levels(call.unit, call.account())) {
    policy::Sources& sources = levels.emplace_back();
    for (const auto& attached : level) {
      if (exclusions.has_managed(attached.arn)) continue;
      sources.push_back(
          policy::make_source(policy::Layer::service_control, attached.id, attached.attached_to,
                              stored_document(attached.document, policy::DocumentKind::service_control)));
    }
  }
  return levels;
}

}  // namespace groundwork::services::iam
