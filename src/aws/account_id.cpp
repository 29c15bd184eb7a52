#include "aws/account_id.hpp"

#include <cassert>

#include "base/text.hpp"

namespace groundwork::aws {

std::optional<AccountId> AccountId::parse(std::string_view text) {
  if (text.size() != 12 || !base::is_digits(text)) return std::nullopt;
  return AccountId(text);
}

AccountId AccountId::trusted(std::string_view text) {
  assert(parse(text));
  return AccountId(text);
}

}  // namespace groundwork::aws
