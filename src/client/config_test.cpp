#include "client/config.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace groundwork::client {
namespace {

using testing::HasSubstr;
using testing::ThrowsMessage;

SharedConfig shared_with(Properties defaults) {
  SharedConfig shared{.config_file = "/home/a/.aws/config", .credentials_file = "/home/a/.aws/credentials"};
  shared.profiles["default"] = std::move(defaults);
  shared.profiles["dev"] = {{"region", "eu-west-1"}};
  shared.services["local"] = {{"iam.endpoint_url", "http://localhost:1/"},
                              {"sso_admin.endpoint_url", "http://localhost:2"}};
  return shared;
}

Config config(std::map<std::string, std::string> variables, Properties defaults = {},
              ConfigOptions options = {}) {
  return Config(fixed_environment(std::move(variables)), shared_with(std::move(defaults)),
                std::move(options));
}

TEST(Region, IsTheCallersThenTheEnvironmentsThenTheProfiles) {
  const Properties defaults{{"region", "eu-north-1"}};
  EXPECT_EQ(config({}).region(), std::nullopt);
  EXPECT_EQ(config({}, defaults).region(), "eu-north-1");
  EXPECT_EQ(config({{"AWS_DEFAULT_REGION", "us-west-1"}}, defaults).region(), "us-west-1");
  EXPECT_EQ(config({{"AWS_DEFAULT_REGION", "us-west-1"}, {"AWS_REGION", "us-west-2"}}, defaults).region(),
            "us-west-2");
  EXPECT_EQ(config({{"AWS_REGION", "us-west-2"}}, defaults, {.region = "sa-east-1"}).region(), "sa-east-1");
  EXPECT_EQ(config({{"AWS_PROFILE", "dev"}}, defaults).region(), "eu-west-1");
}

TEST(Endpoints, AreAwsOwnWhereNothingElseIsSaid) {
  const Config frankfurt = config({{"AWS_REGION", "eu-central-1"}});
  const auto expect = [&](std::string_view sdk_id, const std::string& url, const std::string& region,
                          const std::string& name) {
    const Endpoint endpoint = frankfurt.endpoint(sdk_id);
    EXPECT_EQ(endpoint.url, url);
    EXPECT_EQ(endpoint.scope.region, region) << sdk_id;
    EXPECT_EQ(endpoint.scope.service, name);
  };
  expect("STS", "https://sts.eu-central-1.amazonaws.com", "eu-central-1", "sts");
  expect("IAM", "https://iam.amazonaws.com", "us-east-1", "iam");
  expect("Organizations", "https://organizations.us-east-1.amazonaws.com", "us-east-1", "organizations");
  expect("Account", "https://account.us-east-1.amazonaws.com", "us-east-1", "account");
  expect("Signin", "https://eu-central-1.signin.aws.amazon.com", "eu-central-1", "signin");
  expect("Support", "https://support.us-east-1.amazonaws.com", "us-east-1", "support");
  expect("SSO Admin", "https://sso.eu-central-1.amazonaws.com", "eu-central-1", "sso");
  expect("SSO", "https://portal.sso.eu-central-1.amazonaws.com", "eu-central-1", "awsssoportal");
  expect("SSO OIDC", "https://oidc.eu-central-1.amazonaws.com", "eu-central-1", "sso-oauth");
  expect("ControlTower", "https://controltower.eu-central-1.amazonaws.com", "eu-central-1", "controltower");
  expect("FreeTier", "https://freetier.us-east-1.api.aws", "us-east-1", "freetier");
}

TEST(Endpoints, AGlobalServiceNeedsNoRegionARegionalOneDoes) {
  EXPECT_EQ(config({}).endpoint("IAM").url, "https://iam.amazonaws.com");
  EXPECT_THAT(
      [] { config({}).endpoint("STS"); },
      ThrowsMessage<ConfigError>("STS needs a Region: set AWS_REGION, or `region` in the profile 'default' "
                                 "of /home/a/.aws/config"));
  EXPECT_THAT([] { config({}).endpoint("S3"); },
              ThrowsMessage<ConfigError>("the service 'S3' has no known endpoint"));
}

TEST(Endpoints, AreConfiguredFromTheNarrowestPlace) {
  const Properties profile{
      {"endpoint_url", "http://profile"}, {"services", "local"}, {"region", "us-east-1"}};
  EXPECT_EQ(config({}, profile).endpoint("STS").url, "http://profile");
  EXPECT_EQ(config({}, profile).endpoint("IAM").url, "http://localhost:1");
  EXPECT_EQ(config({}, profile).endpoint("SSO Admin").url, "http://localhost:2");
  EXPECT_EQ(config({{"AWS_ENDPOINT_URL", "http://all"}}, profile).endpoint("IAM").url, "http://all");
  EXPECT_EQ(config({{"AWS_ENDPOINT_URL", "http://all"}, {"AWS_ENDPOINT_URL_SSO_ADMIN", "http://one/base/"}},
                   profile)
                .endpoint("SSO Admin")
                .url,
            "http://one/base");
  EXPECT_EQ(config({{"AWS_ENDPOINT_URL_IAM", "http://one"}}, profile, {.endpoint_url = "http://caller"})
                .endpoint("IAM")
                .url,
            "http://caller");
}

TEST(Endpoints, AConfiguredOneIsSignedAsTheServiceIs) {
  const Endpoint iam =
      config({{"AWS_ENDPOINT_URL", "http://l"}, {"AWS_REGION", "eu-west-3"}}).endpoint("IAM");
  EXPECT_EQ(iam.scope.region, "us-east-1");
  const Endpoint sts =
      config({{"AWS_ENDPOINT_URL", "http://l"}, {"AWS_REGION", "eu-west-3"}}).endpoint("STS");
  EXPECT_EQ(sts.scope.region, "eu-west-3");
}

TEST(Endpoints, ConfiguredOnesCanBeIgnoredButNotTheCallers) {
  const std::map<std::string, std::string> variables{{"AWS_ENDPOINT_URL", "http://all"},
                                                     {"AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "True"}};
  EXPECT_EQ(config(variables).endpoint("IAM").url, "https://iam.amazonaws.com");
  EXPECT_EQ(config(variables, {}, {.endpoint_url = "http://caller"}).endpoint("IAM").url, "http://caller");
  EXPECT_EQ(config({{"AWS_ENDPOINT_URL", "http://all"}}, {{"ignore_configured_endpoint_urls", "true"}})
                .endpoint("IAM")
                .url,
            "https://iam.amazonaws.com");
}

TEST(Endpoints, MustBeUrlsAndSectionsMustExist) {
  for (const std::string bad : {"localhost:4566", "ftp://x", "http://", "http://x/?q", "http://a b"}) {
    EXPECT_THAT([&] { config({{"AWS_ENDPOINT_URL", bad}}).endpoint("IAM"); },
                ThrowsMessage<ConfigError>(HasSubstr("'" + bad + "' is no endpoint")));
  }
  EXPECT_THAT([] { config({}, {{"services", "gone"}}).endpoint("IAM"); },
              ThrowsMessage<ConfigError>(HasSubstr("[services gone]")));
}

TEST(Profiles, OneThatWasNamedMustExist) {
  EXPECT_THAT([] { config({}, {}, {.profile = "gone"}); },
              ThrowsMessage<ConfigError>("the profile 'gone' is in neither /home/a/.aws/config nor "
                                         "/home/a/.aws/credentials"));
  EXPECT_EQ(Config(fixed_environment({}), SharedConfig{}).profile(), "default");
}

TEST(Settings, AttemptsAndCertificates) {
  EXPECT_EQ(config({}).attempts_max(), 3);
  EXPECT_EQ(config({}, {{"max_attempts", "5"}}).attempts_max(), 5);
  EXPECT_EQ(config({{"AWS_MAX_ATTEMPTS", "1"}}, {{"max_attempts", "5"}}).attempts_max(), 1);
  for (const std::string bad : {"0", "-1", "many", "10000"}) {
    EXPECT_THROW(config({{"AWS_MAX_ATTEMPTS", bad}}).attempts_max(), ConfigError) << bad;
  }
  EXPECT_EQ(config({{"AWS_CA_BUNDLE", "/ca.pem"}}).ca_bundle(), "/ca.pem");
  EXPECT_EQ(config({}).ca_bundle(), std::nullopt);
}

}  // namespace
}  // namespace groundwork::client
