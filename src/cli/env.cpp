#include "cli/env.hpp"

#include <iostream>

#include <fmt/format.h>

#include "base/text.hpp"
#include "cli/seed_file.hpp"
#include "cli/shell.hpp"
#include "cli/usage.hpp"

namespace groundwork::cli {
namespace {

using AccessKey = plane::Seed::AccessKey;

std::optional<AccessKey> first_key(const plane::Seed& seed, const EnvOptions& options) {
  for (const auto& account : seed.accounts) {
    if (!options.account.empty() && account.id.str() != options.account) continue;
    for (const auto& user : account.users) {
      if (!options.user.empty() && user.name != options.user) continue;
      if (!user.access_keys.empty()) return user.access_keys.front();
    }
  }
  return std::nullopt;
}

AccessKey seed_key(const EnvOptions& options) {
  auto key = first_key(load_seed(*options.seed), options);
  if (!key) throw UsageFault(fmt::format("{}: no such user has an access key", options.seed->string()));
  return *std::move(key);
}

/// A secret among the arguments could be read by everyone on the machine.
AccessKey typed_key(const EnvOptions& options) {
  AccessKey key{options.access_key, {}};
  std::getline(std::cin, key.secret);
  key.secret = base::trim(key.secret);
  if (key.secret.empty()) {
    throw UsageFault(fmt::format("the secret of {} must come on standard input, on one line", key.id));
  }
  return key;
}

std::optional<AccessKey> wanted_key(const EnvOptions& options) {
  if (!options.access_key.empty()) return typed_key(options);
  if (options.seed) return seed_key(options);
  if (!options.account.empty() || !options.user.empty()) {
    throw UsageFault("--account and --user choose among the users of --seed");
  }
  return std::nullopt;
}

void export_line(std::string_view name, std::string_view value) {
  fmt::print("export {}={}\n", name, shell_quoted(value));
}

/// AWS's tools and ours take the first, Node.js the second, curl the third.
void trust(const std::filesystem::path& file) {
  const std::string certificate = std::filesystem::absolute(file).string();
  if (!std::filesystem::exists(file)) throw UsageFault(fmt::format("{} is not there", certificate));
  export_line("AWS_CA_BUNDLE", certificate);
  export_line("NODE_EXTRA_CA_CERTS", certificate);
  export_line("CURL_CA_BUNDLE", certificate);
}

}  // namespace

int run_env(const EnvOptions& options) {
  const auto key = wanted_key(options);
  export_line("AWS_ENDPOINT_URL", options.endpoint);
  export_line("AWS_REGION", options.region);
  export_line("AWS_DEFAULT_REGION", options.region);
  if (options.ca_bundle) trust(*options.ca_bundle);
  if (!key) return kDone;
  export_line("AWS_ACCESS_KEY_ID", key->id);
  export_line("AWS_SECRET_ACCESS_KEY", key->secret);
  // Some tools prefer a profile to the keys above, and a token that belongs to other keys would spoil these.
  fmt::print("unset AWS_SESSION_TOKEN AWS_PROFILE\n");
  return kDone;
}

}  // namespace groundwork::cli
