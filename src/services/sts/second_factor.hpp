#pragma once

#include <optional>
#include <string>

#include "services/call.hpp"

namespace groundwork::services::sts {

/// Whether the caller showed a second factor with this call: SerialNumber and TokenCode together, right for a
/// device of its own. Spends nothing, so that policies may ask for it.
bool shows_second_factor(Call& call, const std::optional<std::string>& serial,
                         const std::optional<std::string>& code);

/// The same, spending the code. Throws AccessDenied where a factor is given and is not right; false where
/// none is.
bool spend_second_factor(Call& call, const std::optional<std::string>& serial,
                         const std::optional<std::string>& code);

}  // namespace groundwork::services::sts
