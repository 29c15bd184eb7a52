#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>

namespace groundwork::client {

/// Looks an environment variable up; an empty one counts as absent, as it does for AWS's SDKs.
using Environment = std::function<std::optional<std::string>(const std::string& name)>;

/// The variables of this process.
Environment process_environment();
/// The given variables and no others.
Environment fixed_environment(std::map<std::string, std::string> variables);

/// Whether a setting says `true`, in any case.
bool is_true(const std::optional<std::string>& value);

}  // namespace groundwork::client
