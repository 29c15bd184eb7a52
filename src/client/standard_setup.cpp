#include "client/standard_setup.hpp"

#include "api/sts/types.hpp"
#include "client/service_client.hpp"

namespace groundwork::client {
namespace {

Config make_config(const Environment& environment, const SharedConfig& shared,
                   const StandardSetup::Options& options) {
  Config config(environment, shared, options.config);
  if (config.region() || options.region_default.empty()) return config;
  ConfigOptions with_region = options.config;
  with_region.region = options.region_default;
  return Config(environment, shared, with_region);
}

}  // namespace

StandardSetup::StandardSetup(Options options, const base::Clock& clock, base::Random& random)
    : clock_(clock),
      random_(random),
      environment_(process_environment()),
      shared_(load_shared_config(environment_)),
      config_(make_config(environment_, shared_, options)),
      transport_(TransportOptions{.ca_file = config_.ca_bundle().value_or("")}) {
  const ChainSource source{
      .environment = environment_,
      .shared = shared_,
      .profile = options.config.profile,
      .send = [this](const HttpRequest& request) { return send(request); },
      .assume_role = [this](const aws::Credentials& with,
                            const AssumeRoleOrder& order) { return assume_role(with, order); },
      .ask_mfa_code = std::move(options.ask_mfa_code)};
  chain_ = std::make_unique<CredentialChain>(standard_providers(source, clock), clock);
}

/// https://docs.aws.amazon.com/sdkref/latest/guide/feature-assume-role-credentials.html
aws::Credentials StandardSetup::assume_role(const aws::Credentials& source, const AssumeRoleOrder& order) {
  ClientContext context{.send = [this](const HttpRequest& request) { return send(request); },
                        .clock = clock_,
                        .random = random_};
  CredentialChain chain({fixed_credentials(source)}, clock_);
  Endpoint endpoint = config_.endpoint("STS");
  api::sts::AssumeRoleRequest input;
  input.role_arn = order.role_arn;
  input.role_session_name = order.role_session_name;
  input.external_id = order.external_id;
  input.serial_number = order.serial_number;
  input.token_code = order.token_code;
  if (order.duration_seconds) input.duration_seconds = static_cast<std::int32_t>(*order.duration_seconds);
  const auto answer = ServiceClient(api::sts::service(), std::move(endpoint), &chain, context)
                          .call<api::sts::AssumeRoleResponse>("AssumeRole", input);
  if (!answer.credentials) throw std::runtime_error("sts:AssumeRole answered without credentials");
  const api::sts::Credentials& given = *answer.credentials;
  return {given.access_key_id, given.secret_access_key, given.session_token, given.expiration};
}

}  // namespace groundwork::client
