#pragma once

#include "api/billing/types.hpp"
#include "services/table.hpp"

namespace groundwork::plane::billing {}

namespace groundwork::services::billing {

namespace model = groundwork::api::billing;
namespace domain = groundwork::plane::billing;

/// AWS Billing: preferences, billing views, credits, with every operation that is carried out.
const Table& table();

// Each part of the API adds its operations; defined beside them.
void add_preferences(Table& table);
void add_credits(Table& table);
void add_views(Table& table);         ///< billing views
void add_view_details(Table& table);  ///< their sources, tags and policies

/// The access function of an operation that is about no resource.
/// https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsbilling.html
template <class Input>
Accesses access_to_everything(Call&, const Input&) {
  return {{.resource = "*"}};
}
/// Of one that names a billing view in `member` of its input.
template <auto member, class Input>
Accesses access_to(Call&, const Input& input) {
  return {{.resource = input.*member}};
}

}  // namespace groundwork::services::billing
