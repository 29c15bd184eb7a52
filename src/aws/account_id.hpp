#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace groundwork::aws {

/// The twelve digits that name an account. Empty only when default-constructed ("no account").
class AccountId {
 public:
  AccountId() = default;
  static std::optional<AccountId> parse(std::string_view text);
  /// For text that is known to be good: a column of ours, a constant. Asserts.
  static AccountId trusted(std::string_view text);

  const std::string& str() const { return digits_; }
  bool empty() const { return digits_.empty(); }
  auto operator<=>(const AccountId&) const = default;

 private:
  explicit AccountId(std::string_view digits) : digits_(digits) {}
  std::string digits_;
};

}  // namespace groundwork::aws
