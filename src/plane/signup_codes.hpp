#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "plane/work.hpp"

/// Codes of six characters that show that an address or a phone is at hand.
namespace groundwork::plane {

enum class CodePurpose { email, phone, password_reset, primary_email };

/// A new code for `subject` (a sign-up or an account); the one before is no longer good. nullopt where more
/// were asked for than the purpose allows: five within an hour, or three within half a minute for a primary
/// e-mail address, whose codes have letters as well.
std::optional<std::string> issue_code(Work& work, std::string_view subject, CodePurpose purpose);

enum class CodeCheck {
  right,    ///< and used up
  wrong,    ///< one attempt less
  spent,    ///< too many wrong ones: the code is no longer good
  expired,  ///< or there is none
};
/// Counts the attempt, so that the unit of work must be kept whatever the answer.
CodeCheck check_code(Work& work, std::string_view subject, CodePurpose purpose, std::string_view code);

}  // namespace groundwork::plane
