#pragma once

#include <string>

#include "store/unit.hpp"

namespace groundwork::organizations_model {

/// The first rule that the tables break, in words; empty where they keep all. What holds whatever was asked
/// before, so that it needs no model.
std::string broken_invariant(store::Unit& unit);

}  // namespace groundwork::organizations_model
