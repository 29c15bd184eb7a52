#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "gateway/http_message.hpp"

/// The cookies of the browser pages.
namespace groundwork::gateway {

/// A token of the portal and where a browser keeps it.
struct TokenKind {
  std::string_view member;  ///< in the portal's inputs and outputs
  std::string_view cookie;
};
constexpr std::array<TokenKind, 3> kTokenKinds{{{.member = "signUpToken", .cookie = "gw-signup"},
                                                {.member = "signInToken", .cookie = "gw-signin"},
                                                {.member = "sessionToken", .cookie = "gw-session"}}};
constexpr std::size_t kSignUp = 0, kSignIn = 1, kSession = 2;  ///< places in it

/// What a browser holds: a token, or none, for each kind.
using Tokens = std::array<std::optional<std::string>, kTokenKinds.size()>;
Tokens tokens_of(const HttpRequest& request);

/// Whether `x-groundwork-csrf` was made for `token`. Only a page of this very origin can know: others cannot
/// read our cookies.
bool proves_origin(const HttpRequest& request, std::string_view token);

/// Sets the cookie of one kind for so long; 0 takes it away.
void set_token(HttpResponse& response, const TokenKind& kind, std::string_view token, std::int64_t seconds,
               bool secure);
/// Sets what proves the origin of calls with any of `tokens`; takes it away where there are none.
void set_csrf(HttpResponse& response, const Tokens& tokens, bool secure);

}  // namespace groundwork::gateway
