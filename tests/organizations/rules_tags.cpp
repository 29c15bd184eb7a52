#include "organizations/rules.hpp"

namespace groundwork::organizations_model {
namespace {

// https://docs.aws.amazon.com/organizations/latest/APIReference/API_TagResource.html
Refusals judge_resource(const World& world, const Organization& organization, const Step& step) {
  const Id id = text(step.input, "ResourceId");
  const auto account = world.accounts.find(id);
  const bool is_member = account != world.accounts.end() &&
                         account->second.organization == world.accounts.at(step.caller).organization;
  if (is_aws_managed(id)) return invalid_input("INVALID_PATTERN");
  const auto transfer = world.transfers.find(id);
  const bool is_party = transfer != world.transfers.end() &&
                        (transfer->second.target == step.caller || transfer->second.source == step.caller);
  if (is_party) return {};
  if (is_member || organization.nodes.contains(id) || organization.policies.contains(id)) return {};
  return {{"TargetNotFoundException", ""}};
}

Refusals judge_tag(const World& world, const Organization& organization, const Step& step) {
  Refusals refusals = judge_resource(world, organization, step);
  const auto present = organization.tags.find(text(step.input, "ResourceId"));
  add_tag_refusals(world, step, present == organization.tags.end() ? Tags{} : present->second, refusals);
  return refusals;
}

void tag(World& world, const Step& step, const json::object&) {
  Organization& organization = world.organization_of(step.caller);
  for (const auto& [key, value] : tags_in(step.input)) {
    organization.tags[text(step.input, "ResourceId")][key] = value;
  }
}

// https://docs.aws.amazon.com/organizations/latest/APIReference/API_UntagResource.html
Refusals judge_untag(const World& world, const Organization& organization, const Step& step) {
  Refusals refusals = judge_resource(world, organization, step);
  for (const json::value& key : step.input.at("TagKeys").as_array()) {
    if (std::string_view(key.as_string()).starts_with("aws:")) {
      refusals.push_back({"InvalidInputException", "INVALID_SYSTEM_TAGS_PARAMETER"});
    }
  }
  return refusals;
}

void untag(World& world, const Step& step, const json::object&) {
  Organization& organization = world.organization_of(step.caller);
  for (const json::value& key : step.input.at("TagKeys").as_array()) {
    organization.tags[text(step.input, "ResourceId")].erase(std::string(key.as_string()));
  }
}

constexpr Rule kRules[] = {
    {"TagResource", for_management<judge_tag>, tag},
    {"UntagResource", for_management<judge_untag>, untag},
};

}  // namespace

std::span<const Rule> tag_rules() { return kRules; }

}  // namespace groundwork::organizations_model
