#include "protocol/errors.hpp"

#include <algorithm>
#include <array>

namespace groundwork::protocol {
namespace {

using shape::Protocol;

struct Spelling {
  std::string_view code;
  int http_status;
};

/// One refusal that is no service's own, in the three families of protocols.
struct CommonError {
  Spelling query, json, rest;
};

/// https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html for the query column; the JSON 1.x
/// protocols answer 400 to everything that is the caller's, REST keeps the meaningful status.
constexpr std::array kCommonErrors{
    CommonError{{"AccessDenied", 403}, {"AccessDeniedException", 400}, {"AccessDeniedException", 403}},
    CommonError{{"ValidationError", 400}, {"ValidationException", 400}, {"ValidationException", 400}},
    CommonError{{"MissingAuthenticationToken", 403},
                {"MissingAuthenticationTokenException", 400},
                {"MissingAuthenticationTokenException", 403}},
    CommonError{{"IncompleteSignature", 400},
                {"IncompleteSignatureException", 400},
                {"IncompleteSignatureException", 403}},
    CommonError{{"InvalidClientTokenId", 403},
                {"UnrecognizedClientException", 400},
                {"UnrecognizedClientException", 403}},
    CommonError{{"SignatureDoesNotMatch", 403},
                {"InvalidSignatureException", 400},
                {"InvalidSignatureException", 403}},
    CommonError{{"ExpiredToken", 403}, {"ExpiredTokenException", 400}, {"ExpiredTokenException", 403}},
    CommonError{{"RequestExpired", 400}, {"RequestExpiredException", 400}, {"RequestExpiredException", 403}},
    CommonError{{"Throttling", 400}, {"ThrottlingException", 400}, {"ThrottlingException", 429}},
    CommonError{{"OptInRequired", 403},
                {"SubscriptionRequiredException", 400},
                {"SubscriptionRequiredException", 403}},
    CommonError{
        {"InvalidAction", 400}, {"UnknownOperationException", 400}, {"UnknownOperationException", 404}},
    CommonError{{"MalformedInput", 400}, {"SerializationException", 400}, {"SerializationException", 400}},
    CommonError{{"RequestEntityTooLarge", 413},
                {"RequestEntityTooLargeException", 413},
                {"RequestEntityTooLargeException", 413}},
    CommonError{{"InternalFailure", 500}, {"InternalFailure", 500}, {"InternalFailure", 500}},
    CommonError{{"ServiceUnavailable", 503},
                {"ServiceUnavailableException", 503},
                {"ServiceUnavailableException", 503}},
    CommonError{{"NotImplemented", 501}, {"NotImplemented", 501}, {"NotImplemented", 501}},
};

const Spelling& spelling_for(const CommonError& common, Protocol protocol) {
  switch (protocol) {
    case Protocol::aws_query:
      return common.query;
    case Protocol::rest_json:
      return common.rest;
    default:
      return common.json;
  }
}

const CommonError* find_common(std::string_view code) {
  const auto* found =
      std::find_if(kCommonErrors.begin(), kCommonErrors.end(), [&](const CommonError& common) {
        return common.query.code == code || common.json.code == code || common.rest.code == code;
      });
  return found == kCommonErrors.end() ? nullptr : found;
}

const shape::ErrorFacts* find_modelled(const shape::Service& service, std::string_view code) {
  const auto found = std::find_if(service.errors.begin(), service.errors.end(), [&](const auto& facts) {
    return facts.code == code || facts.name == code;
  });
  return found == service.errors.end() ? nullptr : &*found;
}

WireError as_modelled(const shape::ErrorFacts& facts) {
  return {facts.code, facts.http_status, facts.message_member};
}

}  // namespace

WireError wire_error(const shape::Service& service, const aws::ApiError& error) {
  // A service may model a code that is elsewhere a common one (sts has ExpiredTokenException of its own).
  if (const auto* facts = find_modelled(service, error.code)) return as_modelled(*facts);
  const CommonError* common = find_common(error.code);
  if (common == nullptr) return {error.code, error.http_status, "message"};
  const Spelling& spelling = spelling_for(*common, service.protocol);
  if (const auto* facts = find_modelled(service, spelling.code)) return as_modelled(*facts);
  return {spelling.code, spelling.http_status, "message"};
}

}  // namespace groundwork::protocol
