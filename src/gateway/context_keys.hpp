#pragma once

#include "gateway/exchange.hpp"

namespace groundwork::gateway {

/// The global condition keys of a request. Which are there, and when, follows AWS's page:
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
policy::Context global_keys(const Exchange& exchange, const plane::Authority::Standing& standing);

}  // namespace groundwork::gateway
