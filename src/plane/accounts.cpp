#include "plane/accounts.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include <fmt/format.h>

#include "base/text.hpp"
#include "plane/billing/credits.hpp"
#include "plane/billing/free_plans.hpp"
#include "plane/billing/stretches.hpp"

namespace groundwork::plane {
namespace {

constexpr std::array<std::string_view, 5> kStates{"PENDING_ACTIVATION", "ACTIVE", "SUSPENDED",
                                                  "PENDING_CLOSURE", "CLOSED"};
constexpr std::array<std::string_view, 7> kCountriesWithStates{"BR", "CA", "DE", "GB", "IN", "JP", "US"};
constexpr std::string_view kColumns =
    "SELECT id, name, email, kind, state, created_at, plan, support_plan, agreement_at, iam_billing_access "
    "FROM accounts ";

std::optional<Account> read_account(store::Rows rows) {
  const auto row = rows.first();
  if (!row) return std::nullopt;
  return Account{.id = aws::AccountId::trusted(row->text_view(0)),
                 .name = row->text(1),
                 .email = row->text(2),
                 .kind = row->text(3),
                 .state = account_state_of(row->text_view(4)),
                 .created_at = row->instant(5),
                 .plan = row->text(6),
                 .support_plan = row->text(7),
                 .agreement_at = row->optional_instant(8),
                 .iam_billing_access = row->flag(9)};
}

/// As it becomes active, for the first time or again.
void begin_billing(Work& work, const Account& account) {
  billing::begin_costs(work, account.id);
  if (account.plan == "FREE") billing::begin_free_plan(work, account.id);
}

}  // namespace

AccountState account_state_of(std::string_view name) {
  for (std::size_t i = 0; i < kStates.size(); ++i) {
    if (kStates[i] == name) return static_cast<AccountState>(i);
  }
  throw std::logic_error(fmt::format("no account state is called {}", name));
}

std::string_view account_state_name(AccountState state) { return kStates[static_cast<std::size_t>(state)]; }

aws::AccountId new_account_id(Work& work) {
  for (;;) {
    const std::string digits = work.random.text(12, base::kDigits);
    if (digits[0] == '0' || work.unit.exists("SELECT 1 FROM accounts WHERE id = $1", digits) ||
        work.unit.exists("SELECT 1 FROM govcloud_accounts WHERE govcloud_account = $1", digits)) {
      continue;
    }
    return aws::AccountId::trusted(digits);
  }
}

void insert_account(Work& work, const Account& a) {
  work.unit.execute(
      "INSERT INTO accounts (id, name, email, email_key, kind, state, created_at, plan, support_plan, "
      "agreement_at, "
      "iam_billing_access) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
      a.id, a.name, a.email, base::lower(a.email), a.kind, account_state_name(a.state), a.created_at, a.plan,
      a.support_plan, a.agreement_at, a.iam_billing_access);
  work.unit.execute("INSERT INTO root_users (account) VALUES ($1)", a.id);
  if (a.state == AccountState::active) begin_billing(work, a);
  work.unit.touch();
}

std::optional<Account> find_account(store::Unit& unit, const aws::AccountId& id) {
  return read_account(unit.query(std::string(kColumns) + "WHERE id = $1", id));
}

std::optional<Account> find_account_by_email(store::Unit& unit, std::string_view email) {
  return read_account(unit.query(std::string(kColumns) + "WHERE email_key = $1", base::lower(email)));
}

Account get_account(store::Unit& unit, const aws::AccountId& id) {
  auto account = find_account(unit, id);
  if (!account) throw std::logic_error(fmt::format("account {} is not there", id.str()));
  return *account;
}

void set_account_email(Work& work, const aws::AccountId& id, std::string_view email) {
  work.unit.execute("UPDATE accounts SET email = $1, email_key = $2 WHERE id = $3", email, base::lower(email),
                    id);
}

void rename_account(Work& work, const aws::AccountId& id, std::string_view name) {
  work.unit.execute("UPDATE accounts SET name = $1 WHERE id = $2", name, id);
}

void set_account_state(Work& work, const aws::AccountId& id, AccountState state) {
  const Account account = get_account(work.unit, id);
  const bool was_active = account.state == AccountState::active;
  work.unit.execute("UPDATE accounts SET state = $1 WHERE id = $2", account_state_name(state), id);
  const bool is_active = state == AccountState::active;
  if (is_active && !was_active) begin_billing(work, account);
  if (was_active && !is_active) billing::end_costs(work, id);
  work.unit.touch();
}

void set_support_plan(Work& work, const aws::AccountId& id, std::string_view plan) {
  work.unit.execute("UPDATE accounts SET support_plan = $1 WHERE id = $2", plan, id);
}

void set_iam_billing_access(Work& work, const aws::AccountId& id, bool allowed) {
  work.unit.execute("UPDATE accounts SET iam_billing_access = $1 WHERE id = $2", allowed, id);
  work.unit.touch();
}

void set_account_plan(Work& work, const aws::AccountId& id, std::string_view plan) {
  work.unit.execute("UPDATE accounts SET plan = $1 WHERE id = $2", plan, id);
}

bool is_account_email(std::string_view text) {
  const std::size_t at = text.find('@');
  if (at == std::string_view::npos) return false;
  const std::string_view local = text.substr(0, at), domain = text.substr(at + 1);
  const auto is_local = [](char c) {
    return c > ' ' && c < '\x7f' && std::string_view("\"'()<>[]:;,\\|%&@").find(c) == std::string_view::npos;
  };
  const auto is_domain = [](char c) {
    return base::kLowerAlnum.find(c) != std::string_view::npos || (c >= 'A' && c <= 'Z') || c == '-' ||
           c == '.';
  };
  const auto is_edge = [](char c) { return c == '-' || c == '.'; };
  return !local.empty() && local.front() != '.' && std::ranges::all_of(local, is_local) && !domain.empty() &&
         std::ranges::all_of(domain, is_domain) && !is_edge(domain.front()) && !is_edge(domain.back()) &&
         domain.find('.') != std::string_view::npos;
}

bool needs_state_or_region(std::string_view country_code) {
  return std::ranges::count(kCountriesWithStates, country_code) > 0;
}

RootUser get_root_user(store::Unit& unit, const aws::AccountId& id) {
  auto rows = unit.query(
      "SELECT password_hash, password_changed_at, password_last_used_at, failed_attempts, locked_until "
      "FROM root_users WHERE account = $1",
      id);
  const auto row = rows.first();
  if (!row) throw std::logic_error(fmt::format("account {} has no root user", id.str()));
  return {row->optional_text(0), row->optional_instant(1), row->optional_instant(2), row->integer(3),
          row->optional_instant(4)};
}

void put_root_user(Work& work, const aws::AccountId& id, const RootUser& root) {
  work.unit.execute(
      "UPDATE root_users SET password_hash = $1, password_changed_at = $2, password_last_used_at = $3, "
      "failed_attempts = $4, locked_until = $5 WHERE account = $6",
      root.password_hash, root.password_changed_at, root.password_last_used_at, root.failed_attempts,
      root.locked_until, id);
}

std::optional<ContactInformation> find_contact_information(store::Unit& unit, const aws::AccountId& id) {
  auto rows = unit.query(
      "SELECT full_name, company_name, address_line_1, address_line_2, address_line_3, city, "
      "district_or_county, "
      "state_or_region, postal_code, country_code, phone_number, website_url FROM contact_information "
      "WHERE account = $1",
      id);
  const auto row = rows.first();
  if (!row) return std::nullopt;
  return ContactInformation{row->text(0),          row->optional_text(1), row->text(2),
                            row->optional_text(3), row->optional_text(4), row->text(5),
                            row->optional_text(6), row->optional_text(7), row->text(8),
                            row->text(9),          row->text(10),         row->optional_text(11)};
}

void put_contact_information(Work& work, const aws::AccountId& id, const ContactInformation& c) {
  work.unit.execute("DELETE FROM contact_information WHERE account = $1", id);
  work.unit.execute(
      "INSERT INTO contact_information (account, full_name, company_name, address_line_1, address_line_2, "
      "address_line_3, city, district_or_county, state_or_region, postal_code, country_code, phone_number, "
      "website_url) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
      id, c.full_name, c.company_name, c.address_line_1, c.address_line_2, c.address_line_3, c.city,
      c.district_or_county, c.state_or_region, c.postal_code, c.country_code, c.phone_number, c.website_url);
}

std::optional<AlternateContact> find_alternate_contact(store::Unit& unit, const aws::AccountId& id,
                                                       std::string_view type) {
  auto rows = unit.query(
      "SELECT type, name, title, email_address, phone_number FROM alternate_contacts WHERE account = $1 AND "
      "type = $2",
      id, type);
  const auto row = rows.first();
  if (!row) return std::nullopt;
  return AlternateContact{row->text(0), row->text(1), row->text(2), row->text(3), row->text(4)};
}

void put_alternate_contact(Work& work, const aws::AccountId& id, const AlternateContact& c) {
  work.unit.execute(
      "INSERT INTO alternate_contacts (account, type, name, title, email_address, phone_number) "
      "VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (account, type) DO UPDATE SET name = excluded.name, "
      "title = excluded.title, email_address = excluded.email_address, phone_number = excluded.phone_number",
      id, c.type, c.name, c.title, c.email_address, c.phone_number);
}

bool delete_alternate_contact(Work& work, const aws::AccountId& id, std::string_view type) {
  return work.unit.execute("DELETE FROM alternate_contacts WHERE account = $1 AND type = $2", id, type) > 0;
}

bool is_card_expired(std::int64_t month, std::int64_t year, base::Instant now) {
  return fmt::format("{:04}-{:02}", year, month) < base::iso8601(now).substr(0, 7);
}

std::optional<PaymentMethod> find_payment_method(store::Unit& unit, const aws::AccountId& id) {
  auto rows = unit.query(
      "SELECT brand, last_four, expiry_month, expiry_year, holder FROM payment_methods WHERE account = $1",
      id);
  const auto row = rows.first();
  if (!row) return std::nullopt;
  return PaymentMethod{row->text(0), row->text(1), row->integer(2), row->integer(3), row->text(4)};
}

void put_payment_method(Work& work, const aws::AccountId& id, const PaymentMethod& m) {
  work.unit.execute("DELETE FROM payment_methods WHERE account = $1", id);
  work.unit.execute(
      "INSERT INTO payment_methods (account, brand, last_four, expiry_month, expiry_year, holder) "
      "VALUES ($1, $2, $3, $4, $5, $6)",
      id, m.brand, m.last_four, m.expiry_month, m.expiry_year, m.holder);
}

}  // namespace groundwork::plane
