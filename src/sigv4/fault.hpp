#pragma once

#include <string>
#include <string_view>

namespace groundwork::sigv4 {

/// What can be wrong with a request's authentication, in the kinds that AWS tells apart.
enum class FaultKind {
  malformed_request,  ///< a path or query that cannot be read
  missing_token,      ///< no signature where one is needed
  incomplete,         ///< a signature that cannot be read
  bad_signature,      ///< a wrong signature, scope or clock
  expired_request,    ///< a presigned request after its time
  unknown_key,        ///< no such access key, or not an active one
  invalid_token,      ///< a session token that is not the key's
  expired_token,      ///< a session that is over
};

/// A refusal with AWS's text.
struct Fault {
  FaultKind kind;
  std::string message;
  bool operator==(const Fault&) const = default;
};

// The faults that only the caller of this library can find, in AWS's words.
Fault missing_token();
Fault unknown_key();
Fault invalid_token();
Fault expired_token();

enum class ProtocolFamily { query, json, rest_json };

struct FaultCode {
  std::string_view code;
  int http_status;
  bool operator==(const FaultCode&) const = default;
};
/// How a protocol spells a kind of fault.
FaultCode code_for(FaultKind kind, ProtocolFamily family);

}  // namespace groundwork::sigv4
