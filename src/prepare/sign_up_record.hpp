#pragma once

#include <functional>
#include <optional>
#include <string>

#include "api/portal/types.hpp"
#include "prepare/preparation.hpp"
#include "prepare/step.hpp"

namespace groundwork::prepare {

/// The sign-up that this run's folder holds the token of; nullopt where there is none, or where the plane has
/// forgotten it, as it does some days after.
std::optional<api::portal::SignUp> find_sign_up(Preparation& p);
std::string sign_up_token(Preparation& p);
/// Takes an answer of the portal: throws StepError where a code was refused.
void accept(const api::portal::SignUpOutput& answer);

/// A step that looks at the sign-up. Where it is forgotten, the account that came of it speaks for it.
std::function<Seen()> look_at_sign_up(Preparation& p, std::function<Seen(const api::portal::SignUp&)> look);

/// The six digits of the newest message, or a StepError.
std::string newest_code(Preparation& p, const std::string& channel, const std::string& to);
/// The code in the text of a message: six digits after `code: ` or `code is `, perhaps spoken one by one.
std::optional<std::string> code_in(std::string_view text);

}  // namespace groundwork::prepare
