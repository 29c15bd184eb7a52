#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "plane/work.hpp"

/// Failures that an operator orders, so that a test can see what a program makes of them: those that only
/// AWS's inside can cause. Kept in the database; nothing ever fails so of itself.
namespace groundwork::plane {

struct Fault {
  std::string operation;  ///< create_account
  std::string reason;     ///< INTERNAL_FAILURE
  std::int64_t times = 0;
};

/// What can be ordered: an operation, and the reasons that it can fail for.
struct FaultKind {
  std::string_view operation;
  std::span<const std::string_view> reasons;
};
std::span<const FaultKind> fault_kinds();

/// In place of what was ordered for the operation before; 0 times takes it back. The fault must be of a kind
/// that there is.
void order_fault(Work& work, const Fault& fault);
/// What is ordered and has not happened yet, by operation.
std::vector<Fault> ordered_faults(store::Unit& unit);
/// The reason that the operation is to fail for now, which is one time less from then on.
std::optional<std::string> take_fault(Work& work, std::string_view operation);

}  // namespace groundwork::plane
