#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.hpp"
#include "sigv4/request_view.hpp"

namespace groundwork::sigv4 {

inline constexpr std::string_view kAlgorithm = "AWS4-HMAC-SHA256";
inline constexpr std::string_view kTerminator = "aws4_request";
inline constexpr std::string_view kUnsignedPayload = "UNSIGNED-PAYLOAD";

/// S3 signs the path as it is; every other service removes dot segments and repeated slashes and encodes once
/// more.
enum class PathStyle { normalised, as_sent };
PathStyle path_style(std::string_view service);

/// A request target cut at its first `?`; the query is empty where there is none.
struct Target {
  std::string_view path, query;
};
Target split_target(std::string_view target);

/// Says what is wrong with the first broken percent escape of a text, in AWS's words, or nothing.
std::optional<std::string> broken_escape(std::string_view text);

/// Decoded names and values in the order in which they were sent. Broken escapes are kept as they are.
using QueryParameters = std::vector<std::pair<std::string, std::string>>;
QueryParameters decode_query(std::string_view query);
/// Sorted by encoded name, then encoded value; `X-Amz-Signature` never takes part.
std::string canonical_query(const QueryParameters& parameters);

std::string canonical_path(std::string_view path, PathStyle style);

/// `signed_headers` are lower-case names in order. A name that the request does not carry stands with an
/// empty value.
std::string canonical_request(const RequestView& request, const QueryParameters& parameters,
                              const std::vector<std::string>& signed_headers, std::string_view payload_hash,
                              PathStyle style);

/// Where a signature is good: `YYYYMMDD/region/service/aws4_request`.
std::string credential_scope(std::string_view date, std::string_view region, std::string_view service);
std::string string_to_sign(base::Instant at, std::string_view scope, std::string_view canonical_request);

/// The eight digits of a credential scope's date.
std::string scope_date(base::Instant at);

}  // namespace groundwork::sigv4
