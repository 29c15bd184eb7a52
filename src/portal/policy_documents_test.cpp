#include <fmt/format.h>

#include "api/iam/types.hpp"
#include "api/organizations/types.hpp"
#include "plane/identities/users.hpp"
#include "plane/organizations/testing.hpp"
#include "plane/signin.hpp"
#include "plane/signin_sessions.hpp"
#include "portal/testing.hpp"
#include "services/iam/table.hpp"
#include "services/organizations/table.hpp"
#include "services/testing.hpp"

namespace groundwork::portal {
namespace {

using namespace api::portal;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

/// A document of version 2012-10-17 with one statement, on its third line.
std::string with(std::string_view statement) {
  return "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": " + std::string(statement) + "\n}";
}

const std::string kGood = with(R"({"Effect":"Allow","Action":"*","Resource":"*"})");

struct PolicyDocuments : testing::Test {
  plane::organizations::TestOrganization plane;
  aws::AccountId account = plane.management;
  std::string token = plane.run([&](plane::Work& work) {
    plane::signin::reset_root_password(work, account, "Correct-Horse-1");
    return plane::signin::open_console_session(work, account, std::nullopt, work.now).token;
  });

  CheckPolicyDocumentOutput ask(const CheckPolicyDocumentInput& input) {
    return plane.run([&](plane::Work& work) {
      const plane::Caller nobody;
      services::Call call{work, nobody, "request", "us-east-1", "192.0.2.1", "test", true};
      CheckPolicyDocumentOutput output;
      table().find("CheckPolicyDocument")->handle(call, &input, &output);
      return output;
    });
  }
  CheckPolicyDocumentOutput check(const char* kind, const std::string& document,
                                  std::optional<PolicyHolder> holder = {}) {
    return ask({.session_token = token, .kind = kind, .document = document, .holder = std::move(holder)});
  }
  /// The first fault, which it must have.
  PolicyDocumentFault fault(const char* kind, const std::string& document,
                            std::optional<PolicyHolder> holder = {}) {
    auto faults = check(kind, document, std::move(holder)).faults;
    return faults.empty() ? PolicyDocumentFault{.code = "none", .message = ""} : faults.front();
  }
  /// What an API's operation refuses with.
  template <class Output, class Input>
  std::string refusal(const services::Table& in, const char* operation, const Input& input) {
    try {
      services::TestCaller(plane, in, account).ask<Output>(operation, input);
    } catch (const aws::ApiError& error) {
      return error.code + ": " + error.message;
    }
    return "none: ";
  }
};

std::string words(const PolicyDocumentFault& fault) { return fault.code + ": " + fault.message; }

std::string place(const PolicyDocumentFault& fault) {
  return fmt::format("{}:{} {}", fault.line.value_or(0), fault.column.value_or(0), fault.path.value_or(""));
}

TEST_F(PolicyDocuments, SayWhatIsWrongAndWhere) {
  const auto found =
      fault("IDENTITY_POLICY", with(R"({"Effect":"Allow","Action":["*","s3"],"Resource":"*"})"));
  EXPECT_EQ(found.code, "MalformedPolicyDocument");
  EXPECT_EQ(found.message, "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.");
  EXPECT_EQ(found.explanation, "`s3` has no service prefix");
  EXPECT_EQ(place(found), "3:49 Statement/Action/1");
  EXPECT_EQ(place(fault("IDENTITY_POLICY", "{\n  \"Version\": 2012-10-17\n}")), "2:18 ");
}

TEST_F(PolicyDocuments, ThatAreGoodHaveNoFaultAndASize) {
  const auto answer = check("IDENTITY_POLICY", kGood);
  EXPECT_THAT(answer.faults, IsEmpty());
  EXPECT_EQ(answer.size, 83);
  EXPECT_EQ(answer.size_max, 6144);
  EXPECT_THAT(check("SERVICE_CONTROL_POLICY", kGood).faults, IsEmpty());
  EXPECT_EQ(check("SERVICE_CONTROL_POLICY", kGood).size, static_cast<int>(kGood.size()));
}

TEST_F(PolicyDocuments, AreRefusedAsCreatePolicyRefusesThem) {
  for (const std::string& document :
       {std::string("x"), " " + kGood, with("[]"), with(R"({"Effect":"Allow"})"),
        std::string(R"({"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}})"),
        with(R"({"Effect":"Allow","Action":"*","Resource":"*","Sid":")" + std::string(7000, 'x') + "\"}")}) {
    api::iam::CreatePolicyRequest request{.policy_name = "p"};
    request.policy_document = document;
    EXPECT_EQ(words(fault("IDENTITY_POLICY", document)),
              refusal<api::iam::CreatePolicyResponse>(services::iam::table(), "CreatePolicy", request))
        << document;
  }
}

TEST_F(PolicyDocuments, AreRefusedAsTheHoldersOperationRefusesThem) {
  plane.run([&](plane::Work& work) { plane::insert_user(work, account, "/", "bob"); });
  const std::string large =
      with(R"({"Effect":"Allow","Action":"*","Resource":"*","Sid":")" + std::string(1500, 'x') + "\"}");
  api::iam::PutUserPolicyRequest request{
      .user_name = "bob", .policy_name = "first", .policy_document = large};
  services::TestCaller(plane, services::iam::table(), account).tell("PutUserPolicy", request);
  request.policy_name = "second";
  const PolicyHolder bob{.type = "USER", .name = "bob", .other_documents = std::vector{large}};
  EXPECT_EQ(words(fault("IDENTITY_POLICY", large, bob)),
            refusal<shape::Unit>(services::iam::table(), "PutUserPolicy", request));
  EXPECT_EQ(words(fault("IDENTITY_POLICY", large, bob)),
            "LimitExceeded: Maximum policy size of 2048 bytes exceeded for user bob");
  EXPECT_THAT(check("IDENTITY_POLICY", large, PolicyHolder{.type = "ROLE", .name = "r"}).faults, IsEmpty());
  EXPECT_THAT(check("IDENTITY_POLICY", with("[]") + std::string(7000, 'x'), bob).faults, SizeIs(2));
}

TEST_F(PolicyDocuments, OfTrustNamePrincipalsThatAreThere) {
  const auto trust = [](std::string_view name) {
    return with(
        fmt::format(R"({{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{{"AWS":"{}"}}}})", name));
  };
  const std::string bob = "arn:aws:iam::" + account.str() + ":user/bob";
  const auto missing = fault("ROLE_TRUST_POLICY", trust(bob));
  EXPECT_EQ(words(missing), "MalformedPolicyDocument: Invalid principal in policy: \"AWS\":\"" + bob + "\"");
  EXPECT_EQ(place(missing), "3:80 Statement/Principal/AWS");
  api::iam::CreateRoleRequest request{.role_name = "r", .assume_role_policy_document = trust(bob)};
  EXPECT_EQ(words(missing),
            refusal<api::iam::CreateRoleResponse>(services::iam::table(), "CreateRole", request));
  plane.run([&](plane::Work& work) { plane::insert_user(work, account, "/", "bob"); });
  EXPECT_THAT(check("ROLE_TRUST_POLICY", trust(bob)).faults, IsEmpty());
}

TEST_F(PolicyDocuments, OfOrganizationsHaveItsReasons) {
  const auto delegated = fault(
      "ORGANIZATION_RESOURCE_POLICY",
      with(R"({"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"s3:Get*","Resource":"*"})"));
  EXPECT_EQ(delegated.reason, "UNSUPPORTED_ACTION_IN_RESOURCE_POLICY");
  EXPECT_EQ(place(delegated), "3:79 Statement/Action");
  const std::string tags = R"({"tags":{"team":{"tag_keys":{"@@assign":"Team"}}}})";
  const auto misspelt = fault("TAG_POLICY", tags);
  EXPECT_EQ(misspelt.explanation, "`tag_keys` cannot stand in `team`");
  EXPECT_EQ(place(misspelt), "1:19 tags/team/tag_keys");
  api::organizations::CreatePolicyRequest request{.content = tags, .name = "tags", .type = "TAG_POLICY"};
  EXPECT_EQ(words(misspelt), refusal<api::organizations::CreatePolicyResponse>(
                                 services::organizations::table(), "CreatePolicy", request));
  const auto large = check("TAG_POLICY", tags + std::string(10'000, ' '));
  EXPECT_EQ(large.faults.at(0).reason, "POLICY_CONTENT_LIMIT_EXCEEDED");
  EXPECT_EQ(large.faults.at(0).line, std::nullopt);
}

TEST_F(PolicyDocuments, AreHeldToTheModelOfTheirApiFirst) {
  EXPECT_EQ(fault("IDENTITY_POLICY", "").code, "ValidationError");
  const auto quoted = fault("IDENTITY_POLICY", "{\n \xe2\x80\x9cVersion\xe2\x80\x9d: 1}");
  EXPECT_THAT(quoted.message,
              HasSubstr("at 'policyDocument' failed to satisfy constraint: Member must satisfy "
                        "regular expression pattern: [\\u0009\\u000A\\u000D\\u0020-\\u00FF]+"));
  EXPECT_EQ(place(quoted), "2:2 ");
  EXPECT_EQ(fault("ORGANIZATION_RESOURCE_POLICY", std::string(40'001, ' ')).reason, "MAX_LENGTH_EXCEEDED");
  EXPECT_EQ(fault("TAG_POLICY", "").reason, "MIN_LENGTH_EXCEEDED");
  EXPECT_EQ(fault("IDENTITY_POLICY", std::string(131'073, ' ')).code, "ValidationError");
}

TEST_F(PolicyDocuments, AreCheckedForThoseWhoHaveSignedIn) {
  EXPECT_THROW(ask({.session_token = "x", .kind = "TAG_POLICY", .document = "{}"}), aws::ApiError);
}

}  // namespace
}  // namespace groundwork::portal
