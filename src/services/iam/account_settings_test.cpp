#include "base/secret.hpp"
#include "plane/identities/access_keys.hpp"
#include "plane/identities/credential_report.hpp"
#include "plane/identities/login_profiles.hpp"
#include "services/iam/iam_testing.hpp"

namespace groundwork::services::iam {
namespace {

using namespace api::iam;
using testing::ElementsAre;

struct AccountSettingsTest : IamTest {
  std::string create_alias(const std::string& alias) {
    return refusal("CreateAccountAlias", CreateAccountAliasRequest{alias});
  }
  std::vector<std::string> aliases() {
    return run<ListAccountAliasesResponse>("ListAccountAliases", ListAccountAliasesRequest{}).account_aliases;
  }
  std::map<std::string, std::int32_t> summary() {
    return run<GetAccountSummaryResponse>("GetAccountSummary", shape::Unit{}).summary_map.value();
  }
  std::vector<std::string> report() {
    run<GenerateCredentialReportResponse>("GenerateCredentialReport", shape::Unit{});
    const std::string content =
        run<GetCredentialReportResponse>("GetCredentialReport", shape::Unit{}).content.value().bytes;
    std::vector<std::string> lines;
    std::size_t from = 0;
    for (std::size_t end = 0; end != std::string::npos; from = end + 1) {
      end = content.find('\n', from);
      lines.push_back(content.substr(from, end - from));
    }
    return lines;
  }
};

TEST_F(AccountSettingsTest, AnAliasIsUniqueOverAllAccountsAndReplacesTheOld) {
  EXPECT_EQ(create_alias("first"), "");
  EXPECT_EQ(create_alias("second"), "");
  EXPECT_THAT(aliases(), ElementsAre("second"));
  caller = root_of(plane.add_account("other"));
  EXPECT_EQ(create_alias("second"), "EntityAlreadyExists: The account alias second already exists.");
  EXPECT_EQ(create_alias("first"), "") << "given up by its account";
  EXPECT_TRUE(create_alias("123456789012").starts_with("ValidationError"));
  EXPECT_TRUE(refusal("DeleteAccountAlias", DeleteAccountAliasRequest{"second"}).starts_with("NoSuchEntity"));
  EXPECT_EQ(refusal("DeleteAccountAlias", DeleteAccountAliasRequest{"first"}), "");
  EXPECT_THAT(aliases(), ElementsAre());
}

TEST_F(AccountSettingsTest, TheSummaryHasEveryKeyOfTheModel) {
  const shape::Shape& map = *shape::shape_of<GetAccountSummaryResponse>().find("SummaryMap")->target;
  const auto found = summary();
  EXPECT_EQ(found.size(), map.key->values.size());
  for (const std::string_view key : map.key->values) EXPECT_TRUE(found.contains(std::string(key))) << key;
}

TEST_F(AccountSettingsTest, TheSummaryCountsWhatIsThere) {
  EXPECT_EQ(summary().at("Users"), 0);
  EXPECT_EQ(summary().at("GlobalEndpointTokenVersion"), 1);
  EXPECT_EQ(summary().at("AccountAccessKeysPresent"), 0);
  create_user("bob");
  run<CreateGroupResponse>("CreateGroup", CreateGroupRequest{.path = {}, .group_name = "ops"});
  run<CreateVirtualMFADeviceResponse>("CreateVirtualMFADevice",
                                      CreateVirtualMFADeviceRequest{.virtual_mfa_device_name = "d"});
  run<CreateAccessKeyResponse>("CreateAccessKey", CreateAccessKeyRequest{});
  run("SetSecurityTokenServicePreferences", SetSecurityTokenServicePreferencesRequest{"v2Token"});
  plane.run([&](plane::Work& work) { plane::put_root_user(work, account, {.password_hash = "x"}); });
  const auto found = summary();
  EXPECT_EQ(found.at("Users"), 1);
  EXPECT_EQ(found.at("UsersQuota"), 5000);
  EXPECT_EQ(found.at("Groups"), 1);
  EXPECT_EQ(found.at("MFADevices"), 1);
  EXPECT_EQ(found.at("MFADevicesInUse"), 0);
  EXPECT_EQ(found.at("AccountAccessKeysPresent"), 1);
  EXPECT_EQ(found.at("AccountPasswordPresent"), 1);
  EXPECT_EQ(found.at("AccountMFAEnabled"), 0);
  EXPECT_EQ(found.at("GlobalEndpointTokenVersion"), 2);
}

TEST_F(AccountSettingsTest, TheReportIsStartedOnceAndThenComplete) {
  EXPECT_TRUE(refusal<GetCredentialReportResponse>("GetCredentialReport", shape::Unit{})
                  .starts_with("ReportNotPresent"));
  const auto generate = [&] {
    return run<GenerateCredentialReportResponse>("GenerateCredentialReport", shape::Unit{});
  };
  const auto first = generate();
  EXPECT_EQ(first.state, "STARTED");
  EXPECT_EQ(first.description, "No report exists. Starting a new report generation task");
  EXPECT_EQ(generate().state, "COMPLETE");
  plane.clock.advance_seconds(4 * 3600);
  EXPECT_TRUE(refusal<GetCredentialReportResponse>("GetCredentialReport", shape::Unit{})
                  .starts_with("ReportExpired"));
}

TEST_F(AccountSettingsTest, AYoungReportIsKept) {
  plane.settings.set(plane::Setting::iam_credential_report_seconds, 3600);
  EXPECT_EQ(report().size(), 2U);
  create_user("bob");
  plane.clock.advance_seconds(3599);
  EXPECT_EQ(report().size(), 2U);
  plane.clock.advance_seconds(1);
  EXPECT_EQ(report().size(), 3U);
}

TEST_F(AccountSettingsTest, TheReportHasARowForTheRootUserAndOneAUser) {
  create_user("bob,the.builder");
  create_user("eve");
  run("UpdateAccountPasswordPolicy", UpdateAccountPasswordPolicyRequest{.max_password_age = 1});
  plane.run([&](plane::Work& work) {
    const std::string eve = plane::find_user(work.unit, account, "eve")->id;
    plane::insert_login_profile(work, eve, "Password1", false);
    const std::string key = plane::insert_access_key(work, account, eve).key.id;
    plane::record_key_use(work, key, "iam", "us-east-1", work.now);
  });
  const auto lines = report();
  ASSERT_EQ(lines.size(), 4U);
  EXPECT_TRUE(lines[0].starts_with("user,arn,user_creation_time,password_enabled,password_last_used,"));
  const std::string arn = "arn:aws:iam::" + account.str() + ":";
  const std::string now = "2026-11-18T11:06:40+00:00", tomorrow = "2026-11-19T11:06:40+00:00";
  const std::string no_key = ",false,N/A,N/A,N/A,N/A";
  const std::string no_certificates = ",false,N/A,false,N/A";
  EXPECT_EQ(lines[1], "<root_account>," + arn + "root," + now +
                          ",false,no_information,not_supported,not_supported,false" + no_key + no_key +
                          no_certificates);
  EXPECT_EQ(lines[2], "\"bob,the.builder\",\"" + arn + "user/bob,the.builder\"," + now +
                          ",false,N/A,N/A,N/A,false" + no_key + no_key + no_certificates);
  EXPECT_EQ(lines[3], "eve," + arn + "user/eve," + now + ",true,no_information," + now + "," + tomorrow +
                          ",false,true," + now + "," + now + ",us-east-1,iam" + no_key + no_certificates);
}

}  // namespace
}  // namespace groundwork::services::iam
