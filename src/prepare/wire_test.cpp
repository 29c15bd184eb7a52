#include "prepare/wire.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "api/account/types.hpp"
#include "api/iam/types.hpp"
#include "api/organizations/types.hpp"
#include "api/signin/types.hpp"
#include "prepare/sign_up_record.hpp"

namespace groundwork::prepare {
namespace {

namespace iam = api::iam;

std::string text_of(const std::vector<report::Parameter>& parameters) {
  std::string out;
  for (const auto& parameter : parameters) out += parameter.name + "=" + parameter.value + ";";
  return out;
}

template <class Input>
std::string shown_call(const Input& input) {
  return text_of(call_parameters(shape::shape_of<Input>(), &input));
}

TEST(CallParameters, ShowsWhatARequestAsksFor) {
  EXPECT_EQ("UserName=Administrator;",
            shown_call(iam::CreateUserRequest{
                .path = {}, .user_name = "Administrator", .permissions_boundary = {}, .tags = {}}));
  api::organizations::TagResourceRequest tags{.resource_id = "123456789012",
                                              .tags = {{.key = "team", .value = "shop"}}};
  EXPECT_EQ("ResourceId=123456789012;Tags[0].Key=team;Tags[0].Value=shop;", shown_call(tags));
}

TEST(CallParameters, WithholdsSecrets) {
  EXPECT_EQ("UserName=a;Password=(withheld);PasswordResetRequired=true;",
            shown_call(iam::CreateLoginProfileRequest{
                .user_name = "a", .password = "hunter2", .password_reset_required = true}));
  const std::string mfa = shown_call(iam::EnableMFADeviceRequest{.user_name = "a",
                                                                 .serial_number = "s",
                                                                 .authentication_code1 = "111111",
                                                                 .authentication_code2 = "222222"});
  EXPECT_EQ(std::string::npos, mfa.find("111111"));
  EXPECT_EQ(std::string::npos, mfa.find("222222"));
  const std::string token =
      shown_call(api::signin::CreateOAuth2TokenRequest{.token_input = {.client_id = "c",
                                                                       .grant_type = "authorization_code",
                                                                       .code = "the-code",
                                                                       .redirect_uri = {},
                                                                       .code_verifier = "the-verifier",
                                                                       .refresh_token = "the-refresh"}});
  for (const char* secret : {"the-code", "the-verifier", "the-refresh"}) {
    EXPECT_EQ(std::string::npos, token.find(secret)) << token;
  }
}

TEST(CodeIn, FindsTheCodeOfEachMessage) {
  EXPECT_EQ("123456",
            code_in("the AWS account \"Team 654321\"\n\nVerification code: 123456\n\nGood for 10 minutes"));
  EXPECT_EQ("123456", code_in("Your verification code is 123456. It is good for 10 minutes."));
  EXPECT_EQ("123456", code_in("Your verification code is 1 2 3 4 5 6. It is good for 10 minutes."));
  EXPECT_EQ(std::nullopt, code_in("Your verification code is 12345."));
  EXPECT_EQ(std::nullopt, code_in("Welcome to account 123456789012"));
}

/// A wire on which no answer ever comes.
class SilentWire : public testing::Test {
 protected:
  base::SeededRandom random{1};
  base::ManualClock clock{base::Instant::from_seconds(1'800'000'000)};
  client::CredentialChain chain{{client::fixed_credentials({"AKIA", "secret", "", {}})}, clock};
  int attempts = 0;
  std::vector<report::Call> calls;
  Wire wire{
      {.endpoint_of =
           [](const shape::Service&) { return client::Endpoint{"http://127.0.0.1:1", {"us-east-1", "iam"}}; },
       .send = [this](const client::HttpRequest&) -> client::HttpResponse {
         ++attempts;
         throw client::TransportError("no answer", true);
       },
       .clock = clock,
       .random = random,
       .sleep = [](std::int64_t) {}}};
};

TEST_F(SilentWire, ReadsAgainAsAwsAsksItsClientsTo) {
  EXPECT_THROW(wire.call<iam::GetUserResponse>(iam::service(), &chain, "GetUser", iam::GetUserRequest{}),
               client::TransportError);
  EXPECT_EQ(3, attempts);
}

TEST_F(SilentWire, NeverSendsAChangeASecondTime) {
  wire.observe([this](report::Call call) { calls.push_back(std::move(call)); });
  EXPECT_THROW(wire.call(iam::service(), &chain, "DeleteVirtualMFADevice",
                         iam::DeleteVirtualMFADeviceRequest{.serial_number = "s"}),
               client::TransportError);
  EXPECT_EQ(1, attempts);
  ASSERT_EQ(1U, calls.size());
  EXPECT_EQ("DeleteVirtualMFADevice", calls[0].operation);
  EXPECT_EQ(0, calls[0].http_status);
  EXPECT_EQ("s", calls[0].request.at(0).value);
}

}  // namespace
}  // namespace groundwork::prepare
