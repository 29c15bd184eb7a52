#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include <arpa/inet.h>

#include "policy/comparison.hpp"

namespace groundwork::policy {
namespace {

struct Address {
  std::array<unsigned char, 16> bytes{};
  unsigned bit_count = 0;  // 32 or 128
};

struct Range {
  Address address;
  unsigned prefix_bits = 0;
};

std::optional<Address> read_address(std::string_view text) {
  const std::string terminated(text);
  Address address;
  if (inet_pton(AF_INET, terminated.c_str(), address.bytes.data()) == 1) {
    address.bit_count = 32;
    return address;
  }
  if (inet_pton(AF_INET6, terminated.c_str(), address.bytes.data()) == 1) {
    address.bit_count = 128;
    return address;
  }
  return std::nullopt;
}

/// CIDR notation; without a prefix length the address alone.
std::optional<Range> read_range(std::string_view text) {
  const std::size_t slash = text.find('/');
  const auto address = read_address(text.substr(0, slash));
  if (!address) return std::nullopt;
  Range range{*address, address->bit_count};
  if (slash == std::string_view::npos) return range;
  const std::string_view bits = text.substr(slash + 1);
  const auto [end, error] = std::from_chars(bits.data(), bits.data() + bits.size(), range.prefix_bits);
  if (error != std::errc{} || end != bits.data() + bits.size()) return std::nullopt;
  if (range.prefix_bits > address->bit_count) return std::nullopt;
  return range;
}

bool covers(const Range& range, const Address& address) {
  if (range.address.bit_count != address.bit_count) return false;
  const unsigned whole = range.prefix_bits / 8;
  if (!std::equal(address.bytes.begin(), address.bytes.begin() + whole, range.address.bytes.begin()))
    return false;
  const unsigned rest = range.prefix_bits % 8;
  if (rest == 0) return true;
  const unsigned mask = 0xff00U >> rest;
  return ((address.bytes[whole] ^ range.address.bytes[whole]) & mask & 0xff) == 0;
}

// IP address condition operators:
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
class IpAddressComparison final : public Comparison {
 public:
  explicit IpAddressComparison(const Values& values) {
    for (const std::string& value : values) {
      if (const auto range = read_range(value)) ranges_.push_back(*range);
    }
  }

  bool meets_any(std::string_view value, Scope&) const override {
    const auto address = read_address(value);
    return address && std::any_of(ranges_.begin(), ranges_.end(),
                                  [&](const Range& range) { return covers(range, *address); });
  }

 private:
  std::vector<Range> ranges_;
};

}  // namespace

ComparisonPtr ip_address_comparison(const Values& values) {
  return std::make_unique<IpAddressComparison>(values);
}

}  // namespace groundwork::policy
