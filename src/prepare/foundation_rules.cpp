#include "prepare/foundation_rules.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include <fmt/format.h>

#include "base/text.hpp"

namespace groundwork::prepare {
namespace {

using yaml::Kind;
using yaml::Node;

/// Organizations allows five levels of organizational units below the root.
/// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html
constexpr int kOrganizationalUnitDepthMax = 5;

/// A scalar somewhere in the tree with the path that names it.
struct Field {
  const Node* node = nullptr;
  std::string path;
};

class Rules {
 public:
  explicit Rules(const Node& root) : root_(root) {
    accounts_ = items_of("accounts");
    all_accounts_ = accounts_;
    for (Field& account : items_of("existing_accounts")) all_accounts_.push_back(std::move(account));
  }

  std::vector<Finding> run() {
    no_card_numbers(root_, {});
    identities_differ("email", "an e-mail address belongs to one account");
    identities_differ("account_id", "each account is named once");
    names_differ();
    if (const Node* units = root_.find("organizational_units")) {
      read_units(*units, "organizational_units", {}, 1);
    }
    units_exist();
    purposes_are_filled();
    management_account_choices();
    return std::move(findings_);
  }

 private:
  void add(Severity severity, const Field& field, std::string rule, std::string suggestion = {}) {
    findings_.push_back(
        {severity, field.node->at, field.path, std::move(rule), shown(*field.node), std::move(suggestion)});
  }

  static Field member(const Field& map, std::string_view key) {
    return {map.node == nullptr ? nullptr : map.node->find(key), path_of_key(map.path, key)};
  }

  std::vector<Field> items_of(std::string_view key) const {
    std::vector<Field> items;
    if (const Node* list = root_.find(key)) {
      for (std::size_t i = 0; i < list->items.size(); ++i) {
        items.push_back({&list->items[i], path_of_item(key, i)});
      }
    }
    return items;
  }

  Field management_account(std::string_view key) const {
    return member({root_.find("management_account"), "management_account"}, key);
  }

  /// The management account's field first, then each other account's; only those that are there.
  std::vector<Field> of_all_accounts(std::string_view key) const {
    std::vector<Field> fields = {management_account(key)};
    for (const Field& account : all_accounts_) fields.push_back(member(account, key));
    std::erase_if(fields, [](const Field& field) { return field.node == nullptr; });
    return fields;
  }

  void no_card_numbers(const Node& node, const std::string& path) {
    if (looks_like_card_number(node.text)) {
      add(Severity::error, {&node, path},
          "must not be a payment card's number: such numbers never stand in this file");
    }
    for (std::size_t i = 0; i < node.items.size(); ++i) no_card_numbers(node.items[i], path_of_item(path, i));
    for (const yaml::Entry& entry : node.entries) no_card_numbers(entry.value, path_of_key(path, entry.key));
  }

  /// The root user's e-mail address is its name: one address belongs to one account of all AWS.
  void identities_differ(std::string_view key, std::string_view why) {
    std::map<std::string, std::string> owners;
    for (const Field& identity : of_all_accounts(key)) {
      const auto [owner, first] = owners.try_emplace(base::lower(identity.node->text), identity.path);
      if (first) continue;
      add(Severity::error, identity, fmt::format("must differ from {}: {}", owner->second, why));
    }
  }

  void names_differ() {
    std::map<std::string, std::string> owners;
    for (const Field& name : of_all_accounts("name")) {
      const auto [owner, first] = owners.try_emplace(base::lower(name.node->text), name.path);
      if (first) continue;
      add(Severity::warning, name,
          fmt::format("the same as {}; AWS allows it, and people will mix the accounts up", owner->second));
    }
  }

  void read_units(const Node& units, const std::string& path, const std::string& parent, int depth) {
    std::set<std::string, std::less<>> siblings;
    for (std::size_t i = 0; i < units.items.size(); ++i) {
      const Field unit{&units.items[i], path_of_item(path, i)};
      const Field name = member(unit, "name");
      if (name.node == nullptr) continue;
      if (!siblings.insert(name.node->text).second) {
        add(Severity::error, name, "must differ from the names of its neighbours");
      }
      if (depth == kOrganizationalUnitDepthMax + 1) {
        add(Severity::error, name, fmt::format("must lie at most {} levels below the root", depth - 1));
      }
      unit_paths_.push_back(parent.empty() ? name.node->text : fmt::format("{}/{}", parent, name.node->text));
      if (const Node* below = unit.node->find("organizational_units")) {
        const std::string own_path = unit_paths_.back();
        read_units(*below, path_of_key(unit.path, "organizational_units"), own_path, depth + 1);
      }
    }
  }

  void units_exist() {
    for (const Field& account : all_accounts_) {
      const Field unit = member(account, "organizational_unit");
      if (unit.node == nullptr || unit.node->text.empty()) continue;
      if (std::find(unit_paths_.begin(), unit_paths_.end(), unit.node->text) != unit_paths_.end()) continue;
      add(Severity::error, unit, "must be the path of an organizational unit of this file",
          nearest_unit(unit.node->text));
    }
  }

  /// A path that ends in the name that was written without its parents, or else the nearest path.
  std::string nearest_unit(const std::string& written) const {
    const std::vector<std::string_view> paths(unit_paths_.begin(), unit_paths_.end());
    const auto found = std::find_if(paths.begin(), paths.end(),
                                    [&](std::string_view path) { return path.ends_with("/" + written); });
    return std::string(found != paths.end() ? *found : base::nearest_name(written, paths));
  }

  /// A landing zone keeps all logs in one account and gives auditors another.
  void purposes_are_filled() {
    const Node* list = root_.find("accounts");
    if (list == nullptr || list->kind != Kind::list) return;
    std::map<std::string, std::string, std::less<>> holders;
    for (const Field& account : accounts_) {
      const Field purpose = member(account, "purpose");
      if (purpose.node == nullptr || purpose.node->text == "team") continue;
      const auto [holder, first] = holders.try_emplace(purpose.node->text, purpose.path);
      if (first) continue;
      add(Severity::error, purpose,
          fmt::format("must stand at one account alone; it stands at {}", holder->second));
    }
    for (const std::string_view wanted : {"log_archive", "audit"}) {
      const bool misspelt = std::any_of(holders.begin(), holders.end(), [](const auto& holder) {
        return holder.first != "log_archive" && holder.first != "audit";
      });
      if (holders.contains(wanted) || misspelt) continue;
      findings_.push_back({Severity::error,
                           list->at,
                           "accounts",
                           fmt::format("must hold one account with `purpose: {}`", wanted),
                           {},
                           {}});
    }
  }

  void management_account_choices() {
    const Field mode = management_account("mode");
    if (mode.node != nullptr && mode.node->text == "reuse") sign_up_is_unused();
    const Field account_plan = management_account("account_plan");
    if (account_plan.node != nullptr && account_plan.node->text == "free") {
      add(Severity::warning, account_plan,
          "the account moves to the paid plan and loses its credits when it creates the organization");
    }
    const Field support_plan = management_account("support_plan");
    if (support_plan.node == nullptr) return;
    const std::string& plan = support_plan.node->text;
    if (plan == "basic") {
      add(Severity::warning, support_plan,
          "no support cases; start with a paid plan and raise it before production");
    } else if (plan == "developer" || plan == "business") {
      add(Severity::warning, support_plan,
          "AWS ends this plan on 2027-01-01; business-support-plus follows it");
    }
  }

  void sign_up_is_unused() {
    for (const std::string_view key :
         {"account_type", "accept_customer_agreement", "payment", "identity_verification", "account_plan"}) {
      const Field field = management_account(key);
      if (field.node == nullptr) continue;
      add(Severity::warning, field, "has no effect with `mode: reuse`, since nothing is signed up");
      findings_.back().found.clear();
    }
  }

  const Node& root_;
  std::vector<Field> accounts_;      ///< those to be made
  std::vector<Field> all_accounts_;  ///< them, and those that are there already
  std::vector<std::string> unit_paths_;
  std::vector<Finding> findings_;
};

}  // namespace

std::vector<Finding> check_foundation_rules(const Node& root) { return Rules(root).run(); }

}  // namespace groundwork::prepare
