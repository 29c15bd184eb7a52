#pragma once

#include <string_view>

#include "plane/support/cases.hpp"

/// What AWS Support mails to the account's address and to those who get copies.
namespace groundwork::plane::support {

/// The automatic answer to a new case.
void mail_acknowledgement(Work& work, const SupportCase& of, std::string_view body);
void mail_answer(Work& work, const SupportCase& of, std::string_view body);
void mail_resolution(Work& work, const SupportCase& of);
/// What the customer wrote, to those who get copies alone.
void mail_copies(Work& work, const SupportCase& of, std::string_view body, std::string_view submitted_by);

}  // namespace groundwork::plane::support
