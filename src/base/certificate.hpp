#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/instant.hpp"

namespace groundwork::base {

/// What a TLS server shows of itself, as PEM text: its certificate with those that lead up to its issuer, and
/// its key.
struct TlsIdentity {
  std::string certificates;
  std::string key;  ///< secret
};

/// A certificate for these host names and IP addresses that vouches for itself, with a new P-256 key. It is
/// no authority: whoever trusts it trusts this key for these names and nothing else.
TlsIdentity make_self_signed(const std::vector<std::string>& names, Instant not_before, Instant not_after);

/// What a certificate says.
struct CertificateFacts {
  Instant not_before;
  Instant not_after;
  std::vector<std::string> names;  ///< host names and IP addresses, as text
  std::string fingerprint;         ///< SHA-256, as browsers show it: `AB:CD:...`
};

/// Of the first certificate in a PEM text. Throws std::runtime_error where there is none.
CertificateFacts read_certificate(std::string_view certificates);

}  // namespace groundwork::base
