#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "plane/accounts.hpp"
#include "plane/jobs.hpp"
#include "plane/signup_address.hpp"
#include "plane/work.hpp"

/// A new account, page by page, as AWS asks for it.
/// https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-creating.html
namespace groundwork::plane::signup {

/// In the order of AWS's pages.
enum class Step {
  verify_email,
  set_root_password,
  choose_account_plan,
  put_contact,
  put_payment,
  send_phone_code,
  verify_phone,
  choose_support_plan,
  complete,
};
/// `VERIFY_EMAIL`, ...
std::string_view step_name(Step step);

/// What was entered so far. The steps are done in order, so that what is missing first is due next.
struct SignUp {
  std::string id;  ///< digest of the token
  std::string email, account_name;
  base::Instant expires_at;
  bool email_verified = false;
  std::optional<std::string> password_hash;
  std::optional<std::string> account_plan;  ///< FREE or PAID
  std::optional<std::string> account_type;  ///< BUSINESS or PERSONAL
  std::optional<base::Instant> agreement_at;
  std::optional<ContactInformation> contact;
  std::optional<PaymentMethod> payment;
  std::optional<PostalAddress> billing_address;  ///< absent: the contact's
  std::optional<std::string> phone_number;       ///< the one that a code was sent to
  bool phone_verified = false;
  std::optional<std::string> support_plan;
  std::optional<aws::AccountId> account;  ///< once complete

  Step next_step() const;
};

struct Started {
  std::string token;  ///< told once; the plane keeps its digest
  SignUp sign_up;
};
Started start(Work& work, std::string_view email, std::string_view account_name);
/// nullopt for an unknown token, and for one whose sign-up was given up long ago.
std::optional<SignUp> find(store::Unit& unit, std::string_view token, base::Instant now);
/// Writes back what a step has entered.
void save(Work& work, const SignUp& sign_up);

/// Makes the account, PENDING_ACTIVATION, with its root user, contact and payment method; sends the welcome
/// mail and schedules the activation. Every step must be done and no account have the address.
void complete(Work& work, SignUp& sign_up);

std::optional<PostalAddress> find_billing_address(store::Unit& unit, const aws::AccountId& account);

/// `accounts.activate`: the end of AWS's checks of a new account.
std::map<std::string, JobHandler> job_handlers();

}  // namespace groundwork::plane::signup
