#pragma once

#include "api/freetier/types.hpp"
#include "plane/billing/money.hpp"
#include "services/table.hpp"

namespace groundwork::services::freetier {

namespace model = groundwork::api::freetier;
namespace billing = groundwork::plane::billing;

inline model::MonetaryAmount usd(billing::NanoUsd amount) {
  return {static_cast<double>(amount) / static_cast<double>(billing::kUsd), model::CurrencyCode::kUsd};
}

/// No action of the service is about a resource.
/// https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsfreetier.html
template <class Input>
Accesses access_to_everything(Call&, const Input&) {
  return {{.resource = "*"}};
}

}  // namespace groundwork::services::freetier
