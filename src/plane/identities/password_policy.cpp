#include "plane/identities/password_policy.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace groundwork::plane {
namespace {

constexpr std::size_t kLengthMax = 128;
constexpr std::size_t kDefaultLengthMin = 8;
constexpr int kDefaultClasses = 3;
// The characters that AWS counts as symbols in a password policy.
constexpr std::string_view kSymbols = "!@#$%^&*()_+-=[]{}|'";
constexpr std::string_view kDefaultSymbols =
    "!@#$%^&*()_+-=[]{}|'<>";  // a root user's password may have these two

struct Classes {
  bool upper = false, lower = false, digit = false, symbol = false;
  int count() const { return upper + lower + digit + symbol; }
};

Classes classes_of(std::string_view password, std::string_view symbols) {
  Classes found;
  for (const char c : password) {
    found.upper |= c >= 'A' && c <= 'Z';
    found.lower |= c >= 'a' && c <= 'z';
    found.digit |= c >= '0' && c <= '9';
    found.symbol |= symbols.find(c) != std::string_view::npos;
  }
  return found;
}

/// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html
bool meets_default(std::string_view password, std::string_view account_name, std::string_view account_email) {
  const std::size_t length = base::utf8_length(password);
  return length >= kDefaultLengthMin && length <= kLengthMax &&
         classes_of(password, kDefaultSymbols).count() >= kDefaultClasses &&
         !base::equal_ignoring_case(password, account_name) &&
         !base::equal_ignoring_case(password, account_email);
}

bool meets(const PasswordPolicy& policy, std::string_view password) {
  const std::size_t length = base::utf8_length(password);
  const Classes found = classes_of(password, kSymbols);
  return length >= static_cast<std::size_t>(policy.minimum_length) && length <= kLengthMax &&
         (found.symbol || !policy.require_symbols) && (found.digit || !policy.require_numbers) &&
         (found.upper || !policy.require_uppercase) && (found.lower || !policy.require_lowercase);
}

std::optional<bool> optional_flag(const store::Row& row, int column) {
  if (row.is_null(column)) return std::nullopt;
  return row.flag(column);
}

}  // namespace

std::optional<PasswordPolicy> find_password_policy(store::Unit& unit, const aws::AccountId& account) {
  auto rows = unit.query(
      "SELECT minimum_length, require_symbols, require_numbers, require_uppercase, require_lowercase, "
      "users_may_change, max_age_days, reuse_prevention, hard_expiry FROM password_policies WHERE account = "
      "$1",
      account);
  const auto row = rows.first();
  if (!row) return std::nullopt;
  return PasswordPolicy{.minimum_length = row->integer(0),
                        .require_symbols = row->flag(1),
                        .require_numbers = row->flag(2),
                        .require_uppercase = row->flag(3),
                        .require_lowercase = row->flag(4),
                        .users_may_change = row->flag(5),
                        .max_age_days = row->optional_integer(6),
                        .reuse_prevention = row->optional_integer(7),
                        .hard_expiry = optional_flag(*row, 8)};
}

void put_password_policy(Work& work, const aws::AccountId& account, const PasswordPolicy& p) {
  delete_password_policy(work, account);
  work.unit.execute(
      "INSERT INTO password_policies (account, minimum_length, require_symbols, require_numbers, "
      "require_uppercase, require_lowercase, users_may_change, max_age_days, reuse_prevention, hard_expiry) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
      account, p.minimum_length, p.require_symbols, p.require_numbers, p.require_uppercase,
      p.require_lowercase, p.users_may_change, p.max_age_days, p.reuse_prevention, p.hard_expiry);
}

bool delete_password_policy(Work& work, const aws::AccountId& account) {
  return work.unit.execute("DELETE FROM password_policies WHERE account = $1", account) > 0;
}

std::optional<std::string> check_password(const std::optional<PasswordPolicy>& policy,
                                          std::string_view password, std::string_view account_name,
                                          std::string_view account_email) {
  const bool good = policy ? meets(*policy, password) : meets_default(password, account_name, account_email);
  if (good) return std::nullopt;
  return std::string(kNonConformingPassword);
}

std::optional<base::Instant> password_expires_at(const std::optional<PasswordPolicy>& policy,
                                                 base::Instant changed_at) {
  if (!policy || !policy->max_age_days) return std::nullopt;
  return changed_at.plus_seconds(*policy->max_age_days * base::kDaySeconds);
}

}  // namespace groundwork::plane
