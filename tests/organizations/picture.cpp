#include "organizations/picture.hpp"

#include <cmath>

#include <fmt/format.h>

namespace groundwork::organizations_model {
namespace {

std::string account_line(const Id& id, const Id& parent, const std::string& state, const std::string& joined,
                         const std::string& email) {
  return fmt::format("account {} in {} {} {} {}", id, parent, state, joined, email);
}

std::string node_line(const Id& id, const Id& parent, const std::string& name) {
  return fmt::format("node {} in {} named {}", id, parent, name);
}

std::string policy_line(const Id& id, const Policy& policy) {
  return fmt::format("policy {} {} {} | {} | {}", id, policy.type, policy.name, policy.description,
                     policy.content);
}

std::string creation_line(const Id& id, const Creation& creation) {
  return fmt::format("creation {} {} {} {}", id, creation.state, creation.failure_reason, creation.account);
}

std::string transfer_line(const std::string& seen_as, const Id& id, const Transfer& transfer) {
  return fmt::format("transfer {} {} {} named '{}' {} -> {} from {} to {}", seen_as, id, transfer.status,
                     transfer.name, transfer.source, transfer.target, transfer.starts_ms, transfer.ends_ms);
}

std::int64_t moment(const json::object& shown, std::string_view member) {
  const json::value* seconds = shown.if_contains(member);
  return seconds == nullptr ? 0 : std::llround(seconds->to_number<double>() * 1000);
}

std::string transfer_line(const std::string& seen_as, const json::object& shown) {
  std::string source = text_at(shown, "Source/ManagementAccountId");
  if (source.empty()) source = text_at(shown, "Source/ManagementAccountEmail");
  return transfer_line(seen_as, text(shown, "Id"),
                       {.name = text(shown, "Name"),
                        .status = text(shown, "Status"),
                        .target = text_at(shown, "Target/ManagementAccountId"),
                        .source = source,
                        .addressee = {},
                        .starts_ms = moment(shown, "StartTimestamp"),
                        .ends_ms = moment(shown, "EndTimestamp")});
}

/// As those see it who pay: they learn whose an address is once its owner has accepted.
std::string inbound_line(const std::string& seen_as, const Id& id, Transfer transfer) {
  if (!transfer.came_to_be()) transfer.source = transfer.addressee;
  return transfer_line(seen_as, id, transfer);
}

std::string handshake_line(const Id& id, const std::string& action, const std::string& state) {
  return fmt::format("handshake {} {} {}", id, action, state);
}

std::string handshake_line(const json::object& handshake) {
  return handshake_line(text(handshake, "Id"), text(handshake, "Action"), text(handshake, "State"));
}

/// Seen from the target, and from the policy.
void add_attachment(Picture& picture, const char* seen_from, const Id& target, const Id& policy) {
  picture.insert(fmt::format("attachment seen from {}: {} on {}", seen_from, policy, target));
}

void add_tag(Picture& picture, const Id& resource, const std::string& key, const std::string& value) {
  picture.insert(fmt::format("tag of {}: {}={}", resource, key, value));
}

void add_delegation(Picture& picture, const char* seen_from, const Id& account, const std::string& service) {
  picture.insert(fmt::format("delegation seen from {}: {} {}", seen_from, account, service));
}

void add_transfers(Picture& picture, const World& world, const Id& management) {
  const auto is_live = [&](const Transfer& transfer) {
    return transfer.came_to_be() && (transfer.ends_ms == 0 || transfer.ends_ms >= world.now_ms);
  };
  for (const auto& [id, transfer] : world.transfers) {
    if (transfer.target == management) picture.insert(inbound_line("inbound", id, transfer));
    if (transfer.target == management && is_live(transfer)) {
      for (const auto& [below, facts] : world.transfers) {
        if (facts.target == transfer.source && is_live(facts)) {
          picture.insert(inbound_line("with " + id, below, facts));
        }
      }
    }
    if (transfer.source != management) continue;
    Transfer nameless = transfer;
    nameless.name.clear();
    picture.insert(transfer_line("outbound", id, nameless));
  }
}

}  // namespace

Picture picture_of(const World& world, const Id& id) {
  const Organization& organization = world.organizations.at(id);
  Picture picture{
      fmt::format("organization {} {} {}", id, organization.management, organization.feature_set)};
  for (const Id& member : world.members(id)) {
    const Account& account = world.accounts.at(member);
    picture.insert(account_line(member, account.parent, account.state, account.joined_method, account.email));
  }
  for (const auto& [node, facts] : organization.nodes)
    picture.insert(node_line(node, facts.parent, facts.name));
  for (const auto& [policy, facts] : organization.policies) picture.insert(policy_line(policy, facts));
  for (const std::string& type : organization.policy_types) picture.insert("policy type " + type);
  for (const auto& [target, policy] : organization.attachments) {
    add_attachment(picture, "target", target, policy);
    add_attachment(picture, "policy", target, policy);
  }
  for (const auto& [resource, tags] : organization.tags) {
    for (const auto& [key, value] : tags) add_tag(picture, resource, key, value);
  }
  for (const std::string& service : organization.services) picture.insert("trusted " + service);
  for (const auto& [account, service] : organization.delegations) {
    add_delegation(picture, "account", account, service);
    add_delegation(picture, "service", account, service);
  }
  for (const auto& [request, creation] : organization.creations) {
    picture.insert(creation_line(request, creation));
  }
  for (const auto& [handshake, facts] : world.handshakes) {
    if (facts.organization == id) picture.insert(handshake_line(handshake, facts.action, facts.state));
  }
  add_transfers(picture, world, organization.management);
  return picture;
}

Picture handshakes_of(const World& world, const Id& account) {
  Picture picture;
  for (const auto& [id, handshake] : world.handshakes) {
    if (is_recipient(world, handshake, account)) {
      picture.insert(handshake_line(id, handshake.action, handshake.state));
    }
  }
  return picture;
}

Picture handshakes_of(Api& api, const Id& account) {
  Picture picture;
  for (const json::object& handshake : api.list(account, "ListHandshakesForAccount", {}, "Handshakes")) {
    picture.insert(handshake_line(handshake));
  }
  return picture;
}

namespace {

/// Walks through one organization's answers.
class Painter {
 public:
  Painter(Api& api, Id management) : api_(api), management_(std::move(management)) {}

  Picture paint() {
    const json::object organization = api_.get(management_, "DescribeOrganization", {});
    picture_.insert(fmt::format("organization {} {} {}", text_at(organization, "Organization/Id"),
                                text_at(organization, "Organization/MasterAccountId"),
                                text_at(organization, "Organization/FeatureSet")));
    for (const json::object& root : list("ListRoots", {}, "Roots")) paint_root(root);
    for (const PolicyType& type : kPolicyTypes) paint_policies(type.name);
    paint_accounts();
    if (text_at(organization, "Organization/FeatureSet") == "ALL") paint_services();
    paint_creations();
    for (const json::object& handshake : list("ListHandshakesForOrganization", {}, "Handshakes")) {
      picture_.insert(handshake_line(handshake));
    }
    paint_transfers();
    return std::move(picture_);
  }

 private:
  std::vector<json::object> list(std::string_view operation, json::object input, std::string_view items) {
    return api_.list(management_, operation, std::move(input), items);
  }

  void paint_root(const json::object& root) {
    for (const json::value& type : root.at("PolicyTypes").as_array()) {
      picture_.insert("policy type " + text(type.as_object(), "Type"));
    }
    picture_.insert(node_line(text(root, "Id"), "", text(root, "Name")));
    paint_target(text(root, "Id"));
    paint_children(text(root, "Id"));
  }

  void paint_children(const Id& parent) {
    std::set<Id> children;
    for (const json::object& child :
         list("ListChildren", {{"ParentId", parent}, {"ChildType", "ORGANIZATIONAL_UNIT"}}, "Children")) {
      children.insert(text(child, "Id"));
    }
    for (const json::object& unit :
         list("ListOrganizationalUnitsForParent", {{"ParentId", parent}}, "OrganizationalUnits")) {
      const Id id = text(unit, "Id");
      if (children.erase(id) == 0) picture_.insert("no child: " + id);
      picture_.insert(node_line(id, parent_of(id), text(unit, "Name")));
      paint_target(id);
      paint_children(id);
    }
    for (const Id& id : children) picture_.insert("child that is no unit: " + id);
    for (const json::object& account : list("ListAccountsForParent", {{"ParentId", parent}}, "Accounts")) {
      found_below_.insert(text(account, "Id"));
    }
  }

  Id parent_of(const Id& child) {
    std::string parents;
    for (const json::object& parent : list("ListParents", {{"ChildId", child}}, "Parents")) {
      if (!parents.empty()) parents += '+';
      parents += text(parent, "Id");
    }
    return parents;
  }

  void paint_accounts() {
    for (const json::object& account : list("ListAccounts", {}, "Accounts")) {
      const Id id = text(account, "Id");
      if (found_below_.erase(id) == 0) picture_.insert("account below no parent: " + id);
      picture_.insert(account_line(id, parent_of(id), text(account, "State"), text(account, "JoinedMethod"),
                                   text(account, "Email")));
      paint_target(id);
    }
    for (const Id& id : found_below_) picture_.insert("account that is not listed: " + id);
  }

  void paint_tags(const Id& resource) {
    for (const json::object& tag : list("ListTagsForResource", {{"ResourceId", resource}}, "Tags")) {
      add_tag(picture_, resource, text(tag, "Key"), text(tag, "Value"));
    }
  }

  void paint_target(const Id& target) {
    paint_tags(target);
    for (const PolicyType& type : kPolicyTypes) {
      for (const json::object& policy :
           list("ListPoliciesForTarget", {{"TargetId", target}, {"Filter", type.name}}, "Policies")) {
        add_attachment(picture_, "target", target, text(policy, "Id"));
      }
    }
  }

  void paint_policies(std::string_view type) {
    for (const json::object& policy : list("ListPolicies", {{"Filter", type}}, "Policies")) {
      const Id id = text(policy, "Id");
      for (const json::object& target : list("ListTargetsForPolicy", {{"PolicyId", id}}, "Targets")) {
        add_attachment(picture_, "policy", text(target, "TargetId"), id);
      }
      if (policy.at("AwsManaged").as_bool()) continue;
      const json::object whole = api_.get(management_, "DescribePolicy", {{"PolicyId", id}});
      picture_.insert(policy_line(id, {text(policy, "Type"), text(policy, "Name"),
                                       text(policy, "Description"), text_at(whole, "Policy/Content")}));
      paint_tags(id);
    }
  }

  void paint_services() {
    for (const json::object& service :
         list("ListAWSServiceAccessForOrganization", {}, "EnabledServicePrincipals")) {
      picture_.insert("trusted " + text(service, "ServicePrincipal"));
    }
    for (const json::object& administrator :
         list("ListDelegatedAdministrators", {}, "DelegatedAdministrators")) {
      const Id id = text(administrator, "Id");
      for (const json::object& service :
           list("ListDelegatedServicesForAccount", {{"AccountId", id}}, "DelegatedServices")) {
        const std::string principal = text(service, "ServicePrincipal");
        add_delegation(picture_, "account", id, principal);
        services_.insert(principal);
      }
    }
    for (const std::string& service : services_) {
      for (const json::object& administrator :
           list("ListDelegatedAdministrators", {{"ServicePrincipal", service}}, "DelegatedAdministrators")) {
        add_delegation(picture_, "service", text(administrator, "Id"), service);
      }
    }
  }

  void paint_creations() {
    for (const json::object& status : list("ListCreateAccountStatus", {}, "CreateAccountStatuses")) {
      picture_.insert(creation_line(text(status, "Id"), {.email = {},
                                                         .name = {},
                                                         .tags = {},
                                                         .state = text(status, "State"),
                                                         .failure_reason = text(status, "FailureReason"),
                                                         .account = text(status, "AccountId")}));
    }
  }

  void paint_transfers() {
    constexpr std::string_view kItems = "ResponsibilityTransfers";
    const json::object billing{{"Type", "BILLING"}};
    for (const json::object& transfer : list("ListInboundResponsibilityTransfers", billing, kItems)) {
      const Id id = text(transfer, "Id");
      picture_.insert(transfer_line("inbound", transfer));
      paint_tags(id);
      for (const json::object& below :
           list("ListInboundResponsibilityTransfers", {{"Type", "BILLING"}, {"Id", id}}, kItems)) {
        picture_.insert(transfer_line("with " + id, below));
      }
    }
    for (const json::object& transfer : list("ListOutboundResponsibilityTransfers", billing, kItems)) {
      const Id id = text(transfer, "Id");
      const json::object whole = api_.get(management_, "DescribeResponsibilityTransfer", {{"Id", id}});
      picture_.insert(transfer_line("outbound", whole.at("ResponsibilityTransfer").as_object()));
      paint_tags(id);
    }
  }

  Api& api_;
  Id management_;
  Picture picture_;
  std::set<Id> found_below_;        // accounts, by their parents
  std::set<std::string> services_;  // that somebody is delegated
};

}  // namespace

Picture picture_of(Api& api, const Id& management) { return Painter(api, management).paint(); }

std::string difference(const Picture& expected, const Picture& found) {
  std::string lines;
  for (const std::string& line : expected) {
    if (!found.contains(line)) lines += "  the plane lacks: " + line + "\n";
  }
  for (const std::string& line : found) {
    if (!expected.contains(line)) lines += "  the model lacks: " + line + "\n";
  }
  return lines;
}

}  // namespace groundwork::organizations_model
