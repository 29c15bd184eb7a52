#include "client/environment.hpp"

#include <cstdlib>

#include "base/text.hpp"

namespace groundwork::client {
namespace {

std::optional<std::string> unless_empty(std::string value) {
  if (value.empty()) return std::nullopt;
  return value;
}

}  // namespace

Environment process_environment() {
  return [](const std::string& name) -> std::optional<std::string> {
    const char* value = std::getenv(name.c_str());
    return value == nullptr ? std::nullopt : unless_empty(value);
  };
}

Environment fixed_environment(std::map<std::string, std::string> variables) {
  return [variables = std::move(variables)](const std::string& name) -> std::optional<std::string> {
    const auto found = variables.find(name);
    return found == variables.end() ? std::nullopt : unless_empty(found->second);
  };
}

bool is_true(const std::optional<std::string>& value) {
  return value && base::equal_ignoring_case(*value, "true");
}

}  // namespace groundwork::client
