#include "sigv4/canonical.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/digest.hpp"
#include "base/encoding.hpp"
#include "base/text.hpp"

namespace groundwork::sigv4 {
namespace {

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

/// Without spaces at the ends, each run of spaces inside as one.
void append_trimmed(std::string& out, std::string_view value) {
  const char* separator = "";
  for (auto at = value.begin(); at != value.end();) {
    const auto word = std::find_if_not(at, value.end(), is_space);
    at = std::find_if(word, value.end(), is_space);
    if (word != at) out.append(separator).append(word, at);
    separator = " ";
  }
}

void append_header(std::string& out, const RequestView& request, const std::string& name) {
  out += name;
  char separator = ':';
  for (const auto& [key, value] : request.headers) {
    if (key != name) continue;
    out.push_back(separator);
    append_trimmed(out, value);
    separator = ',';
  }
  if (separator == ':') out.push_back(':');
  out.push_back('\n');
}

std::string decoded(std::string_view text) {
  auto plain = base::uri_decode(text, /*plus_is_space=*/true);
  return plain ? std::move(*plain) : std::string(text);
}

/// RFC 3986, section 5.2.4, and no empty segments.
std::string without_dot_segments(std::string_view path) {
  std::vector<std::string_view> segments;
  for (std::size_t at = 0; at < path.size();) {
    const std::size_t end = std::min(path.find('/', at), path.size());
    const std::string_view segment = path.substr(at, end - at);
    if (segment == "..") {
      if (!segments.empty()) segments.pop_back();
    } else if (!segment.empty() && segment != ".") {
      segments.push_back(segment);
    }
    at = end + 1;
  }
  std::string out;
  for (const std::string_view segment : segments) {
    out.push_back('/');
    out += segment;
  }
  if (out.empty() || path.back() == '/') out.push_back('/');
  return out;
}

/// Each segment decoded and encoded again, so that an encoded slash stays one.
std::string with_even_escapes(std::string_view path) {
  std::vector<std::string> segments;
  for (const std::string_view segment : base::split(path, '/')) {
    segments.push_back(base::uri_encode(base::uri_decode(segment).value_or(std::string(segment))));
  }
  return base::join(segments, "/");
}

}  // namespace

PathStyle path_style(std::string_view service) {
  return service == "s3" ? PathStyle::as_sent : PathStyle::normalised;
}

Target split_target(std::string_view target) {
  const std::size_t mark = target.find('?');
  if (mark == std::string_view::npos) return {target, {}};
  return {target.substr(0, mark), target.substr(mark + 1)};
}

std::optional<std::string> broken_escape(std::string_view text) {
  for (std::size_t at = text.find('%'); at != std::string_view::npos; at = text.find('%', at + 3)) {
    if (at + 2 >= text.size()) return "Incomplete trailing escape % sequence";
    if (!is_hex(text[at + 1]) || !is_hex(text[at + 2])) {
      return fmt::format("Illegal hex character in escape % pattern: {}", text.substr(at, 3));
    }
  }
  return std::nullopt;
}

QueryParameters decode_query(std::string_view query) {
  QueryParameters parameters;
  for (std::size_t at = 0; at < query.size();) {
    const std::size_t end = std::min(query.find('&', at), query.size());
    const std::string_view pair = query.substr(at, end - at);
    const std::size_t equals = std::min(pair.find('='), pair.size());
    if (!pair.empty()) {
      parameters.emplace_back(decoded(pair.substr(0, equals)),
                              decoded(pair.substr(std::min(equals + 1, pair.size()))));
    }
    at = end + 1;
  }
  return parameters;
}

std::string canonical_query(const QueryParameters& parameters) {
  QueryParameters encoded;
  encoded.reserve(parameters.size());
  for (const auto& [name, value] : parameters) {
    if (name != "X-Amz-Signature") encoded.emplace_back(base::uri_encode(name), base::uri_encode(value));
  }
  std::sort(encoded.begin(), encoded.end());
  std::string out;
  for (const auto& [name, value] : encoded) {
    if (!out.empty()) out.push_back('&');
    out.append(name).append(1, '=').append(value);
  }
  return out;
}

std::string canonical_path(std::string_view path, PathStyle style) {
  if (path.empty() || path == "/") return "/";
  if (style == PathStyle::as_sent) return with_even_escapes(path);
  return base::uri_encode(without_dot_segments(path), /*keep_slash=*/true);
}

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
std::string canonical_request(const RequestView& request, const QueryParameters& parameters,
                              const std::vector<std::string>& signed_headers, std::string_view payload_hash,
                              PathStyle style) {
  std::string out;
  out.reserve(1024);
  out.append(request.method).append(1, '\n');
  out.append(canonical_path(split_target(request.target).path, style)).append(1, '\n');
  out.append(canonical_query(parameters)).append(1, '\n');
  for (const std::string& name : signed_headers) append_header(out, request, name);
  char separator = '\n';
  for (const std::string& name : signed_headers) {
    out.append(1, separator).append(name);
    separator = ';';
  }
  return out.append(1, '\n').append(payload_hash);
}

std::string credential_scope(std::string_view date, std::string_view region, std::string_view service) {
  std::string out;
  out.reserve(date.size() + region.size() + service.size() + kTerminator.size() + 3);
  return out.append(date).append(1, '/').append(region).append(1, '/').append(service).append(1, '/').append(
      kTerminator);
}

std::string string_to_sign(base::Instant at, std::string_view scope, std::string_view canonical_request) {
  std::string out;
  out.reserve(192);
  out.append(kAlgorithm).append(1, '\n').append(base::iso8601_basic(at)).append(1, '\n');
  return out.append(scope).append(1, '\n').append(base::sha256_hex(canonical_request));
}

std::string scope_date(base::Instant at) { return base::iso8601_basic(at).substr(0, 8); }

}  // namespace groundwork::sigv4
