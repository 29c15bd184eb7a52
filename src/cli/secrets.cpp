#include "cli/secrets.hpp"

#include <cstdio>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "base/text.hpp"
#include "cli/run_folder.hpp"
#include "cli/usage.hpp"

namespace groundwork::cli {
namespace {

namespace json = boost::json;

std::string known_value(const prepare::Secrets& secrets, const std::string& name) {
  if (auto value = secrets.find(name)) return *std::move(value);
  std::vector<std::string_view> names;
  for (const auto& [known, value] : secrets.all()) names.push_back(known);
  const std::string_view nearest = base::nearest_name(name, names);
  throw UsageFault(fmt::format("secrets: there is no secret {}{}", name,
                               nearest.empty() ? "" : fmt::format("; did you mean {}?", nearest)));
}

}  // namespace

int run_secrets(const SecretsOptions& options) {
  base::SystemRandom random;
  const auto folder = chosen_run_folder(options.data);
  const prepare::Secrets secrets = secrets_in(folder, options.passphrase_file, random);
  if (!options.show.empty()) {
    const std::string value = known_value(secrets, options.show);
    fmt::print("{}\n", options.json ? json::serialize(json::object{{"name", options.show}, {"value", value}})
                                    : value);
    return kDone;
  }
  json::array names;
  for (const auto& [name, value] : secrets.all()) {
    names.emplace_back(name);
    if (!options.json) fmt::print("{}\n", name);
  }
  if (options.json) {
    fmt::print("{}\n",
               json::serialize(json::object{{"folder", folder.string()}, {"names", std::move(names)}}));
  }
  return kDone;
}

}  // namespace groundwork::cli
