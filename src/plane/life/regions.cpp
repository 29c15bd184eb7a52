#include "plane/life/regions.hpp"

#include <fmt/format.h>

#include "aws/error.hpp"
#include "plane/organizations/membership.hpp"

namespace groundwork::plane::life {
namespace {

constexpr std::string_view kByDefault = "ENABLED_BY_DEFAULT";
constexpr std::string_view kOn = "ENABLED", kOff = "DISABLED";
constexpr std::string_view kTurningOn = "ENABLING", kTurningOff = "DISABLING";

struct Change {
  std::string_view during, after;
  Setting wait_ms;
};
constexpr Change kEnable{kTurningOn, kOn, Setting::account_enable_region_ms};
constexpr Change kDisable{kTurningOff, kOff, Setting::account_disable_region_ms};

aws::ApiError invalid_target(std::string message) {
  return aws::ApiError("ValidationException", std::move(message)).with("reason", "invalidRegionOptTarget");
}

bool is_changing(std::string_view status) { return status == kTurningOn || status == kTurningOff; }

/// https://docs.aws.amazon.com/accounts/latest/reference/quotas.html
void require_quota(Work& work, const aws::AccountId& account) {
  const std::int64_t own = work.unit.count(
      "SELECT COUNT(*) FROM account_regions WHERE account = $1 AND status IN ('ENABLING', 'DISABLING')",
      account);
  std::int64_t all = 0;
  if (const auto membership = organizations::membership_of(work.unit, account)) {
    // Changes under way are few, whatever the organization's size.
    all = work.unit.count(
        "SELECT COUNT(*) FROM account_regions r JOIN organization_accounts a ON a.account = r.account "
        "WHERE r.status IN ('ENABLING', 'DISABLING') AND a.organization = $1",
        membership->organization_id);
  }
  if (own < work.settings[Setting::account_region_changes] &&
      all < work.settings[Setting::account_region_changes_per_organization]) {
    return;
  }
  throw aws::ApiError("TooManyRequestsException", "Too many Regions are being enabled or disabled.", 429);
}

void put(Work& work, std::string_view account, std::string_view region, std::string_view status) {
  work.unit.execute(
      "INSERT INTO account_regions (account, region, status, changed_at) VALUES ($1, $2, $3, $4) "
      "ON CONFLICT (account, region) DO UPDATE SET status = excluded.status, "
      "changed_at = excluded.changed_at",
      account, region, status, work.now);
  work.unit.touch();
}

void begin(Work& work, const aws::AccountId& account, const aws::Region& region, const Change& change) {
  const std::string status = region_status(work.unit, account, region);
  if (status == kByDefault) {
    throw invalid_target(
        fmt::format("The Region {} is enabled by default, which cannot be changed.", region.code));
  }
  if (is_changing(status)) {
    throw aws::ApiError("ConflictException", fmt::format("The Region {} is {}.", region.code, status), 409);
  }
  if (status == change.after) {
    throw invalid_target("Unable to switch region status because of its current opt-in status.");
  }
  require_quota(work, account);
  put(work, account.str(), region.code, change.during);
  schedule(work, kSwitchRegionJob, fmt::format("{}/{}", account.str(), region.code),
           work.now.plus_ms(work.settings[change.wait_ms]));
}

}  // namespace

std::string region_status(store::Unit& unit, const aws::AccountId& account, const aws::Region& region) {
  if (!region.opt_in) return std::string(kByDefault);
  auto rows = unit.query("SELECT status FROM account_regions WHERE account = $1 AND region = $2", account,
                         region.code);
  const auto row = rows.first();
  return row ? row->text(0) : std::string(kOff);
}

std::map<std::string, std::string, std::less<>> region_statuses(store::Unit& unit,
                                                                const aws::AccountId& account) {
  std::map<std::string, std::string, std::less<>> statuses;
  for (const aws::Region& region : aws::regions()) {
    statuses.emplace(region.code, region.opt_in ? kOff : kByDefault);
  }
  for (const store::Row row :
       unit.query("SELECT region, status FROM account_regions WHERE account = $1", account)) {
    statuses[row.text(0)] = row.text(1);
  }
  return statuses;
}

bool is_region_on(store::Unit& unit, const aws::AccountId& account, std::string_view region_code) {
  const aws::Region* region = aws::find_region(region_code);
  if (region == nullptr || !region->opt_in) return true;
  return region_status(unit, account, *region) == kOn;
}

// https://docs.aws.amazon.com/accounts/latest/reference/API_EnableRegion.html
void enable_region(Work& work, const aws::AccountId& account, const aws::Region& region) {
  begin(work, account, region, kEnable);
}

// https://docs.aws.amazon.com/accounts/latest/reference/API_DisableRegion.html
void disable_region(Work& work, const aws::AccountId& account, const aws::Region& region) {
  begin(work, account, region, kDisable);
}

void switch_region(Work& work, const Job& job) {
  const std::size_t slash = job.subject.find('/');
  const auto account = aws::AccountId::trusted(std::string_view(job.subject).substr(0, slash));
  const std::string region = job.subject.substr(slash + 1);
  const std::string status = region_status(work.unit, account, *aws::find_region(region));
  if (is_changing(status)) put(work, account.str(), region, status == kTurningOn ? kOn : kOff);
}

}  // namespace groundwork::plane::life
