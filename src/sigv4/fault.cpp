#include "sigv4/fault.hpp"

#include <array>

namespace groundwork::sigv4 {
namespace {

struct Spelling {
  FaultKind kind;
  FaultCode query, json;
  int rest_json_status;
};

// https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html and its twins in the JSON services'
// references. The REST services use the codes of the JSON ones with statuses of their own.
constexpr std::array<Spelling, 8> kSpellings{{
    {FaultKind::malformed_request,
     {"MalformedQueryString", 404},
     {"MalformedHttpRequestException", 400},
     400},
    {FaultKind::missing_token,
     {"MissingAuthenticationToken", 403},
     {"MissingAuthenticationTokenException", 400},
     403},
    {FaultKind::incomplete, {"IncompleteSignature", 400}, {"IncompleteSignatureException", 400}, 403},
    {FaultKind::bad_signature, {"SignatureDoesNotMatch", 403}, {"InvalidSignatureException", 400}, 403},
    {FaultKind::expired_request, {"RequestExpired", 400}, {"RequestExpired", 400}, 400},
    {FaultKind::unknown_key, {"InvalidClientTokenId", 403}, {"UnrecognizedClientException", 400}, 403},
    {FaultKind::invalid_token, {"InvalidClientTokenId", 403}, {"UnrecognizedClientException", 400}, 403},
    {FaultKind::expired_token, {"ExpiredToken", 403}, {"ExpiredTokenException", 400}, 403},
}};

constexpr bool in_order_of_kinds() {
  for (std::size_t i = 0; i < kSpellings.size(); ++i) {
    if (static_cast<std::size_t>(kSpellings[i].kind) != i) return false;
  }
  return true;
}
static_assert(in_order_of_kinds());

}  // namespace

Fault missing_token() { return {FaultKind::missing_token, "Request is missing Authentication Token"}; }
Fault unknown_key() {
  return {FaultKind::unknown_key, "The security token included in the request is invalid."};
}
Fault invalid_token() {
  return {FaultKind::invalid_token, "The security token included in the request is invalid"};
}
Fault expired_token() {
  return {FaultKind::expired_token, "The security token included in the request is expired"};
}

FaultCode code_for(FaultKind kind, ProtocolFamily family) {
  const Spelling& spelling = kSpellings[static_cast<std::size_t>(kind)];
  switch (family) {
    case ProtocolFamily::query:
      return spelling.query;
    case ProtocolFamily::json:
      return spelling.json;
    case ProtocolFamily::rest_json:
      return {spelling.json.code, spelling.rest_json_status};
  }
  return spelling.json;
}

}  // namespace groundwork::sigv4
