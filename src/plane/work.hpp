#pragma once

#include "base/clock.hpp"
#include "base/random.hpp"
#include "base/secret.hpp"
#include "plane/settings.hpp"
#include "store/unit.hpp"

namespace groundwork::plane {

/// What a function of the domain works with: one unit of work, one moment, and where ids and secrets come
/// from. It takes nothing from anywhere else, so that a run can be repeated from a seed.
struct Work {
  store::Unit& unit;
  base::Instant now;
  base::Random& random;
  const base::SealKey& seal;  ///< for secrets that must be read back
  const Settings& settings;
};

}  // namespace groundwork::plane
