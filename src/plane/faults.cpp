#include "plane/faults.hpp"

#include <array>

namespace groundwork::plane {
namespace {

/// https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreateAccountStatus.html
constexpr std::array<std::string_view, 15> kCreateAccountReasons{
    "ACCOUNT_LIMIT_EXCEEDED",
    "EMAIL_ALREADY_EXISTS",
    "INVALID_ADDRESS",
    "INVALID_EMAIL",
    "CONCURRENT_ACCOUNT_MODIFICATION",
    "INTERNAL_FAILURE",
    "GOVCLOUD_ACCOUNT_ALREADY_EXISTS",
    "MISSING_BUSINESS_VALIDATION",
    "FAILED_BUSINESS_VALIDATION",
    "PENDING_BUSINESS_VALIDATION",
    "INVALID_IDENTITY_FOR_BUSINESS_VALIDATION",
    "UNKNOWN_BUSINESS_VALIDATION",
    "MISSING_PAYMENT_INSTRUMENT",
    "INVALID_PAYMENT_INSTRUMENT",
    "UPDATE_EXISTING_RESOURCE_POLICY_WITH_TAGS_NOT_SUPPORTED",
};
constexpr std::array<FaultKind, 1> kKinds{{{"create_account", kCreateAccountReasons}}};

}  // namespace

std::span<const FaultKind> fault_kinds() { return kKinds; }

void order_fault(Work& work, const Fault& fault) {
  work.unit.execute("DELETE FROM faults WHERE operation = $1", fault.operation);
  if (fault.times == 0) return;
  work.unit.execute("INSERT INTO faults (operation, reason, times) VALUES ($1, $2, $3)", fault.operation,
                    fault.reason, fault.times);
}

std::vector<Fault> ordered_faults(store::Unit& unit) {
  std::vector<Fault> faults;
  for (const store::Row row : unit.query("SELECT operation, reason, times FROM faults ORDER BY operation")) {
    faults.push_back({row.text(0), row.text(1), row.integer(2)});
  }
  return faults;
}

std::optional<std::string> take_fault(Work& work, std::string_view operation) {
  std::optional<Fault> found;
  {
    auto rows =
        work.unit.query("SELECT operation, reason, times FROM faults WHERE operation = $1", operation);
    if (const auto row = rows.first()) found = Fault{row->text(0), row->text(1), row->integer(2)};
  }
  if (!found) return std::nullopt;
  --found->times;
  order_fault(work, *found);
  return std::move(found->reason);
}

}  // namespace groundwork::plane
