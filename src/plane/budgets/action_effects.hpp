#pragma once

#include <optional>
#include <string>

#include "plane/budgets/actions.hpp"

namespace groundwork::plane::budgets {

// What actions do to an account or an organization. Each answers why it could not be done, and nothing is
// changed then; nullopt where it was done.

/// Attaches the policy to everyone that the definition names, as the execution role may.
std::optional<std::string> apply_effect(Work& work, const Action& action);
/// Detaches it again; where it is attached no more, there is nothing to do.
std::optional<std::string> reverse_effect(Work& work, const Action& action);

}  // namespace groundwork::plane::budgets
