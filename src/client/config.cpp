#include "client/config.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "aws/regions.hpp"
#include "base/text.hpp"

namespace groundwork::client {
namespace {

constexpr int kAttemptsMax = 3;

/// The public endpoint of a service. `{}` in the host is the Region; a host without one is global, and its
/// requests are signed for us-east-1.
struct ServiceEndpoint {
  std::string_view sdk_id, host, signing_name;
};

// https://docs.aws.amazon.com/general/latest/gr/aws-service-information.html
constexpr std::array<ServiceEndpoint, 18> kEndpoints{{
    {"Account", "account.us-east-1.amazonaws.com", "account"},
    {"Billing", "billing.us-east-1.api.aws", "billing"},
    {"Budgets", "budgets.amazonaws.com", "budgets"},
    {"CloudTrail", "cloudtrail.{}.amazonaws.com", "cloudtrail"},
    {"ControlCatalog", "controlcatalog.{}.amazonaws.com", "controlcatalog"},
    {"ControlTower", "controltower.{}.amazonaws.com", "controltower"},
    {"Cost Explorer", "ce.us-east-1.amazonaws.com", "ce"},
    {"FreeTier", "freetier.us-east-1.api.aws", "freetier"},
    {"IAM", "iam.amazonaws.com", "iam"},
    {"Organizations", "organizations.us-east-1.amazonaws.com", "organizations"},
    {"SSO", "portal.sso.{}.amazonaws.com", "awsssoportal"},
    {"SSO Admin", "sso.{}.amazonaws.com", "sso"},
    {"SSO OIDC", "oidc.{}.amazonaws.com", "sso-oauth"},
    {"STS", "sts.{}.amazonaws.com", "sts"},
    {"Service Catalog", "servicecatalog.{}.amazonaws.com", "servicecatalog"},
    {"Signin", "{}.signin.aws.amazon.com", "signin"},
    {"Support", "support.us-east-1.amazonaws.com", "support"},
    {"identitystore", "identitystore.{}.amazonaws.com", "identitystore"},
}};

const ServiceEndpoint& endpoint_of(std::string_view sdk_id) {
  const auto found = std::find_if(kEndpoints.begin(), kEndpoints.end(),
                                  [&](const ServiceEndpoint& endpoint) { return endpoint.sdk_id == sdk_id; });
  if (found == kEndpoints.end())
    throw ConfigError(fmt::format("the service '{}' has no known endpoint", sdk_id));
  return *found;
}

/// How a service is named in `services` sections, and in capitals in AWS_ENDPOINT_URL_<SERVICE>.
std::string service_key(std::string_view sdk_id) {
  std::string key = base::lower(sdk_id);
  std::replace_if(key.begin(), key.end(), [](char c) { return c == ' ' || c == '-'; }, '_');
  return key;
}

std::string upper(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  return text;
}

std::string checked_url(std::string url) {
  const bool has_scheme = url.starts_with("http://") || url.starts_with("https://");
  const std::size_t host = url.find("://") + 3;
  if (!has_scheme || host >= url.size() || url.find_first_of("?# ") != std::string::npos) {
    throw ConfigError(fmt::format("'{}' is no endpoint: http:// or https:// with a host is expected", url));
  }
  while (url.ends_with('/')) url.pop_back();
  return url;
}

}  // namespace

Config::Config(Environment environment, SharedConfig shared, ConfigOptions options)
    : environment_(std::move(environment)),
      shared_(std::move(shared)),
      options_(std::move(options)),
      profile_(profile_name(environment_, options_.profile)) {
  if (const Properties* found = shared_.profile(profile_)) {
    properties_ = *found;
  } else if (profile_ != "default") {
    throw ConfigError(fmt::format("the profile '{}' is in neither {} nor {}", profile_, shared_.config_file,
                                  shared_.credentials_file));
  }
}

std::optional<std::string> Config::setting(const std::string& variable, std::string_view name) const {
  if (auto value = environment_(variable)) return value;
  return property(properties_, name);
}

// https://docs.aws.amazon.com/sdkref/latest/guide/feature-region.html
std::optional<std::string> Config::region() const {
  if (options_.region) return options_.region;
  if (auto region = environment_("AWS_REGION")) return region;
  return setting("AWS_DEFAULT_REGION", "region");
}

// https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
std::optional<std::string> Config::configured_endpoint(std::string_view sdk_id) const {
  if (options_.endpoint_url) return options_.endpoint_url;
  if (is_true(setting("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "ignore_configured_endpoint_urls"))) {
    return std::nullopt;
  }
  const std::string key = service_key(sdk_id);
  if (auto url = environment_("AWS_ENDPOINT_URL_" + upper(key))) return url;
  if (auto url = environment_("AWS_ENDPOINT_URL")) return url;
  if (const auto name = property(properties_, "services")) {
    const auto section = shared_.services.find(*name);
    if (section == shared_.services.end()) {
      throw ConfigError(
          fmt::format("the profile '{}' names the section [services {}], which {} does not have", profile_,
                      *name, shared_.config_file));
    }
    if (auto url = property(section->second, key + ".endpoint_url")) return url;
  }
  return property(properties_, "endpoint_url");
}

Endpoint Config::endpoint(std::string_view sdk_id) const {
  const ServiceEndpoint& service = endpoint_of(sdk_id);
  const bool is_global = service.host.find("{}") == std::string_view::npos;
  const auto signing_region = is_global ? std::string(aws::kGlobalRegion) : region();
  if (!signing_region) {
    throw ConfigError(fmt::format("{} needs a Region: set AWS_REGION, or `region` in the profile '{}' of {}",
                                  sdk_id, profile_, shared_.config_file));
  }
  const auto configured = configured_endpoint(sdk_id);
  return {configured ? checked_url(*configured)
                     : "https://" + fmt::format(fmt::runtime(service.host), *signing_region),
          {*signing_region, std::string(service.signing_name)}};
}

int Config::attempts_max() const {
  const auto text = setting("AWS_MAX_ATTEMPTS", "max_attempts");
  if (!text) return kAttemptsMax;
  if (!base::is_digits(*text) || text->size() > 3 || std::stoi(*text) < 1) {
    throw ConfigError(
        fmt::format("AWS_MAX_ATTEMPTS (max_attempts) is '{}': a number from 1 to 999 is expected", *text));
  }
  return std::stoi(*text);
}

std::optional<std::string> Config::ca_bundle() const { return setting("AWS_CA_BUNDLE", "ca_bundle"); }

}  // namespace groundwork::client
