#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "shape/descriptor.hpp"

namespace groundwork::protocol {

using Headers = std::vector<std::pair<std::string, std::string>>;

/// The first header of that (lower-case) name, or empty.
std::string_view find_header(const Headers& headers, std::string_view name);

/// What of an HTTP request carries an operation's input.
struct Request {
  std::string method = "POST";
  std::string target = "/";  ///< path and query as sent, still percent-encoded
  Headers headers;           ///< names in lower case
  std::string body;

  std::string_view header(std::string_view name) const { return find_header(headers, name); }
};

/// What of an HTTP answer carries an operation's output or error.
struct Response {
  int status = 200;
  std::string content_type;
  Headers headers;  ///< names in lower case, without Content-Type and Content-Length
  std::string body;

  std::string_view header(std::string_view name) const { return find_header(headers, name); }
};

/// The bytes do not carry what they should: said with AWS's code and words. AWS leaves the message empty
/// where its own parser says nothing.
struct Malformed {
  std::string code;
  std::string message;
  int http_status = 400;
};

/// What a decoder made of a message. `value` is usable where `malformed` is not set; `missing` names the
/// required members that the message did not carry, spelled as `shape::Path` does, for
/// `shape::check_constraints`.
struct DecodeResult {
  shape::Value value;
  std::vector<std::string> missing;
  std::optional<Malformed> malformed;
};

}  // namespace groundwork::protocol
