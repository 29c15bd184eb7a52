#include "plane/organizations/effective_policies.hpp"

#include <gmock/gmock.h>

#include "api/organizations/types.hpp"
#include "plane/organizations/attachments.hpp"
#include "plane/organizations/testing.hpp"
#include "services/organizations/table.hpp"
#include "services/testing.hpp"

namespace groundwork::services::organizations {
namespace {

namespace domain = groundwork::plane::organizations;
namespace model = groundwork::api::organizations;

TEST(EffectivePolicyErrors, AreListedInPages) {
  domain::TestOrganization test;
  const aws::AccountId member = test.add_member_account("member");
  test.run([&](plane::Work& work) {
    const auto organization = test.organization(work);
    const domain::PolicyType& type = domain::policy_type("BACKUP_POLICY");
    domain::enable_policy_type(work, organization, test.root(work), type);
    const auto policy = domain::create_policy(
        work, organization, {type, "half", "", R"({"plans":{"P":{"regions":{"@@assign":["eu-west-3"]}}}})"});
    domain::attach_policy(work, organization, policy,
                          domain::get_target(work.unit, organization, member.str()));
  });
  TestCaller caller{test, table(), test.management};
  std::vector<std::string> paths;
  std::optional<std::string> token;
  do {
    const auto page = caller.ask<model::ListEffectivePolicyValidationErrorsResponse>(
        "ListEffectivePolicyValidationErrors",
        model::ListEffectivePolicyValidationErrorsRequest{.account_id = member.str(),
                                                          .policy_type = "BACKUP_POLICY",
                                                          .next_token = token,
                                                          .max_results = 1});
    for (const auto& error : *page.effective_policy_validation_errors) paths.push_back(*error.path_to_error);
    token = page.next_token;
  } while (token);
  EXPECT_EQ(paths, (std::vector<std::string>{"plans/P/rules", "plans/P/selections"}));
}

}  // namespace
}  // namespace groundwork::services::organizations
