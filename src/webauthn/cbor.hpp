#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct cbor_item_t;

namespace groundwork::webauthn {

/// The bytes that the first item of `bytes` takes; nullopt where it is not whole, nests deeper than 8 levels,
/// or has tags or indefinite lengths, none of which an authenticator sends (CTAP2 canonical CBOR). Allocates
/// nothing: whatever passes may be read into memory, by us and by libfido2.
std::optional<std::size_t> cbor_length(std::string_view bytes);

/// One item, and what its maps hold. Keys that are not there, and values of another type, are nullopt.
class Cbor {
 public:
  /// nullopt where `bytes` are not exactly one item that `cbor_length` accepts.
  static std::optional<Cbor> parse(std::string_view bytes);

  bool is_map() const;
  /// The value under `key` of a map.
  std::optional<Cbor> at(std::string_view key) const;
  std::optional<Cbor> at(std::int64_t key) const;

  std::optional<std::int64_t> integer() const;
  std::optional<bool> boolean() const;
  std::optional<std::string> text() const;
  std::optional<std::string> bytes() const;
  /// The item in CBOR again.
  std::string encoded() const;

 private:
  explicit Cbor(cbor_item_t* owned);
  std::shared_ptr<cbor_item_t> item_;
};

}  // namespace groundwork::webauthn
