#pragma once

#include <vector>

#include "prepare/schema_finding.hpp"

namespace groundwork::prepare {

/// The rules between fields that a JSON Schema cannot say, and warnings about choices that AWS allows. Works
/// on any tree, also on one with mistakes against the schema, so that a person sees all mistakes at once.
std::vector<Finding> check_foundation_rules(const yaml::Node& root);

}  // namespace groundwork::prepare
