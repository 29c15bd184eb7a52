#pragma once

#include "plane/accounts.hpp"
#include "plane/mail.hpp"
#include "plane/signup.hpp"

/// What sign-up sends to the mailbox and the phone.
namespace groundwork::plane::signup {

/// False where too many codes were asked for.
bool send_email_code(Work& work, const SignUp& sign_up);
/// `subject` is who shows that the phone is at hand; `channel` is sms or voice.
bool send_phone_code(Work& work, std::string_view subject, std::string_view phone_number, Channel channel);
void send_welcome(Work& work, const Account& account);
void send_account_ready(Work& work, const Account& account);

}  // namespace groundwork::plane::signup
