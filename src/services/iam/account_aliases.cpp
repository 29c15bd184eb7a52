#include <fmt/format.h>

#include "api/iam/types.hpp"
#include "base/text.hpp"
#include "plane/identities/account_settings.hpp"
#include "services/iam/access.hpp"
#include "services/iam/errors.hpp"
#include "services/iam/identities.hpp"
#include "services/iam/paging.hpp"

namespace groundwork::services::iam {
namespace {

using namespace api::iam;

constexpr std::size_t kAccountIdLength = 12;

/// One an account, unique over all of AWS; a new one takes the place of the old. What looks like an account's
/// id is none, since sign-in addresses take either.
///
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/console_account-alias.html
void create_account_alias(Call& call, const CreateAccountAliasRequest& input) {
  const std::string& alias = input.account_alias;
  if (alias.size() == kAccountIdLength && base::is_digits(alias)) {
    throw broken_constraint(alias, "accountAlias", "Member must not be a 12-digit number");
  }
  if (plane::find_account_by_alias(call.unit, alias)) {
    throw entity_already_exists(fmt::format("The account alias {} already exists.", alias));
  }
  plane::set_account_alias(call, call.account(), alias);
}

/// https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteAccountAlias.html
void delete_account_alias(Call& call, const DeleteAccountAliasRequest& input) {
  if (!plane::delete_account_alias(call, call.account(), input.account_alias)) {
    throw no_such_entity("account alias", input.account_alias);
  }
}

/// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAccountAliases.html
ListAccountAliasesResponse list_account_aliases(Call& call, const ListAccountAliasesRequest&) {
  ListAccountAliasesResponse output;
  if (auto alias = plane::find_account_alias(call.unit, call.account())) {
    output.account_aliases.push_back(*std::move(alias));
  }
  put_paging(output, {});
  return output;
}

}  // namespace

void add_account_aliases(Table& table) {
  table.on<&create_account_alias, &access_account<CreateAccountAliasRequest>>("CreateAccountAlias")
      .on<&delete_account_alias, &access_account<DeleteAccountAliasRequest>>("DeleteAccountAlias")
      .on<&list_account_aliases, &access_account<ListAccountAliasesRequest>>("ListAccountAliases");
}

}  // namespace groundwork::services::iam
