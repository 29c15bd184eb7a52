#pragma once

#include "services/table.hpp"

namespace groundwork::services::cost_explorer {

/// AWS Cost Explorer, with every operation that is carried out.
const Table& table();

// Each part of the API adds its operations; defined beside them.
void add_costs(Table& table);      ///< what was
void add_forecasts(Table& table);  ///< what will be
void add_values(Table& table);     ///< by what costs can be told apart

/// The access function of an operation on the costs behind a billing view.
/// https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscostexplorerservice.html
template <class Input>
Accesses access_to_view(Call&, const Input& input) {
  return {{.resource = input.billing_view_arn.value_or("*")}};
}

}  // namespace groundwork::services::cost_explorer
