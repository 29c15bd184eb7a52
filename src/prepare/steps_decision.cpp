#include <algorithm>

#include <fmt/format.h>

#include "api/account/types.hpp"
#include "prepare/steps.hpp"

namespace groundwork::prepare {
namespace {

std::string account_counts(const Foundation& f) {
  const auto is_team = [](const MemberAccount& a) { return a.purpose == AccountPurpose::team; };
  const auto teams = std::count_if(f.accounts.begin(), f.accounts.end(), is_team);
  std::string counts = fmt::format(
      "1 management account, {} foundation accounts, {} team accounts, {} organizational units",
      static_cast<std::ptrdiff_t>(f.accounts.size()) - teams, teams, f.organizational_units.size());
  if (const std::size_t existing = f.existing_accounts.size(); existing > 0) {
    counts += fmt::format(", and {} existing account{} moved in", existing, existing == 1 ? "" : "s");
  }
  return counts;
}

/// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_best-practices.html
Step several_accounts(Preparation& p) {
  return {.id = "accounts-apart",
          .title = "Give each thing an account of its own",
          .purpose = explanation(p.foundation),
          .change = {},
          .needs = {},
          .look = [&p]() -> Seen {
            return {.is_so = true,
                    .before = account_counts(p.foundation),
                    .evidence = {evidence("foundation file, accounts", account_counts(p.foundation))}};
          }};
}

Step reuse_or_create(Preparation& p) {
  const bool creates = p.signs_up();
  const std::string words =
      creates ? fmt::format("a new account named \"{}\" is signed up", p.foundation.management_account.name)
              : fmt::format("account {} becomes the management account",
                            p.foundation.management_account.account_id.str());
  return {.id = "reuse-or-create",
          .title = "Decide whether an account is reused",
          .purpose =
              "The management account is created anew, unless an existing account is fit to carry a "
              "landing zone: whether it is, is read from the account below.",
          .change = {},
          .needs = {},
          .look = [words, creates]() -> Seen {
            return {.is_so = true,
                    .before = words,
                    .evidence = {
                        evidence("foundation file, management_account.mode", creates ? "create" : "reuse")}};
          }};
}

Seen look_at_caller(Preparation& p) {
  const std::string wanted = p.foundation.management_account.account_id.str();
  const auto caller = caller_identity(p);
  Seen seen{.is_so = caller.account == wanted,
            .before = fmt::format("calls are made as {}", shown(caller.arn)),
            .evidence = {evidence("sts:GetCallerIdentity, Arn", shown(caller.arn))}};
  if (!seen.is_so) {
    seen.obstacle = fmt::format(
        "the credentials belong to account {}, and the foundation file reuses account {}: choose the profile "
        "of that account (--profile)",
        shown(caller.account), wanted);
    return seen;
  }
  p.learn_account(wanted);
  return seen;
}

Step caller(Preparation& p) {
  return {.id = "caller",
          .title = "Call as somebody of that account",
          .purpose = "Nothing is changed in an account that the foundation file does not name.",
          .change = {},
          .needs = {},
          .look = [&p] { return look_at_caller(p); }};
}

}  // namespace

std::string explanation(const Foundation& foundation) {
  return fmt::format(
      "An AWS account is a container: what is in it is apart from everything else in cost, in ownership, in "
      "access, and in what a mistake or an intruder can reach. So a company has many. The management account "
      "owns the organization and pays for all; nothing runs in it. The log archive keeps what was recorded, "
      "and "
      "the audit account looks at all others; few people enter them. Each team has accounts of its own. A "
      "foundation begins with a handful of accounts and grows to a dozen, often to hundreds; organizational "
      "units group them, so that one policy can hold for many. This foundation, \"{}\", begins with {}.",
      foundation.organization_identifier, account_counts(foundation));
}

std::vector<Step> explanation_steps(Preparation& p) { return {several_accounts(p)}; }

std::vector<Step> decision_steps(Preparation& p) {
  std::vector<Step> steps{reuse_or_create(p)};
  if (p.signs_up()) return steps;
  steps.push_back(caller(p));
  for (Step& condition : landing_zone_conditions(p, {"caller"})) steps.push_back(std::move(condition));
  return steps;
}

}  // namespace groundwork::prepare
