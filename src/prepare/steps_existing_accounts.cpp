#include <fmt/format.h>

#include "base/text.hpp"
#include "prepare/existing_owner.hpp"
#include "prepare/organization_tree.hpp"
#include "prepare/steps.hpp"

namespace groundwork::prepare {
namespace {

/// An account that nobody is asked to make: it is a member, or belongs to somebody who answers for it.
std::optional<std::string> why_left_alone(Preparation& p, const api::organizations::Account* member,
                                          const ExistingAccount& account) {
  if (member != nullptr) return fmt::format("{} has joined", *member->id);
  if (ExistingOwner::is_somebody_elses(p, account))
    return "an account that is not this run's has the address";
  if (!account.account_id.empty() && !ExistingOwner::is_played(p, account)) {
    return fmt::format("{} is somebody else's", account.account_id.str());
  }
  return std::nullopt;
}

Seen look_at_existing(Preparation& p) {
  const auto accounts = find_accounts(p);
  Seen seen{.is_so = true, .before = {}, .evidence = {}};
  std::vector<std::string> missing;
  for (const ExistingAccount& account : p.foundation.existing_accounts) {
    if (const auto why = why_left_alone(p, find_member(accounts, account), account)) {
      seen.evidence.push_back(evidence(fmt::format("not made: {}", account.name), *why));
    } else if (ExistingOwner::is_played(p, account)) {
      const std::string state = ExistingOwner(p, account).state();
      seen.evidence.push_back(
          evidence(fmt::format("portal:GetSession, root user of {}", account.name), state));
      if (!state.ends_with(" ACTIVE")) missing.push_back(account.name);
    } else {
      missing.push_back(account.name);
    }
  }
  seen.is_so = missing.empty();
  seen.before = missing.empty() ? "every account is there or belongs to somebody"
                                : fmt::format("not there yet: {}", base::join(missing, ", "));
  return seen;
}

void make_existing(Preparation& p) {
  const auto accounts = find_accounts(p);
  for (const ExistingAccount& account : p.foundation.existing_accounts) {
    if (why_left_alone(p, find_member(accounts, account), account)) continue;
    if (ExistingOwner::is_played(p, account)) continue;
    p.pace.note(fmt::format("signing up {}", account.name));
    ExistingOwner(p, account).sign_up();
  }
}

}  // namespace

std::vector<Step> existing_account_steps(Preparation& p) {
  if (p.portal == nullptr) return {};
  return {
      {.id = "existing-accounts",
       .title = "Have existing accounts to move in",
       .purpose =
           "On AWS they are there. A rehearsal signs each up that is not, apart from the organization, and "
           "later plays its owner.",
       .change = "sign up the accounts that are not there, each with a root user of its own",
       .needs = {"organization"},
       .look = [&p] { return look_at_existing(p); },
       .make = [&p] { make_existing(p); }}};
}

}  // namespace groundwork::prepare
