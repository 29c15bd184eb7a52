#include "plane/accounts.hpp"
#include "plane/identities/access_keys.hpp"
#include "plane/identities/password_policy.hpp"
#include "plane/identities/users.hpp"
#include "plane/organizations/organization.hpp"
#include "plane/support/jobs.hpp"
#include "services/support/support_testing.hpp"

namespace groundwork::services::support {
namespace {

using testing::ElementsAre;
using testing::SizeIs;

constexpr const char* kRootMfa = "7DAFEmoDos";
constexpr const char* kRootKeys = "c2vlfg0f4h";
constexpr const char* kIamUse = "zXCkfM1nI3";
constexpr const char* kPasswordPolicy = "Yw2K9puPzl";
constexpr const char* kKeyRotation = "DqdJqYeRm5";
constexpr const char* kExposedKeys = "12Fnkpl8Y5";
constexpr const char* kOrganization = "c18d2gz127";
constexpr const char* kUsersQuota = "qS7VV0l7J9";

struct TrustedAdvisor : SupportTest {
  model::TrustedAdvisorCheckResult result(const std::string& id) {
    return *caller
                .ask<model::DescribeTrustedAdvisorCheckResultResponse>(
                    "DescribeTrustedAdvisorCheckResult",
                    model::DescribeTrustedAdvisorCheckResultRequest{.check_id = id})
                .result;
  }
  model::TrustedAdvisorCheckRefreshStatus refresh(const std::string& id) {
    return caller
        .ask<model::RefreshTrustedAdvisorCheckResponse>("RefreshTrustedAdvisorCheck",
                                                        model::RefreshTrustedAdvisorCheckRequest{id})
        .status;
  }
  model::TrustedAdvisorCheckRefreshStatus refresh_status(const std::string& id) {
    using Request = model::DescribeTrustedAdvisorCheckRefreshStatusesRequest;
    using Response = model::DescribeTrustedAdvisorCheckRefreshStatusesResponse;
    return caller.ask<Response>("DescribeTrustedAdvisorCheckRefreshStatuses", Request{{id}}).statuses.at(0);
  }
  void work(const std::function<void(plane::Work&)>& action) { plane.run(action); }
  void run_jobs() { plane.run_due_jobs(plane::support::job_handlers()); }
};

TEST_F(TrustedAdvisor, CarriesOutEveryCheckThatItTellsOf) {
  const auto checks =
      caller
          .ask<model::DescribeTrustedAdvisorChecksResponse>("DescribeTrustedAdvisorChecks",
                                                            model::DescribeTrustedAdvisorChecksRequest{"en"})
          .checks;
  EXPECT_GE(checks.size(), 12U);
  for (const auto& check : checks) {
    SCOPED_TRACE(check.name);
    const auto found = result(check.id);
    for (const auto& resource : found.flagged_resources)
      EXPECT_EQ(resource.metadata.size(), check.metadata.size());
    const model::DescribeTrustedAdvisorCheckSummariesRequest input{{check.id}};
    const auto summaries = caller.ask<model::DescribeTrustedAdvisorCheckSummariesResponse>(
        "DescribeTrustedAdvisorCheckSummaries", input);
    ASSERT_THAT(summaries.summaries, SizeIs(1));
    EXPECT_EQ(summaries.summaries[0].status, found.status);
    EXPECT_EQ(summaries.summaries[0].resources_summary.resources_processed,
              found.resources_summary.resources_processed);
  }
}

TEST_F(TrustedAdvisor, RefusesUnknownChecksAndLanguages) {
  EXPECT_EQ(refusal([&] { result("AbCdEfGhIj"); }), "InvalidParameterValueException");
  EXPECT_EQ(refusal([&] { refresh("AbCdEfGhIj"); }), "InvalidParameterValueException");
  EXPECT_EQ(refusal([&] {
              caller.ask<model::DescribeTrustedAdvisorChecksResponse>(
                  "DescribeTrustedAdvisorChecks", model::DescribeTrustedAdvisorChecksRequest{"tlh"});
            }),
            "InvalidParameterValueException");
}

TEST_F(TrustedAdvisor, LooksAtTheRootUser) {
  EXPECT_EQ(result(kRootMfa).status, "ok");  // no password, nothing to protect
  work([&](plane::Work& w) { plane::put_root_user(w, account, {.password_hash = "$argon2id$..."}); });
  EXPECT_EQ(result(kRootMfa).status, "error");
  EXPECT_EQ(result(kRootMfa).resources_summary.resources_flagged, 1);
  EXPECT_EQ(result(kRootKeys).status, "ok");
  work([&](plane::Work& w) { plane::insert_access_key(w, account, ""); });
  EXPECT_EQ(result(kRootKeys).status, "error");
  EXPECT_EQ(result(kRootKeys).flagged_resources.at(0).metadata.at(0), "Red");
}

TEST_F(TrustedAdvisor, LooksAtUsersAndTheirKeys) {
  EXPECT_EQ(result(kIamUse).status, "warning");
  std::string key;
  work([&](plane::Work& w) {
    const auto user = plane::insert_user(w, account, "/", "ada");
    key = plane::insert_access_key(w, account, user.id).key.id;
  });
  EXPECT_EQ(result(kIamUse).status, "ok");
  EXPECT_EQ(result(kKeyRotation).status, "ok");
  pass(91 * base::kDaySeconds);
  EXPECT_EQ(result(kKeyRotation).status, "warning");
  EXPECT_EQ(result(kKeyRotation).flagged_resources.at(0).metadata.at(1), "ada");
  pass(700 * base::kDaySeconds);
  EXPECT_EQ(result(kKeyRotation).status, "error");
  work([&](plane::Work& w) { plane::set_key_status(w, key, plane::KeyStatus::inactive); });
  EXPECT_EQ(result(kKeyRotation).status, "ok");
  EXPECT_EQ(result(kExposedKeys).status, "not_available");
}

TEST_F(TrustedAdvisor, LooksAtThePasswordPolicyAndTheOrganization) {
  EXPECT_EQ(result(kPasswordPolicy).status, "error");
  work([&](plane::Work& w) { plane::put_password_policy(w, account, {.require_numbers = true}); });
  EXPECT_EQ(result(kPasswordPolicy).status, "warning");
  EXPECT_THAT(result(kPasswordPolicy).flagged_resources.at(0).metadata,
              ElementsAre("Enabled", "No", "No", "Yes", "No"));
  work([&](plane::Work& w) {
    plane::put_password_policy(w, account,
                               {.require_symbols = true,
                                .require_numbers = true,
                                .require_uppercase = true,
                                .require_lowercase = true});
  });
  EXPECT_EQ(result(kPasswordPolicy).status, "ok");
  EXPECT_EQ(result(kOrganization).status, "warning");
}

TEST_F(TrustedAdvisor, ComparesUseWithQuotas) {
  plane.settings.set(plane::Setting::iam_users, 5);
  const auto add_user = [&](const char* name) {
    work([&](plane::Work& w) { plane::insert_user(w, account, "/", name); });
  };
  for (const char* name : {"a", "b", "c", "d"}) add_user(name);
  EXPECT_EQ(result(kUsersQuota).status, "ok");
  EXPECT_THAT(result(kUsersQuota).flagged_resources.at(0).metadata,
              ElementsAre("-", "IAM", "Users", "5", "4", "Green"));
  add_user("e");
  EXPECT_EQ(result(kUsersQuota).status, "error");
  plane.settings.set(plane::Setting::iam_users, 6);
  EXPECT_EQ(result(kUsersQuota).status, "warning");
}

TEST_F(TrustedAdvisor, KeepsWhatARefreshHasFound) {
  EXPECT_EQ(refresh_status(kIamUse).status, "none");
  const auto asked = refresh(kIamUse);
  EXPECT_EQ(asked.status, "enqueued");
  EXPECT_EQ(asked.millis_until_next_refreshable, 3'600'000);
  pass(1);
  run_jobs();
  EXPECT_EQ(refresh_status(kIamUse).status, "success");
  work([&](plane::Work& w) { plane::insert_user(w, account, "/", "ada"); });
  EXPECT_EQ(result(kIamUse).status, "warning");
  pass(1799);
  EXPECT_EQ(refresh(kIamUse).millis_until_next_refreshable, 1'800'000);
  run_jobs();
  EXPECT_EQ(result(kIamUse).status, "warning");
  pass(1800);
  EXPECT_EQ(refresh(kIamUse).status, "enqueued");
  pass(1);
  run_jobs();
  EXPECT_EQ(result(kIamUse).status, "ok");
  EXPECT_EQ(result(kIamUse).timestamp, base::iso8601(plane.clock.now().plus_ms(-800)));
}

TEST_F(TrustedAdvisor, IsRefreshedByItselfOnceADay) {
  refresh(kIamUse);
  pass(1);
  run_jobs();
  work([&](plane::Work& w) { plane::insert_user(w, account, "/", "ada"); });
  pass(base::kDaySeconds);
  EXPECT_EQ(result(kIamUse).status, "ok");
  EXPECT_EQ(refusal([&] { refresh(kKeyRotation); }), "InvalidParameterValueException");
  EXPECT_EQ(refusal([&] { refresh_status(kKeyRotation); }), "InvalidParameterValueException");
}

}  // namespace
}  // namespace groundwork::services::support
