#pragma once

#include <memory>

#include "gateway/exchange.hpp"
#include "sigv4/fault.hpp"

namespace groundwork::gateway {

enum class AuthMode {
  enforced,
  open,  ///< signatures and policies are not asked; for people who come from other emulators
};

/// Keeps derived signing keys: four HMACs saved a request. Thread-safe.
class SigningKeys;

/// Says who makes the request: checks its signature, its age, its key and its session token, in AWS's order.
class Authenticator {
 public:
  Authenticator(plane::Authority& authority, AuthMode mode);
  ~Authenticator();

  /// Fills `identity` and `region`; throws ApiError in the protocol family's own code.
  void authenticate(Exchange& exchange, const plane::Work& work) const;

 private:
  void check_signature(Exchange& exchange, const plane::Work& work) const;
  void trust(Exchange& exchange, const plane::Work& work) const;

  plane::Authority& authority_;
  AuthMode mode_;
  std::unique_ptr<SigningKeys> keys_;
};

/// Throws the fault as the request's protocol spells it.
[[noreturn]] void refuse(const Exchange& exchange, const sigv4::Fault& fault);

}  // namespace groundwork::gateway
