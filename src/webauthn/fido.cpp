#include "webauthn/fido.hpp"

#include <new>

namespace groundwork::webauthn::fido {
namespace {

/// Once before anything else, and without log lines.
void start() {
  static const bool kStarted = [] {
    fido_init(0);
    return true;
  }();
  static_cast<void>(kStarted);
}

}  // namespace

Credential new_credential() {
  start();
  Credential made(fido_cred_new());
  if (!made) throw std::bad_alloc();
  return made;
}

Assertion new_assertion() {
  start();
  Assertion made(fido_assert_new());
  if (!made) throw std::bad_alloc();
  return made;
}

}  // namespace groundwork::webauthn::fido
