#include "cli/settings.hpp"

#include <charconv>

#include <fmt/format.h>

#include "base/text.hpp"
#include "cli/usage.hpp"

namespace groundwork::cli {
namespace {

std::string did_you_mean(std::string_view name) {
  std::vector<std::string_view> names;
  for (const plane::SettingFacts& row : plane::Settings::table()) names.push_back(row.name);
  const std::string_view nearest = base::nearest_name(name, names);
  return nearest.empty() ? "; see groundwork up --list-settings" : fmt::format("; did you mean {}?", nearest);
}

void override_one(plane::Settings& settings, std::string_view text) {
  const std::size_t equals = text.find('=');
  if (equals == std::string_view::npos) throw UsageFault(fmt::format("--set {}: must be NAME=VALUE", text));
  const std::string_view name = text.substr(0, equals), digits = text.substr(equals + 1);
  std::int64_t value = 0;
  const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (fault != std::errc{} || end != digits.data() + digits.size() || value < 0) {
    throw UsageFault(fmt::format("--set {}: the value must be a whole number of at least 0", text));
  }
  if (!settings.set(name, value)) {
    throw UsageFault(fmt::format("--set {}: no setting is called {}{}", text, name, did_you_mean(name)));
  }
}

}  // namespace

plane::Settings settings_from(const std::vector<std::string>& overrides, bool realistic_times) {
  plane::Settings settings;
  if (realistic_times) settings.use_realistic_times();
  for (const std::string& each : overrides) override_one(settings, each);
  return settings;
}

std::string settings_table() {
  std::string out = fmt::format("{:<44} {:>9} {:>9}  {}\n", "SETTING", "VALUE", "REALISTIC", "MEANING");
  for (const plane::SettingFacts& row : plane::Settings::table()) {
    out += fmt::format("{:<44} {:>9} {:>9}  {}\n", row.name, row.value,
                       row.realistic ? std::to_string(*row.realistic) : "", row.meaning);
  }
  return out;
}

}  // namespace groundwork::cli
