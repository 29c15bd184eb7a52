#pragma once

#include <optional>
#include <string>

#include "plane/signin.hpp"

/// Wrong passwords and codes in a row, and the lock-out after too many.
namespace groundwork::plane::signin {

struct Standing {
  std::optional<std::string> password_hash;  ///< absent: no password opens this name
  std::int64_t failed_attempts = 0;
  std::optional<base::Instant> locked_until;

  bool is_locked(base::Instant now) const { return locked_until && now < *locked_until; }
};
Standing standing_of(store::Unit& unit, const Subject& subject);
/// Counts one failure; answers until when the name is locked out, where that was one too many.
std::optional<base::Instant> count_failure(Work& work, const Subject& subject, const Standing& standing);
/// After somebody has signed in, who must be known.
void forget_failures(Work& work, const Subject& subject);

}  // namespace groundwork::plane::signin
