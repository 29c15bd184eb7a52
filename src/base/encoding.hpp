#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace groundwork::base {

/// Lower-case hexadecimal.
std::string hex(std::string_view bytes);
std::optional<std::string> unhex(std::string_view text);

/// RFC 4648 base64 with padding. Decoding is strict: no white space, padding required.
std::string base64(std::string_view bytes);
std::optional<std::string> unbase64(std::string_view text);
/// RFC 4648 section 5: `-` and `_`, no padding.
std::string base64url(std::string_view bytes);
std::optional<std::string> unbase64url(std::string_view text);

/// RFC 4648 base32, upper case, no padding.
std::string base32(std::string_view bytes);
std::optional<std::string> unbase32(std::string_view text);

/// Percent-encodes everything but `A-Za-z0-9-._~`; `/` stays too where `keep_slash`.
std::string uri_encode(std::string_view text, bool keep_slash = false);
/// Decodes `%XX`, and `+` to a space where `plus_is_space`; nullopt on a broken escape.
std::optional<std::string> uri_decode(std::string_view text, bool plus_is_space = false);

}  // namespace groundwork::base
