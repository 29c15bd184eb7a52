#include "cli/prepare_target.hpp"

#include <fmt/format.h>

#include "aws/regions.hpp"
#include "cli/host.hpp"
#include "client/standard_setup.hpp"
#include "prepare/existing_owner.hpp"

namespace groundwork::cli {
namespace {

using prepare::Foundation;
using prepare::ManagementMode;

/// An embedded plane takes as long as it must and no longer.
constexpr int kPlaneThreads = 2;
constexpr const char* kReusedName = "management";
constexpr const char* kReusedEmail = "root@example.com";

std::string root_email(const Foundation& f) {
  return f.management_account.email.empty() ? kReusedEmail : f.management_account.email;
}

bool reuses(const Foundation& f) { return f.management_account.mode == ManagementMode::reuse; }

std::string kept_password(const PrepareTarget::Parts& parts, std::string_view name) {
  if (!parts.secrets.find(name)) parts.secrets.put(name, prepare::generate_password(parts.random));
  return parts.secrets.get(name);
}

/// To rehearse a reuse, there must be something to reuse: an account whose root user has a password alone.
void add_reused_account(const PrepareTarget::Parts& parts, plane::Seed& seed) {
  const auto& account = parts.foundation.management_account;
  auto& made = seed.accounts.emplace_back();
  made.id = account.account_id;
  made.name = account.name.empty() ? kReusedName : account.name;
  made.email = root_email(parts.foundation);
  made.root_password = kept_password(parts, prepare::secret::kRootPassword);
}

/// No sign-up gives an account a chosen id, so one that is to be moved in by its id is there from the start;
/// a plane that has begun without it takes it no more.
void add_existing_accounts(const PrepareTarget::Parts& parts, bool has_begun, plane::Seed& seed) {
  for (const prepare::ExistingAccount& account : parts.foundation.existing_accounts) {
    if (account.account_id.empty()) continue;
    const std::string password = prepare::secret::root_password_of(account.key());
    if (has_begun && !parts.secrets.find(password)) continue;
    auto& made = seed.accounts.emplace_back();
    made.id = account.account_id;
    made.name = account.name;
    made.email = prepare::owner_email(account);
    made.root_password = kept_password(parts, password);
  }
}

std::optional<plane::Seed> seed_of(const PrepareTarget::Parts& parts,
                                   const std::optional<std::filesystem::path>& data) {
  plane::Seed seed;
  if (reuses(parts.foundation)) add_reused_account(parts, seed);
  add_existing_accounts(parts, data && std::filesystem::exists(*data), seed);
  return seed.accounts.empty() ? std::nullopt : std::optional(std::move(seed));
}

HostOptions host_options(const PrepareTarget::Parts& parts) {
  HostOptions options;
  if (parts.folder) options.data = *parts.folder / "plane";
  options.port = 0;
  options.threads = kPlaneThreads;
  options.seed = seed_of(parts, options.data);
  return options;
}

std::optional<std::string> unless_empty(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

}  // namespace

bool is_on_aws(const PrepareOptions& options) { return options.target == "aws"; }

bool uses_credential_chain(const PrepareOptions& options, const Foundation& foundation) {
  return is_on_aws(options) || (!options.endpoint.empty() && reuses(foundation));
}

struct PrepareTarget::State {
  explicit State(const Parts& parts) : on_aws(is_on_aws(parts.options)) {
    if (uses_credential_chain(parts.options, parts.foundation)) {
      set_up_chain(parts);
    } else {
      set_up_sign_in(parts);
    }
  }

  void set_up_chain(const Parts& parts) {
    setup = std::make_unique<client::StandardSetup>(
        client::StandardSetup::Options{.config = {.profile = unless_empty(parts.options.profile),
                                                  .region = {},
                                                  .endpoint_url = unless_empty(parts.options.endpoint)},
                                       .region_default = parts.foundation.home_region,
                                       .ask_mfa_code = {}},
        parts.pace.clock, parts.random);
    wire = std::make_unique<prepare::Wire>(prepare::Wire::Parts{
        .endpoint_of =
            [this](const shape::Service& service) { return setup->config().endpoint(service.sdk_id); },
        .send = [this](const client::HttpRequest& request) { return setup->send(request); },
        .clock = parts.pace.clock,
        .random = parts.random,
        .retry = {.attempts_max = setup->config().attempts_max()},
        .user_agent = user_agent()});
    principals = std::make_unique<prepare::ChainPrincipals>(setup->credentials());
    const std::string url = setup->config().endpoint("IAM").url;
    words = url.ends_with(".amazonaws.com") ? fmt::format("AWS, {}", parts.foundation.home_region) : url;
  }

  void set_up_sign_in(const Parts& parts) {
    std::string url = parts.options.endpoint;
    while (url.ends_with('/')) url.pop_back();
    if (url.empty()) {
      host = std::make_unique<Host>(host_options(parts));
      url = host->url();
    }
    transport = std::make_unique<client::Transport>(client::transport_options(client::process_environment()));
    wire = std::make_unique<prepare::Wire>(prepare::Wire::Parts{
        .endpoint_of =
            [url](const shape::Service& service) {
              return client::Endpoint{url,
                                      {std::string(aws::kGlobalRegion), std::string(service.signing_name)}};
            },
        .send = [this](const client::HttpRequest& request) { return send_here(request); },
        .clock = parts.pace.clock,
        .random = parts.random,
        .user_agent = user_agent()});
    auto made = std::make_unique<prepare::PortalPrincipals>(
        prepare::PortalPrincipals::Parts{.wire = *wire,
                                         .secrets = parts.secrets,
                                         .pace = parts.pace,
                                         .random = parts.random,
                                         .root_email = root_email(parts.foundation),
                                         .administrator_name = parts.foundation.administrator_user_name});
    portal = made.get();
    principals = std::move(made);
    words = host ? "inside this program" : url;
  }

  /// Past every proxy, where the plane is on this machine.
  client::HttpResponse send_here(client::HttpRequest request) {
    request.direct = host != nullptr;
    return transport->send(request);
  }

  static std::string user_agent() { return fmt::format("groundwork/{} prepare", kVersion); }

  bool on_aws;
  std::string words;
  std::unique_ptr<Host> host;
  std::unique_ptr<client::Transport> transport;
  std::unique_ptr<client::StandardSetup> setup;
  std::unique_ptr<prepare::Wire> wire;
  std::unique_ptr<prepare::Principals> principals;
  prepare::PortalPrincipals* portal = nullptr;
};

PrepareTarget::PrepareTarget(const Parts& parts) : state_(std::make_unique<State>(parts)) {}
PrepareTarget::~PrepareTarget() = default;

report::Target PrepareTarget::kind() const {
  return state_->on_aws ? report::Target::aws : report::Target::rehearsal;
}
std::string PrepareTarget::endpoint_words() const { return state_->words; }
prepare::Wire& PrepareTarget::wire() { return *state_->wire; }
prepare::Principals& PrepareTarget::principals() { return *state_->principals; }
prepare::PortalPrincipals* PrepareTarget::portal() { return state_->portal; }

}  // namespace groundwork::cli
