#include "plane/signup.hpp"

#include <array>

#include "plane/signin_tokens.hpp"
#include "plane/signup_mail.hpp"
#include "plane/standing.hpp"
#include "plane/support/plans.hpp"

namespace groundwork::plane::signup {
namespace {

/// A sign-up that nobody goes on with is forgotten then, and what was entered with it.
constexpr std::int64_t kLifeSeconds = 7 * base::kDaySeconds;
constexpr std::string_view kActivateJob = "accounts.activate";

constexpr std::array<std::string_view, 9> kStepNames{
    "VERIFY_EMAIL",    "SET_ROOT_PASSWORD", "CHOOSE_ACCOUNT_PLAN", "PUT_CONTACT", "PUT_PAYMENT",
    "SEND_PHONE_CODE", "VERIFY_PHONE",      "CHOOSE_SUPPORT_PLAN", "COMPLETE"};

void forget_expired(Work& work) {
  work.unit.execute(
      "DELETE FROM verification_codes WHERE subject IN (SELECT id FROM sign_ups WHERE expires_at <= $1)",
      work.now);
  work.unit.execute("DELETE FROM sign_ups WHERE expires_at <= $1", work.now);
}

std::optional<PaymentMethod> read_payment(const store::Row& row, int first) {
  if (row.is_null(first)) return std::nullopt;
  return PaymentMethod{row.text(first), row.text(first + 1), row.integer(first + 2), row.integer(first + 3),
                       row.text(first + 4)};
}

SignUp read(const store::Row& row) {
  SignUp found{
      .id = row.text(0), .email = row.text(1), .account_name = row.text(2), .expires_at = row.instant(3)};
  found.email_verified = row.flag(4);
  found.password_hash = row.optional_text(5);
  found.account_plan = row.optional_text(6);
  found.account_type = row.optional_text(7);
  found.agreement_at = row.optional_instant(8);
  if (!row.is_null(9)) found.contact = contact_from_json(row.text_view(9));
  found.payment = read_payment(row, 10);
  if (!row.is_null(15)) found.billing_address = address_from_json(row.text_view(15));
  found.phone_number = row.optional_text(16);
  found.phone_verified = row.flag(17);
  found.support_plan = row.optional_text(18);
  if (!row.is_null(19)) found.account = aws::AccountId::trusted(row.text_view(19));
  return found;
}

void put_payment(Work& work, const SignUp& s) {
  if (!s.payment) return;
  work.unit.execute(
      "UPDATE sign_ups SET card_brand = $1, card_last_four = $2, card_expiry_month = $3, card_expiry_year = "
      "$4, "
      "card_holder = $5, billing_address = $6 WHERE id = $7",
      s.payment->brand, s.payment->last_four, s.payment->expiry_month, s.payment->expiry_year,
      s.payment->holder, s.billing_address ? std::optional(to_json(*s.billing_address)) : std::nullopt, s.id);
}

void activate(Work& work, const Job& job) {
  const auto account = find_account(work.unit, aws::AccountId::trusted(job.subject));
  // Closed in the meantime: there is nothing left to activate.
  if (!account || account->state != AccountState::pending_activation) return;
  set_account_state(work, account->id, AccountState::active);
  send_account_ready(work, *account);
}

}  // namespace

std::string_view step_name(Step step) { return kStepNames[static_cast<std::size_t>(step)]; }

Step SignUp::next_step() const {
  if (account) return Step::complete;
  if (!email_verified) return Step::verify_email;
  if (!password_hash) return Step::set_root_password;
  if (!account_plan) return Step::choose_account_plan;
  if (!contact) return Step::put_contact;
  if (!payment) return Step::put_payment;
  if (!phone_number) return Step::send_phone_code;
  if (!phone_verified) return Step::verify_phone;
  return Step::choose_support_plan;
}

Started start(Work& work, std::string_view email, std::string_view account_name) {
  forget_expired(work);
  Started started{.token = new_token(work.random), .sign_up = {}};
  started.sign_up.id = token_digest(started.token);
  started.sign_up.email = email;
  started.sign_up.account_name = account_name;
  started.sign_up.expires_at = work.now.plus_seconds(kLifeSeconds);
  work.unit.execute("INSERT INTO sign_ups (id, email, account_name, expires_at) VALUES ($1, $2, $3, $4)",
                    started.sign_up.id, email, account_name, started.sign_up.expires_at);
  return started;
}

std::optional<SignUp> find(store::Unit& unit, std::string_view token, base::Instant now) {
  auto rows = unit.query(
      "SELECT id, email, account_name, expires_at, email_verified, password_hash, account_plan, "
      "account_type, "
      "agreement_at, contact, card_brand, card_last_four, card_expiry_month, card_expiry_year, card_holder, "
      "billing_address, phone_number, phone_verified, support_plan, account FROM sign_ups "
      "WHERE id = $1 AND expires_at > $2",
      token_digest(token), now);
  const auto row = rows.first();
  if (!row) return std::nullopt;
  return read(*row);
}

void save(Work& work, const SignUp& s) {
  work.unit.execute(
      "UPDATE sign_ups SET email_verified = $1, password_hash = $2, account_plan = $3, account_type = $4, "
      "agreement_at = $5, contact = $6, phone_number = $7, phone_verified = $8, support_plan = $9, "
      "account = $10 WHERE id = $11",
      s.email_verified, s.password_hash, s.account_plan, s.account_type, s.agreement_at,
      s.contact ? std::optional(to_json(*s.contact)) : std::nullopt, s.phone_number, s.phone_verified,
      s.support_plan, s.account, s.id);
  put_payment(work, s);
}

void complete(Work& work, SignUp& s) {
  const Account account{.id = new_account_id(work),
                        .name = s.account_name,
                        .email = s.email,
                        .kind = *s.account_type,
                        .state = AccountState::pending_activation,
                        .created_at = work.now,
                        .plan = *s.account_plan,
                        .agreement_at = s.agreement_at};
  insert_account(work, account);
  support::change_support_plan(work, account.id, *s.support_plan);
  put_root_user(work, account.id,
                {.password_hash = s.password_hash,
                 .password_changed_at = work.now,
                 .password_last_used_at = {},
                 .locked_until = {}});
  put_contact_information(work, account.id, *s.contact);
  put_payment_method(work, account.id, *s.payment);
  put_verified_phone(work, account.id, *s.phone_number);
  if (s.billing_address) {
    work.unit.execute("INSERT INTO billing_addresses (account, address) VALUES ($1, $2)", account.id,
                      to_json(*s.billing_address));
  }
  s.account = account.id;
  s.password_hash.reset();
  save(work, s);
  send_welcome(work, get_account(work.unit, account.id));
  schedule(work, kActivateJob, account.id.str(),
           work.now.plus_ms(work.settings[Setting::signup_activation_ms]));
}

std::optional<PostalAddress> find_billing_address(store::Unit& unit, const aws::AccountId& account) {
  auto rows = unit.query("SELECT address FROM billing_addresses WHERE account = $1", account);
  const auto row = rows.first();
  if (!row) return std::nullopt;
  return address_from_json(row->text_view(0));
}

std::map<std::string, JobHandler> job_handlers() { return {{std::string(kActivateJob), activate}}; }

}  // namespace groundwork::plane::signup
