#include "aws/entity_id.hpp"

#include <fmt/format.h>

#include "base/encoding.hpp"

namespace groundwork::aws {
namespace {

constexpr std::uint64_t kAccountMask = 0x7fffffffff80U;  // 40 bits, placed above the lowest seven
constexpr unsigned kAccountShift = 7;

std::string_view text_of(EntityPrefix prefix) {
  switch (prefix) {
    case EntityPrefix::access_key:
      return "AKIA";
    case EntityPrefix::temporary_key:
      return "ASIA";
    case EntityPrefix::user:
      return "AIDA";
    case EntityPrefix::role:
      return "AROA";
    case EntityPrefix::group:
      return "AGPA";
    case EntityPrefix::policy:
      return "ANPA";
    case EntityPrefix::policy_version:
      return "ANVA";
    case EntityPrefix::instance_profile:
      return "AIPA";
  }
  return "";
}

bool is_key(EntityPrefix prefix) {
  return prefix == EntityPrefix::access_key || prefix == EntityPrefix::temporary_key;
}

std::string six_bytes(std::uint64_t value) {
  std::string out(6, '\0');
  for (int i = 5; i >= 0; --i, value >>= 8) out[static_cast<std::size_t>(i)] = static_cast<char>(value & 255);
  return out;
}

}  // namespace

std::string new_entity_id(EntityPrefix prefix, const AccountId& account, base::Random& random) {
  // Ten bytes are sixteen base32 characters: 48 bits with the account inside, 32 random ones.
  const std::uint64_t number = std::stoull(account.str());
  const std::uint64_t top = 1ULL << 47;  // real ids carry it; it keeps the first character above the digits
  const std::uint64_t head =
      top | ((number << kAccountShift) & kAccountMask) | random.below(1U << kAccountShift);
  std::string body = base::base32(six_bytes(head) + random.bytes(4));
  if (!is_key(prefix)) body += random.text(1, base::kBase32Alphabet);
  return std::string(text_of(prefix)) + body;
}

std::optional<AccountId> account_in_id(std::string_view id) {
  if (id.size() < 20 || id[0] != 'A') return std::nullopt;
  const auto bytes = base::unbase32(id.substr(4, 16));
  if (!bytes || bytes->size() < 6) return std::nullopt;
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < 6; ++i) value = (value << 8) | static_cast<unsigned char>((*bytes)[i]);
  return AccountId::parse(fmt::format("{:012}", (value & kAccountMask) >> kAccountShift));
}

std::string new_secret_access_key(base::Random& random) {
  return base::base64(random.bytes(30));  // 30 bytes are exactly 40 characters, no padding
}

}  // namespace groundwork::aws
