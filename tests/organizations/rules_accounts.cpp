#include <algorithm>

#include "organizations/rules.hpp"

namespace groundwork::organizations_model {
namespace {

// https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreateAccount.html
Refusals judge_create_account(const World& world, const Organization& organization, const Step& step) {
  Refusals refusals;
  if (text(step.input, "RoleName").starts_with("AWSServiceRoleFor"))
    refusals = invalid_input("INVALID_ROLE_NAME");
  add_tag_refusals(world, step, {}, refusals);
  const Id id = world.accounts.at(step.caller).organization;
  if (world.members(id).size() + open_invitations(world, id) >= world.limits.accounts) {
    refusals.push_back({"ConstraintViolationException", "ACCOUNT_NUMBER_LIMIT_EXCEEDED"});
  }
  const auto in_progress = static_cast<std::size_t>(std::ranges::count_if(
      organization.creations, [](const auto& entry) { return entry.second.state == "IN_PROGRESS"; }));
  if (in_progress >= world.limits.creations_in_progress) {
    refusals.push_back({"TooManyRequestsException", ""});
  }
  return refusals;
}

void create_account(World& world, const Step& step, const json::object& output) {
  Creation creation{.email = text(step.input, "Email"), .name = text(step.input, "AccountName")};
  for (const auto& [key, value] : tags_in(step.input)) creation.tags[key] = value;
  creation.due_ms = world.now_ms + world.limits.creation_ms;
  world.organization_of(step.caller).creations[text_at(output, "CreateAccountStatus/Id")] = creation;
}

// https://docs.aws.amazon.com/organizations/latest/APIReference/API_MoveAccount.html
Refusals judge_move_account(const World& world, const Organization& organization, const Step& step) {
  const auto account = world.accounts.find(text(step.input, "AccountId"));
  if (account == world.accounts.end() ||
      account->second.organization != world.accounts.at(step.caller).organization) {
    return {{"AccountNotFoundException", ""}};
  }
  Refusals refusals;
  const Id source = text(step.input, "SourceParentId"), destination = text(step.input, "DestinationParentId");
  if (account->second.parent != source) refusals.push_back({"SourceParentNotFoundException", ""});
  if (!organization.nodes.contains(destination)) {
    refusals.push_back({"DestinationParentNotFoundException", ""});
  }
  if (account->second.parent == destination) refusals.push_back({"DuplicateAccountException", ""});
  return refusals;
}

void move_account(World& world, const Step& step, const json::object&) {
  world.accounts.at(text(step.input, "AccountId")).parent = text(step.input, "DestinationParentId");
}

constexpr Rule kRules[] = {
    {"CreateAccount", for_management<judge_create_account>, create_account},
    {"MoveAccount", for_management<judge_move_account>, move_account},
};

}  // namespace

std::span<const Rule> account_rules() { return kRules; }

// https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreateAccountStatus.html
void settle_creation(World& world, const Id& id, Creation& creation, const std::function<Id()>& made_id) {
  creation.state = "FAILED";
  if (world.members(id).size() >= world.limits.accounts) {
    creation.failure_reason = "ACCOUNT_LIMIT_EXCEEDED";
    return;
  }
  if (world.has_account_with(creation.email)) {
    creation.failure_reason = "EMAIL_ALREADY_EXISTS";
    return;
  }
  creation.state = "SUCCEEDED";
  creation.account = made_id();
  world.accounts[creation.account] = {.email = creation.email,
                                      .name = creation.name,
                                      .has_payment_method = false,
                                      .has_agreement = false,
                                      .has_verified_phone = false};
  join(world, id, creation.account, "CREATED");
  world.accounts.at(creation.account).joined_ms = creation.due_ms;
  if (!creation.tags.empty()) world.organizations.at(id).tags[creation.account] = creation.tags;
}

}  // namespace groundwork::organizations_model
