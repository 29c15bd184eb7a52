#include <algorithm>
#include <list>

#include <fmt/format.h>

#include "base/text.hpp"
#include "prepare/organization_tree.hpp"
#include "prepare/steps.hpp"

namespace groundwork::prepare {
namespace {

namespace organizations = api::organizations;

/// Organizations makes so many accounts at a time.
/// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html
constexpr std::size_t kConcurrentMax = 5;

using Accounts = std::map<std::string, organizations::Account>;

bool is_there(const Accounts& accounts, const MemberAccount& wanted) {
  const auto found = accounts.find(base::lower(wanted.email));
  return found != accounts.end() && state_of(found->second) == "ACTIVE";
}

Seen look_at_accounts(Preparation& p) {
  const Accounts accounts = find_accounts(p);
  Seen seen;
  std::size_t missing = 0;
  for (const MemberAccount& wanted : p.foundation.accounts) {
    const auto found = accounts.find(base::lower(wanted.email));
    if (found == accounts.end()) {
      ++missing;
      continue;
    }
    const std::string state = state_of(found->second);
    seen.evidence.push_back(evidence(fmt::format("organizations:ListAccounts, {}", wanted.name),
                                     fmt::format("{} {}", *found->second.id, state)));
    if (state == "ACTIVE") continue;
    ++missing;
    if (state == "SUSPENDED" || state == "PENDING_CLOSURE" || state == "CLOSED") {
      seen.obstacle = fmt::format("account {} ({}) is {}: reopen it, or give the account another address",
                                  wanted.name, *found->second.id, state);
    }
  }
  seen.is_so = missing == 0;
  seen.before = fmt::format("{} of {} accounts are there", p.foundation.accounts.size() - missing,
                            p.foundation.accounts.size());
  return seen;
}

/// The requests that are being worked on, and what became of them.
class Creations {
 public:
  explicit Creations(Preparation& p) : p_(p) {}

  void run() {
    wait_for_earlier();
    const Accounts accounts = find_accounts(p_);
    std::vector<const MemberAccount*> missing;
    for (const MemberAccount& wanted : p_.foundation.accounts) {
      if (!is_there(accounts, wanted)) missing.push_back(&wanted);
    }
    total_ = missing.size();
    for (const MemberAccount* wanted : missing) {
      while (running_.size() >= kConcurrentMax) look_at_running();
      begin(*wanted);
    }
    while (!running_.empty()) look_at_running();
    if (!failures_.empty()) throw StepError(base::join(failures_, "; "));
  }

 private:
  struct Running {
    std::string request_id, name;
  };

  /// A run that was cut off may have left requests behind; they tell no address, so their end is awaited.
  void wait_for_earlier() {
    const bool is_over = p_.pace.wait_until([&] {
      std::size_t count = 0;
      client::each_page([&](const std::optional<std::string>& token) {
        const auto page = p_.call<organizations::ListCreateAccountStatusResponse>(
            organizations::service(), "ListCreateAccountStatus",
            organizations::ListCreateAccountStatusRequest{
                .states = std::vector<std::string>{organizations::CreateAccountState::kInProgress},
                .next_token = token,
                .max_results = {}});
        if (page.create_account_statuses) count += page.create_account_statuses->size();
        return page.next_token;
      });
      if (count > 0) p_.pace.note(fmt::format("waiting for {} account creations of an earlier run", count));
      return count == 0;
    });
    if (!is_over) throw StepError("account creations of an earlier run have not ended yet");
  }

  void begin(const MemberAccount& wanted) {
    std::vector<organizations::Tag> tags;
    for (const auto& [key, value] : wanted.tags) tags.push_back({.key = key, .value = value});
    organizations::CreateAccountRequest input;
    input.email = wanted.email;
    input.account_name = wanted.name;
    if (!tags.empty()) input.tags = std::move(tags);
    note(wanted.name);
    const auto answer =
        p_.call<organizations::CreateAccountResponse>(organizations::service(), "CreateAccount", input);
    if (!answer.create_account_status || !answer.create_account_status->id) {
      throw StepError("organizations:CreateAccount answered without a request id");
    }
    running_.push_back({*answer.create_account_status->id, wanted.name});
  }

  void look_at_running() {
    if (!p_.pace.pause(p_.pace.look_interval_ms))
      throw StepError("interrupted while accounts were being made");
    for (auto at = running_.begin(); at != running_.end();) {
      const auto status = p_.call<organizations::DescribeCreateAccountStatusResponse>(
                                organizations::service(), "DescribeCreateAccountStatus",
                                organizations::DescribeCreateAccountStatusRequest{.create_account_request_id =
                                                                                      at->request_id})
                              .create_account_status;
      const std::string state = status ? shown(status->state) : "no value";
      if (state == organizations::CreateAccountState::kInProgress) {
        ++at;
        continue;
      }
      if (state == organizations::CreateAccountState::kSucceeded) {
        ++made_;
      } else {
        failures_.push_back(failure(at->name, status ? shown(status->failure_reason) : state));
      }
      note(at->name);
      at = running_.erase(at);
    }
  }

  static std::string failure(const std::string& name, const std::string& reason) {
    std::string text = fmt::format("account \"{}\" was not made: {}", name, reason);
    if (reason == "EMAIL_ALREADY_EXISTS") text += " (its address belongs to another account)";
    if (reason == "ACCOUNT_LIMIT_EXCEEDED") text += " (ask for more accounts in Service Quotas)";
    return text;
  }

  void note(const std::string& name) const {
    p_.pace.note(fmt::format("account creation, {} of {}: {}", made_, total_, name));
  }

  Preparation& p_;
  std::list<Running> running_;
  std::vector<std::string> failures_;
  std::size_t made_ = 0, total_ = 0;
};

}  // namespace

std::vector<Step> member_account_steps(Preparation& p) {
  std::vector<std::string> names;
  for (const MemberAccount& account : p.foundation.accounts) names.push_back(account.name);
  return {{.id = "member-accounts",
           .title = "Make the member accounts",
           .purpose = "Each is a container of its own; the management account pays, and nothing runs in it.",
           .change = fmt::format("make those that are missing of {}", base::join(names, ", ")),
           .needs = {"organization"},
           .look = [&p] { return look_at_accounts(p); },
           .make = [&p] { Creations(p).run(); }}};
}

}  // namespace groundwork::prepare
