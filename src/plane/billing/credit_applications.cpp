#include <algorithm>
#include <map>

#include "plane/billing/charges.hpp"
#include "plane/billing/costs.hpp"
#include "plane/billing/credits.hpp"
#include "plane/billing/stretches.hpp"

namespace groundwork::plane::billing {
namespace {

constexpr std::int64_t kAccountsAtOnce = 200;

/// Pays for the usage of one month on one bill.
class Payment {
 public:
  Payment(Work& work, const aws::AccountId& payer, Month month)
      : work_(work), payer_(payer), month_(month), days_(days_of(month)) {}

  void pay_with(const Credit& credit) {
    NanoUsd left = credit.remaining;
    pay_for(credit.account, credit, left);
    if (left > 0 && is_shared(work_.unit, payer_, credit)) pay_for_others(credit, left);
    if (left == credit.remaining) return;
    work_.unit.execute("UPDATE credits SET remaining = $1, exhausted_at = $2 WHERE id = $3", left,
                       left == 0 ? std::optional(work_.now) : std::nullopt, credit.id);
  }

 private:
  void pay_for_others(const Credit& credit, NanoUsd& left) {
    for (std::string after; left > 0;) {
      const auto accounts = accounts_paid_by(work_.unit, payer_, days_, after, kAccountsAtOnce);
      if (accounts.empty()) return;
      for (const aws::AccountId& account : accounts) {
        if (left > 0 && account != credit.account) pay_for(account, credit, left);
      }
      after = accounts.back().str();
    }
  }

  void pay_for(const aws::AccountId& account, const Credit& credit, NanoUsd& left) {
    for (auto& [service, open] : open_usage(account)) {
      const bool pays = credit.services.empty() || std::ranges::count(credit.services, service) > 0;
      const NanoUsd amount = pays ? std::min(open, left) : 0;
      if (amount <= 0) continue;
      open -= amount;
      left -= amount;
      insert_charge(work_, {.payer = payer_,
                            .account = account,
                            .month = month_,
                            .record_type = std::string(kCreditRecord),
                            .service = service,
                            .usage_type = {},
                            .amount = -amount,
                            .credit = credit.id});
    }
  }

  /// What is still to be paid for an account, by service.
  std::map<std::string, NanoUsd>& open_usage(const aws::AccountId& account) {
    const auto known = open_.find(account);
    if (known != open_.end()) return known->second;
    auto& open = open_[account];
    for (const DailyCosts& costs : daily_costs(work_.unit, {payer_, {account}}, days_, work_.now)) {
      if (costs.kind.record_type == kUsageRecord) open[costs.kind.service] += costs.total().cost;
    }
    return open;
  }

  Work& work_;
  aws::AccountId payer_;
  Month month_;
  Days days_;
  std::map<aws::AccountId, std::map<std::string, NanoUsd>> open_;
};

}  // namespace

void apply_credits(Work& work, const aws::AccountId& payer, Month month) {
  const Days days = days_of(month);
  std::vector<Credit> credits = credits_under(work.unit, payer, days);
  std::ranges::stable_sort(credits, {}, [](const Credit& credit) { return credit.ends_at; });
  Payment payment(work, payer, month);
  for (const Credit& credit : credits) {
    const bool holds = credit.starts_at < start_of(days.until) && credit.ends_at > start_of(days.first);
    if (holds && credit.remaining > 0 && is_enabled(work.unit, payer, credit)) payment.pay_with(credit);
  }
}

}  // namespace groundwork::plane::billing
