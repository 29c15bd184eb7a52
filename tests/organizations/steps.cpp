#include "organizations/steps.hpp"

#include <numeric>

namespace groundwork::organizations_model {
namespace {

constexpr std::size_t kOrganizationsMax = 3;

/// A good document of the type, as a rule; no number makes two of them alike.
std::string document(Steps& steps, std::string_view type) {
  if (steps.one_in(25)) return "no JSON";
  std::string word = "S" + std::to_string(steps.below(1000));
  if (steps.one_in(25)) word += std::string(400, 'x');
  if (type == "TAG_POLICY")
    return R"({"tags":{")" + word + R"(":{"tag_key":{"@@assign":")" + word + R"("}}}})";
  if (type == "BACKUP_POLICY")
    return R"({"plans":{")" + word + R"(":{"regions":{"@@assign":["us-east-1"]}}}})";
  const char* principal = type == "RESOURCE_CONTROL_POLICY" ? R"("Principal":"*",)" : "";
  return R"({"Version":"2012-10-17","Statement":[{"Sid":")" + word + R"(","Effect":"Deny",)" + principal +
         R"("Action":"s3:*","Resource":"*"}]})";
}

std::string unit_name(Steps& steps) {
  if (steps.one_in(60)) return "";
  if (steps.one_in(60)) return std::string(129, 'n');
  return steps.any_of({"Security", "Infrastructure", "Workloads", "Sandbox", "security", "Suspended"});
}

std::string policy_name(Steps& steps) {
  return steps.any_of({"DenyAll", "DenyS3", "Guard", "Regions", "Root", "Leave", "Extra", "FullAWSAccess"});
}

std::string policy_type(Steps& steps) {
  return steps.one_in(40) ? "NO_SUCH_POLICY" : std::string(steps.element_of(kPolicyTypes).name);
}

std::string service(Steps& steps) {
  return steps.any_of({"account.amazonaws.com", "sso.amazonaws.com", "guardduty.amazonaws.com",
                       "cloudtrail.amazonaws.com", "nobody.amazonaws.com"});
}

using Input = json::object;

Input create_organization(Steps& steps, const World&, const Id&) {
  if (steps.begins_with_billing() != steps.one_in(6)) return {{"FeatureSet", "CONSOLIDATED_BILLING"}};
  return steps.one_in(2) ? Input{} : Input{{"FeatureSet", "ALL"}};
}

Input nothing(Steps&, const World&, const Id&) { return {}; }

Input create_unit(Steps& steps, const World& world, const Id& caller) {
  Input input{{"ParentId", steps.node(world, caller)}, {"Name", unit_name(steps)}};
  if (steps.one_in(4)) input["Tags"] = steps.tags(5);
  return input;
}

Input update_unit(Steps& steps, const World& world, const Id& caller) {
  Input input{{"OrganizationalUnitId", steps.node(world, caller)}};
  if (!steps.one_in(10)) input["Name"] = unit_name(steps);
  return input;
}

Input delete_unit(Steps& steps, const World& world, const Id& caller) {
  return {{"OrganizationalUnitId", steps.node(world, caller)}};
}

Input create_account(Steps& steps, const World&, const Id&) {
  const std::string name = "a" + std::to_string(steps.below(40));
  Input input{{"Email", name + "@example.com"}, {"AccountName", name}};
  if (steps.one_in(20)) input["RoleName"] = "AWSServiceRoleForNobody";
  if (steps.one_in(4)) input["Tags"] = steps.tags(5);
  return input;
}

Input move_account(Steps& steps, const World& world, const Id& caller) {
  const Id account = steps.account(world, caller);
  const auto known = world.accounts.find(account);
  const bool is_placed = known != world.accounts.end() && !known->second.parent.empty();
  return {
      {"AccountId", account},
      {"SourceParentId", is_placed && !steps.one_in(10) ? known->second.parent : steps.node(world, caller)},
      {"DestinationParentId", steps.node(world, caller)}};
}

Input create_policy(Steps& steps, const World&, const Id&) {
  const std::string type = policy_type(steps);
  Input input{{"Name", policy_name(steps)},
              {"Description", "made by a random step"},
              {"Content", document(steps, type)},
              {"Type", type}};
  if (steps.one_in(4)) input["Tags"] = steps.tags(5);
  return input;
}

Input update_policy(Steps& steps, const World& world, const Id& caller) {
  const Id id = steps.policy(world, caller);
  const Organization* organization = world.organization_of(caller);
  const PolicyType* type = organization == nullptr ? nullptr : type_of(*organization, id);
  Input input{{"PolicyId", id}};
  if (steps.one_in(2)) input["Name"] = policy_name(steps);
  if (steps.one_in(3)) input["Description"] = steps.any_of({"", "changed", "changed again"});
  if (steps.one_in(2)) input["Content"] = document(steps, type == nullptr ? kScp : type->name);
  return input;
}

Input delete_policy(Steps& steps, const World& world, const Id& caller) {
  return {{"PolicyId", steps.policy(world, caller)}};
}

Input attachment(Steps& steps, const World& world, const Id& caller) {
  return {{"PolicyId", steps.policy(world, caller)}, {"TargetId", steps.target(world, caller)}};
}

/// One that is there, so that detaching succeeds as often as attaching.
Input present_attachment(Steps& steps, const World& world, const Id& caller) {
  const Organization* organization = world.organization_of(caller);
  if (organization == nullptr || organization->attachments.empty() || steps.one_in(5)) {
    return attachment(steps, world, caller);
  }
  const auto& [target, policy] = steps.element_of(organization->attachments);
  return {{"PolicyId", policy}, {"TargetId", target}};
}

Input root_and_type(Steps& steps, const World& world, const Id& caller) {
  const Organization* organization = world.organization_of(caller);
  const Id root = organization == nullptr || steps.one_in(10) ? "r-none" : organization->root;
  return {{"RootId", root}, {"PolicyType", policy_type(steps)}};
}

Id transfer(Steps& steps, const World& world, const Id& caller);

Id taggable(Steps& steps, const World& world, const Id& caller) {
  if (!world.transfers.empty() && steps.one_in(5)) return transfer(steps, world, caller);
  return steps.one_in(3) ? steps.policy(world, caller) : steps.target(world, caller);
}

Input tagging(Steps& steps, const World& world, const Id& caller) {
  return {{"ResourceId", taggable(steps, world, caller)}, {"Tags", steps.tags(3)}};
}

Input untagging(Steps& steps, const World& world, const Id& caller) {
  json::array keys;
  for (const json::value& tag : steps.tags(3)) keys.push_back(tag.at("Key"));
  return {{"ResourceId", taggable(steps, world, caller)}, {"TagKeys", keys}};
}

Input of_service(Steps& steps, const World&, const Id&) { return {{"ServicePrincipal", service(steps)}}; }

Input delegation(Steps& steps, const World& world, const Id& caller) {
  return {{"AccountId", steps.account(world, caller)}, {"ServicePrincipal", service(steps)}};
}

/// As `present_attachment`.
Input present_delegation(Steps& steps, const World& world, const Id& caller) {
  const Organization* organization = world.organization_of(caller);
  if (organization == nullptr || organization->delegations.empty() || steps.one_in(3)) {
    return delegation(steps, world, caller);
  }
  const auto& [account, principal] = steps.element_of(organization->delegations);
  return {{"AccountId", account}, {"ServicePrincipal", principal}};
}

Input advance_clock(Steps& steps, const World&, const Id&) {
  constexpr std::uint64_t kDayMs = 86'400'000;
  if (steps.one_in(40)) return {{"Ms", kDayMs}};
  // Billing transfers begin and end with months.
  if (steps.one_in(25)) return {{"Ms", kDayMs * (5 + steps.below(25))}};
  return {{"Ms", 50 + steps.below(steps.one_in(4) ? 3000 : 400)}};
}

Input invitation(Steps& steps, const World& world, const Id&) {
  const auto& [id, account] = steps.element_of(world.accounts);
  Input target{{"Type", "ACCOUNT"}, {"Id", id}};
  if (steps.one_in(3)) target = {{"Type", "EMAIL"}, {"Id", account.email}};
  if (steps.one_in(10)) {
    target = {{"Type", "EMAIL"}, {"Id", "a" + std::to_string(steps.below(40)) + "@example.com"}};
  }
  if (steps.one_in(40)) target = {{"Type", "ORGANIZATION"}, {"Id", "o-0123456789"}};
  Input input{{"Target", target}};
  if (steps.one_in(4)) input["Tags"] = steps.tags(3);
  return input;
}

double seconds_of(std::int64_t ms) { return static_cast<double>(ms) / 1000; }

Input transfer_invitation(Steps& steps, const World& world, const Id&) {
  const Id other = steps.one_in(8) || world.organizations.empty()
                       ? steps.element_of(world.accounts).first
                       : steps.element_of(world.organizations).second.management;
  Input target{{"Type", "ACCOUNT"}, {"Id", other}};
  if (steps.one_in(3)) target = {{"Type", "EMAIL"}, {"Id", world.accounts.at(other).email}};
  if (steps.one_in(40)) target = {{"Type", "ORGANIZATION"}, {"Id", "o-0123456789"}};
  std::int64_t start = start_of_month(world.now_ms, steps.one_in(3) ? 2 : 1);
  if (steps.one_in(20)) start = start_of_month(world.now_ms, steps.one_in(2) ? 0 : 3);
  if (steps.one_in(20)) start += steps.one_in(2) ? 1 : 86'400'000;
  Input input{{"Type", "BILLING"},
              {"Target", target},
              {"StartTimestamp", seconds_of(start)},
              {"SourceName", steps.any_of({"Theirs", "Customer 7", "Shop"})}};
  if (steps.one_in(4)) input["Tags"] = steps.tags(3);
  return input;
}

/// One of the caller's, as a rule.
Id transfer(Steps& steps, const World& world, const Id& caller) {
  std::vector<Id> own;
  for (const auto& [id, facts] : world.transfers) {
    if (facts.target == caller || facts.source == caller) own.push_back(id);
  }
  if (!own.empty() && !steps.one_in(10)) return steps.element_of(own);
  return world.transfers.empty() || steps.one_in(3) ? "rt-00000000" : steps.element_of(world.transfers).first;
}

Input renaming(Steps& steps, const World& world, const Id& caller) {
  return {{"Id", transfer(steps, world, caller)}, {"Name", steps.any_of({"New", "Newer", "Newest"})}};
}

Input termination(Steps& steps, const World& world, const Id& caller) {
  Input input{{"Id", transfer(steps, world, caller)}};
  std::int64_t end = start_of_month(world.now_ms, 1 + static_cast<int>(steps.below(2))) - 1;
  if (steps.one_in(8)) end = start_of_month(world.now_ms, steps.one_in(2) ? 0 : 3) - 1;
  if (steps.one_in(12)) end += 1;
  if (!steps.one_in(3)) input["EndTimestamp"] = seconds_of(end);
  return input;
}

/// One that the caller sent or received, as a rule.
Input of_handshake(Steps& steps, const World& world, const Id& caller) {
  std::vector<Id> own;
  for (const auto& [id, handshake] : world.handshakes) {
    if (handshake.management == caller || is_recipient(world, handshake, caller)) own.push_back(id);
  }
  if (!own.empty() && !steps.one_in(15)) return {{"HandshakeId", steps.element_of(own)}};
  if (world.handshakes.empty() || steps.one_in(3)) return {{"HandshakeId", "h-00000000"}};
  return {{"HandshakeId", steps.element_of(world.handshakes).first}};
}

/// Somebody whom a pending handshake is for.
Id recipient(Steps& steps, const World& world) {
  std::vector<Id> found;
  for (const auto& [id, handshake] : world.handshakes) {
    if (!handshake.is_pending()) continue;
    found.push_back(handshake.account.empty() ? handshake.management : handshake.account);
  }
  return found.empty() ? steps.element_of(world.accounts).first : steps.element_of(found);
}

/// A management account without other members, if there is one.
Id lonely(Steps& steps, const World& world) {
  for (const auto& [id, organization] : world.organizations) {
    if (world.members(id).size() == 1 && !steps.one_in(4)) return organization.management;
  }
  return steps.element_of(world.accounts).first;
}

Id anybody(Steps& steps, const World& world) { return steps.element_of(world.accounts).first; }

Input member(Steps& steps, const World& world, const Id& caller) {
  return {{"AccountId", steps.account(world, caller)}};
}

struct Maker {
  const char* operation;
  unsigned weight;
  Input (*make)(Steps&, const World&, const Id& caller);
  Id (*choose_caller)(Steps&, const World&) = nullptr;  ///< where most callers would be the wrong ones
};
constexpr Maker kMakers[] = {
    {"CreateOrganization", 4, create_organization},
    {"DeleteOrganization", 2, nothing, lonely},
    {"CreateOrganizationalUnit", 10, create_unit},
    {"UpdateOrganizationalUnit", 4, update_unit},
    {"DeleteOrganizationalUnit", 6, delete_unit},
    {"CreateAccount", 6, create_account},
    {"MoveAccount", 12, move_account},
    {"CreatePolicy", 6, create_policy},
    {"UpdatePolicy", 5, update_policy},
    {"DeletePolicy", 4, delete_policy},
    {"AttachPolicy", 14, attachment},
    {"DetachPolicy", 10, present_attachment},
    {"EnablePolicyType", 2, root_and_type},
    {"DisablePolicyType", 1, root_and_type},
    {"TagResource", 6, tagging},
    {"UntagResource", 4, untagging},
    {"EnableAWSServiceAccess", 3, of_service},
    {"DisableAWSServiceAccess", 2, of_service},
    {"CloseAccount", 2, member},
    {"RegisterDelegatedAdministrator", 4, delegation},
    {"DeregisterDelegatedAdministrator", 5, present_delegation},
    {"InviteAccountToOrganization", 9, invitation},
    {"AcceptHandshake", 9, of_handshake, recipient},
    {"DeclineHandshake", 2, of_handshake, recipient},
    {"CancelHandshake", 2, of_handshake},
    {"EnableAllFeatures", 4, nothing},
    {"InviteOrganizationToTransferResponsibility", 6, transfer_invitation},
    {"UpdateResponsibilityTransfer", 2, renaming},
    {"TerminateResponsibilityTransfer", 1, termination},
    {"LeaveOrganization", 4, nothing, anybody},
    {"RemoveAccountFromOrganization", 3, member},
    {kVerifyEmail, 1, nothing},
    {kCompleteAccount, 4, nothing, anybody},
    {kAdvanceClock, 8, advance_clock},
};

const Maker& maker_at(std::uint64_t place) {
  for (const Maker& maker : kMakers) {
    if (place < maker.weight) return maker;
    place -= maker.weight;
  }
  return kMakers[0];
}

constexpr std::uint64_t kWeights =
    std::accumulate(std::begin(kMakers), std::end(kMakers), std::uint64_t{0},
                    [](std::uint64_t sum, const Maker& maker) { return sum + maker.weight; });

}  // namespace

Step Steps::next(const World& world) {
  for (;;) {
    const Maker& maker = maker_at(below(kWeights));
    const Id who = maker.choose_caller != nullptr ? maker.choose_caller(*this, world) : caller(world);
    // The gateway lets nobody else in.
    if (world.accounts.at(who).state != "ACTIVE") continue;
    if (maker.make == create_organization && world.organizations.size() >= kOrganizationsMax &&
        world.organization_of(who) == nullptr) {
      continue;
    }
    return {maker.make == advance_clock ? Id{} : who, maker.operation, maker.make(*this, world, who)};
  }
}

Id Steps::caller(const World& world) {
  if (!world.organizations.empty() && !one_in(5)) return element_of(world.organizations).second.management;
  return element_of(world.accounts).first;
}

Id Steps::node(const World& world, const Id& caller) {
  const Organization* own = world.organization_of(caller);
  if (own != nullptr && !one_in(12)) return element_of(own->nodes).first;
  if (!world.organizations.empty() && !one_in(3)) {
    return element_of(element_of(world.organizations).second.nodes).first;
  }
  return one_in(2) ? "ou-none-00000000" : "r-none";
}

Id Steps::account(const World& world, const Id& caller) {
  const Organization* own = world.organization_of(caller);
  if (own != nullptr && !one_in(8)) return element_of(world.members(world.accounts.at(caller).organization));
  return one_in(4) ? "000000000000" : element_of(world.accounts).first;
}

Id Steps::policy(const World& world, const Id& caller) {
  const Organization* own = world.organization_of(caller);
  if (one_in(8)) {
    const PolicyType& type = element_of(kPolicyTypes);
    if (!type.standard_id.empty()) return Id(type.standard_id);
  }
  if (own != nullptr && !own->policies.empty() && !one_in(12)) return element_of(own->policies).first;
  if (!world.organizations.empty()) {
    const Organization& other = element_of(world.organizations).second;
    if (!other.policies.empty()) return element_of(other.policies).first;
  }
  return "p-00000000";
}

Id Steps::target(const World& world, const Id& caller) {
  return one_in(2) ? account(world, caller) : node(world, caller);
}

json::array Steps::tags(std::size_t count_max) {
  json::array tags;
  const std::size_t count = 1 + below(count_max);
  for (std::size_t i = 0; i < count; ++i) {
    const std::string key = one_in(40) ? "aws:team" : any_of({"team", "cost", "owner", "stage", "unit", "x"});
    tags.push_back(json::object{{"Key", key}, {"Value", any_of({"", "a", "b"})}});
  }
  return tags;
}

}  // namespace groundwork::organizations_model
