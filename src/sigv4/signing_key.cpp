#include "sigv4/signing_key.hpp"

#include "base/encoding.hpp"
#include "sigv4/canonical.hpp"

namespace groundwork::sigv4 {

SigningKey SigningKey::derive(std::string_view secret_access_key, std::string_view date,
                              std::string_view region, std::string_view service) {
  std::string key = "AWS4";
  key += secret_access_key;
  for (const std::string_view step : {date, region, service, kTerminator}) key = base::hmac_sha256(key, step);
  return SigningKey(key);
}

std::string SigningKey::sign(std::string_view string_to_sign) const {
  return base::hex(key_->sign(string_to_sign));
}

}  // namespace groundwork::sigv4
