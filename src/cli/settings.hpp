#pragma once

#include <string>
#include <vector>

#include "plane/settings.hpp"

namespace groundwork::cli {

/// AWS's numbers, overridden by `NAME=VALUE`. Throws UsageFault for an unknown name, with the nearest one,
/// and for what is no whole number of at least 0.
plane::Settings settings_from(const std::vector<std::string>& overrides, bool realistic_times);

/// Every setting with its value, its value under --realistic-times and its meaning, a line each.
std::string settings_table();

}  // namespace groundwork::cli
