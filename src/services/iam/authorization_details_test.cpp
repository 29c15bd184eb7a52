#include "base/encoding.hpp"
#include "services/iam/iam_testing.hpp"

namespace groundwork::services::iam {
namespace {

using namespace api::iam;
using testing::ElementsAre;

constexpr const char* kAllow =
    R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]})";
constexpr const char* kTrust =
    R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},)"
    R"("Action":"sts:AssumeRole"}]})";
constexpr const char* kAdministrator = "arn:aws:iam::aws:policy/AdministratorAccess";

struct IamDetailsTest : IamTest {
  using Output = GetAccountAuthorizationDetailsResponse;

  IamDetailsTest() {
    create_user("amy");
    create_user("bob");
    run<CreateGroupResponse>("CreateGroup", CreateGroupRequest{.group_name = "admins"});
    run("AddUserToGroup", AddUserToGroupRequest{"admins", "bob"});
    run("AttachGroupPolicy", AttachGroupPolicyRequest{"admins", kAdministrator});
    run("PutUserPolicy", PutUserPolicyRequest{"bob", "inline", kAllow});
    run<CreateRoleResponse>("CreateRole",
                            CreateRoleRequest{.role_name = "Ops", .assume_role_policy_document = kTrust});
    run<CreateInstanceProfileResponse>("CreateInstanceProfile",
                                       CreateInstanceProfileRequest{.instance_profile_name = "Web"});
    run("AddRoleToInstanceProfile", AddRoleToInstanceProfileRequest{"Web", "Ops"});
    run<CreatePolicyResponse>("CreatePolicy",
                              CreatePolicyRequest{.policy_name = "Own", .policy_document = kAllow});
  }

  Output get(const GetAccountAuthorizationDetailsRequest& request) {
    return run<Output>("GetAccountAuthorizationDetails", request);
  }
  static std::vector<std::string> names(const Output& output) {
    std::vector<std::string> found;
    for (const auto& user : *output.user_detail_list) found.push_back(*user.user_name);
    for (const auto& group : *output.group_detail_list) found.push_back(*group.group_name);
    for (const auto& role : *output.role_detail_list) found.push_back(*role.role_name);
    for (const auto& policy : *output.policies) found.push_back(*policy.policy_name);
    return found;
  }
};

TEST_F(IamDetailsTest, TellWhatEachHolds) {
  const Output output = get({});
  EXPECT_THAT(names(output), ElementsAre("amy", "bob", "admins", "Ops", "Own", "AdministratorAccess"));
  const UserDetail& bob = output.user_detail_list->at(1);
  EXPECT_THAT(*bob.group_list, ElementsAre("admins"));
  EXPECT_EQ(bob.user_policy_list->at(0).policy_document, base::uri_encode(kAllow));
  EXPECT_EQ(output.group_detail_list->at(0).attached_managed_policies->at(0).policy_arn, kAdministrator);
  const RoleDetail& role = output.role_detail_list->at(0);
  EXPECT_EQ(role.assume_role_policy_document, base::uri_encode(kTrust));
  EXPECT_EQ(role.instance_profile_list->at(0).roles.at(0).role_name, "Ops");
  const ManagedPolicyDetail& aws = output.policies->at(1);
  EXPECT_EQ(aws.attachment_count, 1);
  EXPECT_EQ(aws.policy_version_list->at(0).is_default_version, true);
  EXPECT_THAT(*aws.policy_version_list->at(0).document, testing::StartsWith("%7B%22Version%22"));
}

TEST_F(IamDetailsTest, ComeInPagesOfAnySize) {
  for (const std::int32_t size : {1, 2, 3, 4, 5, 6, 7}) {
    std::vector<std::string> found;
    GetAccountAuthorizationDetailsRequest request{.max_items = size};
    for (;;) {
      const Output page = get(request);
      const auto part = names(page);
      EXPECT_LE(part.size(), static_cast<std::size_t>(size));
      found.insert(found.end(), part.begin(), part.end());
      if (!*page.is_truncated) break;
      request.marker = page.marker;
    }
    EXPECT_THAT(found, ElementsAre("amy", "bob", "admins", "Ops", "Own", "AdministratorAccess")) << size;
  }
}

TEST_F(IamDetailsTest, AreFiltered) {
  const auto filtered = [&](const std::vector<std::string>& filter) {
    return names(get({.filter = filter}));
  };
  EXPECT_THAT(filtered({"Role"}), ElementsAre("Ops"));
  EXPECT_THAT(filtered({"Group", "LocalManagedPolicy"}), ElementsAre("admins", "Own"));
  EXPECT_THAT(filtered({"AWSManagedPolicy"}), ElementsAre("AdministratorAccess"));
}

}  // namespace
}  // namespace groundwork::services::iam
