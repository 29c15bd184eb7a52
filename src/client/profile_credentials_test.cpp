#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "client/providers.hpp"

namespace groundwork::client {
namespace {

using testing::HasSubstr;
using testing::Not;

const Properties kKeys{{"aws_access_key_id", "AKIA1"}, {"aws_secret_access_key", "wJalrX"}};

/// A profile's world, with a role that anybody may assume.
class ProfileCredentialsTest : public testing::Test {
 protected:
  Provided provide(const std::string& profile) {
    ProfileSource source{.shared = {.config_file = "/c", .credentials_file = "/k"},
                         .profile = profile,
                         .profile_was_named = profile != "default",
                         .environment = fixed_credentials({.access_key_id = "FROM-ENVIRONMENT"}),
                         .container = fixed_credentials({.access_key_id = "FROM-CONTAINER"}),
                         .instance_metadata = fixed_credentials({.access_key_id = "FROM-INSTANCE"}),
                         .assume_role = assume_role_,
                         .ask_mfa_code = ask_mfa_code_,
                         .clock = &clock_};
    for (const auto& [name, properties] : profiles_) source.shared.profiles[name] = properties;
    return profile_credentials(std::move(source)).provide();
  }
  std::string key_of(const std::string& profile) {
    const Provided provided = provide(profile);
    const auto* credentials = std::get_if<aws::Credentials>(&provided);
    return credentials == nullptr ? std::get<NotServed>(provided).reason : credentials->access_key_id;
  }
  std::string refusal_of(const std::string& profile, bool is_final = true) {
    const Provided provided = provide(profile);
    const auto* refusal = std::get_if<NotServed>(&provided);
    if (refusal == nullptr) return "(served)";
    EXPECT_EQ(refusal->is_final, is_final) << refusal->reason;
    EXPECT_THAT(refusal->reason, Not(HasSubstr("wJalrX")));
    return refusal->reason;
  }

  std::map<std::string, Properties> profiles_;
  std::vector<AssumeRoleOrder> orders_;
  base::ManualClock clock_{base::Instant::from_seconds(1795451820)};
  AssumeRole assume_role_ = [this](const aws::Credentials& source, const AssumeRoleOrder& order) {
    orders_.push_back(order);
    return aws::Credentials{.access_key_id = source.access_key_id + ">" + order.role_arn};
  };
  AskMfaCode ask_mfa_code_ = [](const std::string& serial) { return "code of " + serial; };
};

TEST_F(ProfileCredentialsTest, KeysServe) {
  profiles_["default"] = kKeys;
  profiles_["default"]["aws_session_token"] = "tok";
  const auto credentials = std::get<aws::Credentials>(provide("default"));
  EXPECT_EQ(credentials.access_key_id, "AKIA1");
  EXPECT_EQ(credentials.secret_access_key, "wJalrX");
  EXPECT_EQ(credentials.session_token, "tok");
}

TEST_F(ProfileCredentialsTest, AnAbsentProfileIsAnErrorOnlyWhereItWasNamed) {
  EXPECT_EQ(refusal_of("default", false), "the profile 'default' is in neither /c nor /k");
  EXPECT_EQ(refusal_of("dev"), "the profile 'dev' is in neither /c nor /k");
}

TEST_F(ProfileCredentialsTest, AProfileWithoutCredentialsLetsTheChainGoOn) {
  profiles_["dev"] = {{"region", "us-east-1"}};
  EXPECT_EQ(refusal_of("dev", false), "the profile 'dev' has no credentials");
  profiles_["dev"]["aws_secret_access_key"] = "wJalrX";
  EXPECT_THAT(refusal_of("dev"), HasSubstr("not both"));
}

TEST_F(ProfileCredentialsTest, AProcessServes) {
  profiles_["dev"] = {{"credential_process",
                       R"(echo '{"Version": 1, "AccessKeyId": "FROM-PROCESS", "SecretAccessKey": "s"}')"}};
  EXPECT_EQ(key_of("dev"), "FROM-PROCESS");
  profiles_["dev"].insert(kKeys.begin(), kKeys.end());
  EXPECT_EQ(key_of("dev"), "AKIA1") << "keys stand before a process";
}

TEST_F(ProfileCredentialsTest, ARoleIsAssumedWithAllThatTheProfileSays) {
  profiles_["base"] = kKeys;
  profiles_["dev"] = {{"role_arn", "arn:r"},     {"source_profile", "base"}, {"role_session_name", "me"},
                      {"external_id", "ext"},    {"mfa_serial", "arn:mfa"},  {"duration_seconds", "900"},
                      {"region", "eu-central-1"}};
  EXPECT_EQ(key_of("dev"), "AKIA1>arn:r");
  const AssumeRoleOrder& order = orders_.at(0);
  EXPECT_EQ(order.role_session_name, "me");
  EXPECT_EQ(order.external_id, "ext");
  EXPECT_EQ(order.serial_number, "arn:mfa");
  EXPECT_EQ(order.token_code, "code of arn:mfa");
  EXPECT_EQ(order.duration_seconds, 900);
  EXPECT_EQ(order.region, "eu-central-1");
}

TEST_F(ProfileCredentialsTest, ARoleNeedsOnlyItsArnAndASource) {
  profiles_["dev"] = {{"role_arn", "arn:r"}, {"credential_source", "Environment"}};
  EXPECT_EQ(key_of("dev"), "FROM-ENVIRONMENT>arn:r");
  EXPECT_EQ(orders_.at(0).role_session_name, "groundwork-1795451820");
  EXPECT_EQ(orders_.at(0).token_code, std::nullopt);
  EXPECT_EQ(orders_.at(0).duration_seconds, std::nullopt);
  profiles_["dev"]["credential_source"] = "EcsContainer";
  EXPECT_EQ(key_of("dev"), "FROM-CONTAINER>arn:r");
  profiles_["dev"]["credential_source"] = "Ec2InstanceMetadata";
  EXPECT_EQ(key_of("dev"), "FROM-INSTANCE>arn:r");
  profiles_["dev"]["credential_source"] = "Magic";
  EXPECT_THAT(refusal_of("dev"), HasSubstr("credential_source = Magic: Environment, EcsContainer and"));
}

TEST_F(ProfileCredentialsTest, RolesAreAssumedOneThroughTheOther) {
  profiles_["base"] = kKeys;
  profiles_["hop"] = {{"role_arn", "arn:hop"}, {"source_profile", "base"}};
  profiles_["dev"] = {{"role_arn", "arn:dev"}, {"source_profile", "hop"}};
  EXPECT_EQ(key_of("dev"), "AKIA1>arn:hop>arn:dev");
}

TEST_F(ProfileCredentialsTest, AProfileMayBeItsOwnSourceButNotACircle) {
  profiles_["dev"] = kKeys;
  profiles_["dev"].insert({{"role_arn", "arn:dev"}, {"source_profile", "dev"}});
  EXPECT_EQ(key_of("dev"), "AKIA1>arn:dev");
  profiles_["a"] = {{"role_arn", "arn:a"}, {"source_profile", "b"}};
  profiles_["b"] = {{"role_arn", "arn:b"}, {"source_profile", "a"}};
  EXPECT_EQ(refusal_of("a"), "the profiles name each other in a circle: a → b → a");
  profiles_["self"] = {{"role_arn", "arn:s"}, {"source_profile", "self"}};
  EXPECT_EQ(refusal_of("self"), "the profile 'self' has no credentials");
}

TEST_F(ProfileCredentialsTest, AnUnfinishedRoleIsAnError) {
  profiles_["dev"] = {{"role_arn", "arn:r"}};
  EXPECT_THAT(refusal_of("dev"), HasSubstr("neither source_profile nor credential_source"));
  profiles_["dev"] = {{"role_arn", "arn:r"}, {"source_profile", "x"}, {"credential_source", "Environment"}};
  EXPECT_THAT(refusal_of("dev"), HasSubstr("both source_profile and credential_source"));
  profiles_["dev"] = {{"role_arn", "arn:r"}, {"source_profile", "gone"}};
  EXPECT_THAT(refusal_of("dev"), HasSubstr("the profile 'gone' is in neither"));
  profiles_["dev"] = {
      {"role_arn", "arn:r"}, {"credential_source", "Environment"}, {"duration_seconds", "1h"}};
  EXPECT_THAT(refusal_of("dev"), HasSubstr("duration_seconds = 1h"));
}

TEST_F(ProfileCredentialsTest, ARoleThatCannotBeAssumedSaysWhy) {
  profiles_["dev"] = {{"role_arn", "arn:r"}, {"credential_source", "Environment"}};
  assume_role_ = [](const aws::Credentials&, const AssumeRoleOrder&) -> aws::Credentials {
    throw std::runtime_error("AccessDenied: no");
  };
  EXPECT_EQ(refusal_of("dev"), "arn:r could not be assumed: AccessDenied: no");
  assume_role_ = nullptr;
  EXPECT_EQ(refusal_of("dev"), "the profile 'dev' needs a role to be assumed");
}

TEST_F(ProfileCredentialsTest, WithoutAnybodyToAskThereIsNoMfa) {
  profiles_["dev"] = {{"role_arn", "arn:r"}, {"credential_source", "Environment"}, {"mfa_serial", "arn:mfa"}};
  ask_mfa_code_ = nullptr;
  EXPECT_EQ(refusal_of("dev"), "the profile 'dev' needs a code of arn:mfa, and nobody can be asked");
}

TEST_F(ProfileCredentialsTest, WhatIsNotSupportedIsNamed) {
  for (const std::string setting : {"sso_session", "sso_start_url", "sso_account_id"}) {
    profiles_["dev"] = {{setting, "x"}};
    EXPECT_EQ(refusal_of("dev"),
              "the profile 'dev' has " + setting + ": IAM Identity Center sign-in is not supported");
  }
  profiles_["dev"] = {{"login_session", "x"}};
  EXPECT_EQ(refusal_of("dev"), "the profile 'dev' has login_session: `aws login` is not supported");
  profiles_["dev"] = {{"role_arn", "arn:r"}, {"web_identity_token_file", "/f"}};
  EXPECT_THAT(refusal_of("dev"), HasSubstr("web identity is not supported"));
}

}  // namespace
}  // namespace groundwork::client
