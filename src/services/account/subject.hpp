#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "api/account/types.hpp"
#include "services/call.hpp"
#include "services/table.hpp"

namespace groundwork::services::account {

namespace model = groundwork::api::account;

/// The account that a request is about: the caller's own where AccountId is left out, or else a member of the
/// organization that the caller manages. Throws AccessDeniedException, naming `action`, where the caller may
/// not manage it from where it is.
aws::AccountId subject_of(Call& call, std::string_view action, const std::optional<std::string>& account_id);
/// For a request that names it always.
aws::AccountId subject_of(Call& call, std::string_view action, const std::string& account_id);

/// `action` on the account that a request is about.
Access access_to_account(Call& call, std::string_view action, const std::optional<std::string>& account_id);

/// The name of an action as a template argument.
template <std::size_t size>
struct Action {
  char text[size];
  consteval Action(const char (&name)[size]) { std::copy_n(name, size, text); }  // NOLINT: a literal is meant
};

/// The access function of an operation that has no condition keys of its own.
template <Action action, class Input>
Accesses access_to(Call& call, const Input& input) {
  return {access_to_account(call, action.text, input.account_id)};
}

}  // namespace groundwork::services::account
