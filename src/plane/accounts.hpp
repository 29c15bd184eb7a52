#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "aws/account_id.hpp"
#include "plane/work.hpp"

namespace groundwork::plane {

enum class AccountState { pending_activation, active, suspended, pending_closure, closed };
/// `PENDING_ACTIVATION`, ...: account:GetAccountInformation and organizations' Account.State spell it so.
std::string_view account_state_name(AccountState state);
/// Of a name that is known to be one: a row of ours holds it. Throws std::logic_error otherwise.
AccountState account_state_of(std::string_view name);

struct Account {
  aws::AccountId id;
  std::string name;
  std::string email;
  std::string kind;  ///< BUSINESS or PERSONAL
  AccountState state = AccountState::pending_activation;
  base::Instant created_at;
  std::string plan = "PAID";  ///< FREE or PAID
  std::string support_plan = "BASIC";
  std::optional<base::Instant> agreement_at;
  bool iam_billing_access = false;
};

/// Twelve digits that no account has yet, of GovCloud neither.
aws::AccountId new_account_id(Work& work);
/// The account and its root user, who has no password yet.
void insert_account(Work& work, const Account& account);
std::optional<Account> find_account(store::Unit& unit, const aws::AccountId& id);
std::optional<Account> find_account_by_email(store::Unit& unit, std::string_view email);
/// For an id that is known to be there: a row of ours names it. Throws std::logic_error otherwise.
Account get_account(store::Unit& unit, const aws::AccountId& id);
/// The address must be free.
void set_account_email(Work& work, const aws::AccountId& id, std::string_view email);
void rename_account(Work& work, const aws::AccountId& id, std::string_view name);
/// Whether users and roles with permission may see what the account costs.
void set_iam_billing_access(Work& work, const aws::AccountId& id, bool allowed);
void set_account_state(Work& work, const aws::AccountId& id, AccountState state);
/// Of the support area alone, which keeps when an account had which plan (support/plans.hpp).
void set_support_plan(Work& work, const aws::AccountId& id, std::string_view plan);
/// `plan` is FREE or PAID.
void set_account_plan(Work& work, const aws::AccountId& id, std::string_view plan);
/// AWS's rules for the address of a root user, but for its length.
/// https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreateAccount.html
bool is_account_email(std::string_view text);
/// Whether addresses of the country need a state or region.
/// https://docs.aws.amazon.com/accounts/latest/reference/API_ContactInformation.html
bool needs_state_or_region(std::string_view country_code);

/// What sign-up and account settings know of the root user.
struct RootUser {
  std::optional<std::string> password_hash;
  std::optional<base::Instant> password_changed_at, password_last_used_at;
  std::int64_t failed_attempts = 0;
  std::optional<base::Instant> locked_until;
};
RootUser get_root_user(store::Unit& unit, const aws::AccountId& id);
void put_root_user(Work& work, const aws::AccountId& id, const RootUser& root);

struct ContactInformation {
  std::string full_name;
  std::optional<std::string> company_name;
  std::string address_line_1;
  std::optional<std::string> address_line_2, address_line_3;
  std::string city;
  std::optional<std::string> district_or_county, state_or_region;
  std::string postal_code, country_code, phone_number;
  std::optional<std::string> website_url;
};
std::optional<ContactInformation> find_contact_information(store::Unit& unit, const aws::AccountId& id);
void put_contact_information(Work& work, const aws::AccountId& id, const ContactInformation& contact);

/// `type` is BILLING, OPERATIONS or SECURITY.
struct AlternateContact {
  std::string type, name, title, email_address, phone_number;
};
std::optional<AlternateContact> find_alternate_contact(store::Unit& unit, const aws::AccountId& id,
                                                       std::string_view type);
void put_alternate_contact(Work& work, const aws::AccountId& id, const AlternateContact& contact);
/// False where there was none.
bool delete_alternate_contact(Work& work, const aws::AccountId& id, std::string_view type);

/// A card is good until the end of its month.
bool is_card_expired(std::int64_t month, std::int64_t year, base::Instant now);

/// All of a card that is ever kept.
struct PaymentMethod {
  std::string brand, last_four;
  std::int64_t expiry_month = 0, expiry_year = 0;
  std::string holder;

  bool is_expired(base::Instant now) const { return is_card_expired(expiry_month, expiry_year, now); }
};
std::optional<PaymentMethod> find_payment_method(store::Unit& unit, const aws::AccountId& id);
void put_payment_method(Work& work, const aws::AccountId& id, const PaymentMethod& method);

}  // namespace groundwork::plane
