#pragma once

#include "plane/accounts.hpp"
#include "plane/mail.hpp"
#include "plane/signup.hpp"

/// What sign-up sends to the mailbox and the phone.
namespace groundwork::plane::signup {

/// False where too many codes were asked for.
bool send_email_code(Work& work, const SignUp& sign_up);
/// `channel` is sms or voice; the number is the sign-up's.
bool send_phone_code(Work& work, const SignUp& sign_up, Channel channel);
void send_welcome(Work& work, const Account& account);
void send_account_ready(Work& work, const Account& account);

}  // namespace groundwork::plane::signup
