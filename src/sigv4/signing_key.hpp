#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/digest.hpp"

namespace groundwork::sigv4 {

/// A secret key narrowed to one day, Region and service. Copies share the key, so it is cheap to keep in a
/// cache; several threads may sign with it at once.
class SigningKey {
 public:
  /// Four HMACs: worth keeping for as long as date, Region and service stay the same.
  static SigningKey derive(std::string_view secret_access_key, std::string_view date, std::string_view region,
                           std::string_view service);
  /// The signature in lower-case hexadecimal.
  std::string sign(std::string_view string_to_sign) const;

 private:
  explicit SigningKey(std::string_view key) : key_(std::make_shared<const base::HmacKey>(key)) {}
  std::shared_ptr<const base::HmacKey> key_;
};

}  // namespace groundwork::sigv4
