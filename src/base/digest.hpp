#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace groundwork::base {

/// Raw digests: 32 bytes for SHA-256, 20 for SHA-1. All are safe to call from any thread.
std::string sha256(std::string_view bytes);
std::string sha256_hex(std::string_view bytes);
std::string hmac_sha256(std::string_view key, std::string_view bytes);
std::string hmac_sha1(std::string_view key, std::string_view bytes);

/// True where both are equal; takes the same time wherever they first differ.
bool equal_constant_time(std::string_view a, std::string_view b);

/// HMAC-SHA256 under a key that is set once: several times cheaper a message than `hmac_sha256`.
/// `sign` may be called from several threads at once.
class HmacKey {
 public:
  explicit HmacKey(std::string_view key);
  ~HmacKey();
  HmacKey(const HmacKey&) = delete;
  HmacKey& operator=(const HmacKey&) = delete;
  std::string sign(std::string_view bytes) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace groundwork::base
