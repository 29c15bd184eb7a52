#include "plane/identities/aws_managed_policies.hpp"

#include <set>

#include <gtest/gtest.h>

#include "base/text.hpp"
#include "plane/identities/service_linked_roles.hpp"
#include "policy/document.hpp"

namespace groundwork::plane {
namespace {

TEST(AwsManagedPolicies, AreFoundByArn) {
  const AwsManagedPolicy* policy = find_aws_managed_policy("arn:aws:iam::aws:policy/AdministratorAccess");
  ASSERT_NE(policy, nullptr);
  EXPECT_EQ(policy->name, "AdministratorAccess");
  EXPECT_EQ(policy->path, "/");
  EXPECT_EQ(base::iso8601(policy->created_at), "2015-02-06T18:39:46Z");
  EXPECT_EQ(*aws_policy_document(policy->versions.front()),
            R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]})");
  const AwsManagedPolicy* billing = find_aws_managed_policy("arn:aws:iam::aws:policy/job-function/Billing");
  ASSERT_NE(billing, nullptr);
  EXPECT_EQ(billing->path, "/job-function/");
  EXPECT_EQ(find_aws_managed_policy("arn:aws:iam::aws:policy/Billing"), nullptr);
  EXPECT_EQ(find_aws_managed_policy("arn:aws:iam::123456789012:policy/AdministratorAccess"), nullptr);
}

TEST(AwsManagedPolicies, HaveLastingUniqueIds) {
  std::set<std::string> ids;
  for (const AwsManagedPolicy& policy : aws_managed_policies()) {
    EXPECT_EQ(policy.id().size(), 21U);
    ids.insert(policy.id());
  }
  EXPECT_EQ(ids.size(), aws_managed_policies().size());
  EXPECT_EQ(find_aws_managed_policy("arn:aws:iam::aws:policy/AdministratorAccess")->id(),
            "ANPAXUEARDEVTUHKHZ23E");
}

TEST(AwsManagedPolicies, AreAllReadable) {
  std::string last;
  for (const AwsManagedPolicy& policy : aws_managed_policies()) {
    EXPECT_LT(last, base::lower(policy.name));
    last = base::lower(policy.name);
    ASSERT_FALSE(policy.versions.empty());
    const auto read = policy::parse(*aws_policy_document(policy.versions.front()),
                                    policy::DocumentKind::identity, policy::Author::aws);
    EXPECT_TRUE(read) << policy.arn() << ": " << read.error().reason;
  }
}

TEST(LinkedServices, HavePoliciesOfAws) {
  for (const LinkedService& service : linked_services()) {
    EXPECT_TRUE(service.role_name.starts_with("AWSServiceRoleFor")) << service.principal;
    if (aws_managed_policies().size() < linked_services().size()) continue;  // a build with the core alone
    const std::string arn = "arn:aws:iam::aws:policy/aws-service-role/" + std::string(service.policy);
    EXPECT_NE(find_aws_managed_policy(arn), nullptr) << arn;
  }
}

}  // namespace
}  // namespace groundwork::plane
