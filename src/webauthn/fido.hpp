#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <fido.h>

/// libfido2's things with owners. Its functions take pointers to unsigned char and answer FIDO_OK.
namespace groundwork::webauthn::fido {

template <class Thing, void (*release)(Thing**)>
struct Release {
  void operator()(Thing* thing) const { release(&thing); }
};
using Credential = std::unique_ptr<fido_cred_t, Release<fido_cred_t, fido_cred_free>>;
using Assertion = std::unique_ptr<fido_assert_t, Release<fido_assert_t, fido_assert_free>>;

Credential new_credential();
Assertion new_assertion();

inline const unsigned char* data(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}
inline std::string text(const unsigned char* data, std::size_t size) {
  return data == nullptr ? std::string() : std::string(reinterpret_cast<const char*>(data), size);
}
/// libfido2's own words for `code`.
inline std::string words(int code) { return fido_strerr(code); }

}  // namespace groundwork::webauthn::fido
