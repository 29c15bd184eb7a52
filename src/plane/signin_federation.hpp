#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "plane/signin_sessions.hpp"

/// Console sessions for who holds temporary credentials: what a company's own sign-in page gives its staff.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_enable-console-custom-url.html
namespace groundwork::plane::signin {

/// Why temporary credentials open no console session, in words; nullopt where they do. `seconds`: how long it
/// shall last; absent: as long as the credentials.
std::optional<std::string> refuse_federation(const Caller& caller, std::optional<std::int64_t> seconds);

/// A token that opens a console session for `caller` within a quarter of an hour. Nothing is stored: it is
/// sealed, as session tokens are.
std::string issue_signin_token(Work& work, const Caller& caller, std::optional<std::int64_t> seconds);

struct Federated {
  OpenedConsoleSession opened;
  Caller caller;
};
/// nullopt where the token was not made here, is too old, or the credentials behind it are over.
std::optional<Federated> redeem_signin_token(Work& work, std::string_view token,
                                             std::string_view source_address);

}  // namespace groundwork::plane::signin
