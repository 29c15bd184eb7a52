#include "plane/support/advisor_findings.hpp"

#include <algorithm>
#include <array>
#include <functional>

#include <fmt/format.h>

#include "base/digest.hpp"
#include "base/encoding.hpp"
#include "plane/accounts.hpp"
#include "plane/identities/access_keys.hpp"
#include "plane/identities/groups.hpp"
#include "plane/identities/instance_profiles.hpp"
#include "plane/identities/managed_policies.hpp"
#include "plane/identities/mfa_devices.hpp"
#include "plane/identities/password_policy.hpp"
#include "plane/identities/roles.hpp"
#include "plane/identities/users.hpp"
#include "plane/organizations/membership.hpp"

namespace groundwork::plane::support {
namespace {

constexpr std::string_view kOk = "ok";
constexpr std::string_view kWarning = "warning";
constexpr std::string_view kError = "error";
constexpr std::int64_t kUsersAtATime = 1000;
constexpr std::int64_t kOldKeySeconds = 90 * base::kDaySeconds;
constexpr std::int64_t kVeryOldKeySeconds = 2 * 365 * base::kDaySeconds;

/// One account and one check, and what was found so far.
struct Finder {
  Work& work;
  const aws::AccountId& account;
  const AdvisorCheck& check;
  AdvisorResult result = {};

  /// What is true of the account as a whole, and of no resource in it.
  void judge(std::string_view status) {
    ++result.processed;
    if (status != kOk) ++result.flagged;
    worsen(status);
  }
  void add(std::string_view name, std::string_view status, std::string_view region,
           std::vector<std::string> metadata) {
    judge(status);
    const std::string digest = base::sha256(fmt::format("{}/{}/{}", check.id, account.str(), name));
    result.resources.push_back(
        {base::base64url(digest), std::string(status), std::string(region), std::move(metadata)});
  }
  void worsen(std::string_view status) {
    constexpr std::array kOrder{kOk, kWarning, kError};
    if (std::ranges::find(kOrder, status) > std::ranges::find(kOrder, result.status)) result.status = status;
  }
};

/// `Green`, as the columns called Status say it.
std::string color(std::string_view status) {
  if (status == kOk) return "Green";
  return status == kWarning ? "Yellow" : "Red";
}

std::string yes_or_no(bool value) { return value ? "Yes" : "No"; }

void find_root_mfa(Finder& f) {
  const bool has_password = get_root_user(f.work.unit, f.account).password_hash.has_value();
  f.judge(!has_password || has_mfa(f.work.unit, f.account.str()) ? kOk : kError);
}

void find_root_keys(Finder& f) {
  const std::string_view status = access_keys_of(f.work.unit, f.account, "").empty() ? kOk : kError;
  f.add("root", status, "", {color(status), f.account.str(), base::iso8601_ms(f.work.now)});
}

void find_iam_use(Finder& f) { f.judge(count_users(f.work.unit, f.account) > 0 ? kOk : kWarning); }

void find_password_rules(Finder& f) {
  const auto policy = find_password_policy(f.work.unit, f.account);
  if (!policy) {
    f.add("policy", kError, "", {"Disabled", "No", "No", "No", "No"});
    return;
  }
  const bool is_whole = policy->require_uppercase && policy->require_lowercase && policy->require_numbers &&
                        policy->require_symbols;
  f.add("policy", is_whole ? kOk : kWarning, "",
        {"Enabled", yes_or_no(policy->require_uppercase), yes_or_no(policy->require_lowercase),
         yes_or_no(policy->require_numbers), yes_or_no(policy->require_symbols)});
}

void find_keys_of(Finder& f, const User& user) {
  for (const AccessKey& key : access_keys_of(f.work.unit, f.account, user.id)) {
    if (!key.is_active()) continue;
    const std::int64_t age = f.work.now.seconds() - key.created_at.seconds();
    const std::string_view status = age > kVeryOldKeySeconds ? kError : age > kOldKeySeconds ? kWarning : kOk;
    const char* reason = status == kOk        ? "The key is younger than 90 days"
                         : status == kWarning ? "The key is older than 90 days"
                                              : "The key is older than two years";
    f.add(key.id, status, "", {color(status), user.name, key.id, base::iso8601_ms(key.created_at), reason});
  }
}

void find_old_keys(Finder& f) {
  PageRequest request{.limit = kUsersAtATime};
  do {
    const Page<User> page = list_users(f.work.unit, f.account, "/", request);
    for (const User& user : page.items) find_keys_of(f, user);
    request.after = page.next;
  } while (!request.after.empty());
}

void find_membership(Finder& f) {
  const std::string_view status = organizations::membership_of(f.work.unit, f.account) ? kOk : kWarning;
  f.add("account", status, "",
        {color(status), "", f.account.str(), "account-part-of-organizations", "",
         base::iso8601_ms(f.work.now)});
}

/// Nothing here reads public code repositories, so that nobody can say that no key was exposed.
void find_exposed_keys(Finder& f) { f.result.status = "not_available"; }

void find_use(Finder& f, const char* limit_name, std::int64_t in_use, Setting quota) {
  const std::int64_t limit = f.work.settings[quota];
  const std::string_view status = in_use >= limit ? kError : in_use * 5 > limit * 4 ? kWarning : kOk;
  f.add(limit_name, status, "-",
        {"-", "IAM", limit_name, std::to_string(limit), std::to_string(in_use), color(status)});
}

using Find = std::function<void(Finder&)>;

const std::map<std::string_view, Find>& finders() {
  static const std::map<std::string_view, Find> kFinders{
      {"7DAFEmoDos", find_root_mfa},
      {"c2vlfg0f4h", find_root_keys},
      {"zXCkfM1nI3", find_iam_use},
      {"Yw2K9puPzl", find_password_rules},
      {"DqdJqYeRm5", find_old_keys},
      {"12Fnkpl8Y5", find_exposed_keys},
      {"c18d2gz127", find_membership},
      {"qS7VV0l7J9",
       [](Finder& f) { find_use(f, "Users", count_users(f.work.unit, f.account), Setting::iam_users); }},
      {"sU7XX0l7J9",
       [](Finder& f) { find_use(f, "Groups", count_groups(f.work.unit, f.account), Setting::iam_groups); }},
      {"oQ7TT0l7J9",
       [](Finder& f) { find_use(f, "Roles", count_roles(f.work.unit, f.account), Setting::iam_roles); }},
      {"pR7UU0l7J9",
       [](Finder& f) {
         find_use(f, "Policies", count_managed_policies(f.work.unit, f.account), Setting::iam_policies);
       }},
      {"nO7SS0l7J9",
       [](Finder& f) {
         find_use(f, "Instance profiles", count_instance_profiles(f.work.unit, f.account),
                  Setting::iam_instance_profiles);
       }},
  };
  return kFinders;
}

}  // namespace

AdvisorResult find_advisor_result(Work& work, const aws::AccountId& account, const AdvisorCheck& check) {
  Finder finder{.work = work, .account = account, .check = check};
  finder.result.at = work.now;
  finder.result.status = kOk;
  finders().at(check.id)(finder);
  return std::move(finder.result);
}

}  // namespace groundwork::plane::support
