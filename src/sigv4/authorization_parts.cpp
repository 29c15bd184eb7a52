#include "sigv4/authorization_parts.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.hpp"

namespace groundwork::sigv4 {
namespace {

constexpr std::int64_t kExpiresSecondsMax = 604800;

Fault incomplete(std::string message) { return {FaultKind::incomplete, std::move(message)}; }

std::vector<std::string> header_names(std::string_view list) {
  std::vector<std::string> names;
  for (const std::string_view name : base::split(list, ';')) {
    if (!name.empty()) names.push_back(base::lower(name));
  }
  std::sort(names.begin(), names.end());
  return names;
}

/// The values of Credential, SignedHeaders and Signature in an Authorization header; of a repeated one the
/// last.
struct HeaderFields {
  std::optional<std::string_view> credential, signed_headers, signature;
};

std::optional<Fault> read_fields(std::string_view authorization, std::string_view list,
                                 HeaderFields& fields) {
  for (const std::string_view untrimmed : base::split(list, ',')) {
    const std::string_view field = base::trim(untrimmed);
    if (field.empty()) continue;
    const std::size_t equals = field.find('=');
    if (equals == std::string_view::npos) {
      return incomplete(
          fmt::format("'{}' not a valid key=value pair (missing equal-sign) in Authorization header: '{}'.",
                      field, authorization));
    }
    const std::string_view name = field.substr(0, equals), value = field.substr(equals + 1);
    if (name == "Credential") fields.credential = value;
    if (name == "SignedHeaders") fields.signed_headers = value;
    if (name == "Signature") fields.signature = value;
  }
  return std::nullopt;
}

/// One fault for all that is missing. It repeats the algorithm alone: the rest of the header may hold a
/// secret.
std::optional<Fault> missing_fields(const HeaderFields& fields, bool has_date) {
  std::string message;
  const std::array<std::pair<std::string_view, bool>, 3> needed{
      {{"Credential", fields.credential.has_value()},
       {"Signature", fields.signature.has_value()},
       {"SignedHeaders", fields.signed_headers.has_value()}}};
  for (const auto& [name, present] : needed) {
    if (!present) message += fmt::format("Authorization header requires '{}' parameter. ", name);
  }
  if (!has_date) {
    message += "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ";
  }
  if (message.empty()) return std::nullopt;
  return incomplete(fmt::format("{}Authorization={}", message, kAlgorithm));
}

std::optional<Fault> read_expires(std::string_view text, AuthorizationParts& parts) {
  if (!base::is_digits(text)) return incomplete("X-Amz-Expires should be a number");
  const std::int64_t seconds = text.size() > 9 ? kExpiresSecondsMax + 1 : std::stoll(std::string(text));
  if (seconds > kExpiresSecondsMax) {
    return incomplete(
        "X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less "
        "than "
        "604800 seconds");
  }
  if (seconds < 1) return incomplete("X-Amz-Expires must be greater than 0 seconds");
  parts.expires_seconds = seconds;
  return std::nullopt;
}

}  // namespace

const std::string* find_parameter(const QueryParameters& parameters, std::string_view name) {
  for (const auto& [key, value] : parameters) {
    if (key == name) return &value;
  }
  return nullptr;
}

std::optional<Fault> read_authorization_header(const RequestView& request, std::string_view authorization,
                                               AuthorizationParts& parts) {
  authorization = base::trim(authorization);
  if (authorization.empty()) return incomplete("Authorization header cannot be empty.");
  const std::size_t space = std::min(authorization.find(' '), authorization.size());
  const std::string_view algorithm = authorization.substr(0, space);
  if (algorithm != kAlgorithm)
    return incomplete(fmt::format("Unsupported AWS 'algorithm': '{}'.", algorithm));

  HeaderFields fields;
  if (auto fault = read_fields(authorization, authorization.substr(space), fields)) return fault;
  auto date = request.header("x-amz-date");
  if (!date) date = request.header("date");
  if (auto fault = missing_fields(fields, date.has_value())) return fault;

  parts.credential = *fields.credential;
  parts.signature = *fields.signature;
  parts.signed_headers = header_names(*fields.signed_headers);
  parts.date = base::trim(*date);
  if (const auto token = request.header("x-amz-security-token")) parts.session_token = base::trim(*token);
  return std::nullopt;
}

std::optional<Fault> read_authorization_query(const QueryParameters& parameters, AuthorizationParts& parts) {
  const std::string* const algorithm = find_parameter(parameters, "X-Amz-Algorithm");
  if (algorithm == nullptr || *algorithm != kAlgorithm) return missing_token();

  std::string message;
  const auto required = [&](std::string_view name) -> std::string {
    if (const std::string* value = find_parameter(parameters, name)) return *value;
    message += fmt::format("AWS query-string parameters must include '{}'. ", name);
    return {};
  };
  parts.presigned = true;
  parts.credential = required("X-Amz-Credential");
  parts.signature = required("X-Amz-Signature");
  parts.signed_headers = header_names(required("X-Amz-SignedHeaders"));
  parts.date = required("X-Amz-Date");
  if (!message.empty()) return incomplete(message + "Re-examine the query-string parameters.");

  if (const std::string* token = find_parameter(parameters, "X-Amz-Security-Token")) {
    parts.session_token = *token;
  }
  const std::string* const expires = find_parameter(parameters, "X-Amz-Expires");
  return expires == nullptr ? std::nullopt : read_expires(*expires, parts);
}

}  // namespace groundwork::sigv4
