#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "aws/error.hpp"

namespace groundwork::plane {

/// Why an API refuses a policy document.
struct DocumentFault {
  aws::ApiError refusal;
  /// What is wrong in our words, as the reason of a policy::Fault is; empty where AWS's tell all.
  std::string explanation = {};
  /// Byte offset into the text; absent where the document as a whole is at fault.
  std::optional<std::size_t> position = {};
};

/// All that was found, in the order in which the API looks: it answers the first.
using DocumentFaults = std::vector<DocumentFault>;

inline void refuse_if_any(const DocumentFaults& faults) {
  if (!faults.empty()) throw faults.front().refusal;
}

}  // namespace groundwork::plane
