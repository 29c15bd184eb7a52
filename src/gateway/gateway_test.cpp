#include "gateway/gateway.hpp"

#include <future>

#include <gtest/gtest.h>

#include "aws/arn.hpp"
#include "plane/accounts.hpp"
#include "plane/events.hpp"
#include "plane/identities/access_keys.hpp"
#include "plane/identities/attachments.hpp"
#include "plane/identities/inline_policies.hpp"
#include "plane/identities/users.hpp"
#include "plane/schema.hpp"
#include "services/account/table.hpp"
#include "services/iam/table.hpp"
#include "services/organizations/table.hpp"
#include "services/sts/table.hpp"
#include "sigv4/sign.hpp"

namespace groundwork::gateway {
namespace {

constexpr std::string_view kAdministrator = "arn:aws:iam::aws:policy/AdministratorAccess";

/// A plane with one account, its administrator and a user without rights, behind a gateway.
class GatewayTest : public testing::Test {
 protected:
  GatewayTest()
      : clock(std::make_shared<base::ManualClock>(base::Instant::from_seconds(1'795'000'000))),
        plane({.database = store::open_sqlite(":memory:", plane::migrations()),
               .clock = clock,
               .random = std::make_shared<base::SeededRandom>(1),
               .seal = base::SealKey(std::string(base::SealKey::kBytes, 'k')),
               .settings = {},
               .job_handlers = {}}),
        gateway(plane,
                {&services::iam::table(), &services::sts::table(), &services::organizations::table(),
                 &services::account::table()},
                AuthMode::enforced) {
    plane.write_and_wait([this](plane::Work& work) {
      plane::Account made{.id = account, .name = "test", .email = "root@example.com", .kind = "BUSINESS"};
      made.state = plane::AccountState::active;
      plane::insert_account(work, made);
      administrator = key_of(work, "Administrator", true);
      stranger = key_of(work, "stranger", false);
    });
  }

  aws::Credentials key_of(plane::Work& work, std::string_view name, bool may_all) {
    const plane::User user = plane::insert_user(work, account, "/", name);
    if (may_all) plane::attach_managed_policy(work, user.holder(), kAdministrator);
    const auto made = plane::insert_access_key(work, account, user.id);
    return {.access_key_id = made.key.id, .secret_access_key = made.secret};
  }

  HttpResponse send(HttpRequest request) {
    std::promise<HttpResponse> promise;
    gateway.handle(std::move(request),
                   [&](HttpResponse response) { promise.set_value(std::move(response)); });
    return promise.get_future().get();
  }

  HttpRequest query(std::string_view service, std::string body, const aws::Credentials& who) {
    HttpRequest request;
    request.headers = {{"host", "127.0.0.1"},
                       {"content-type", "application/x-www-form-urlencoded; charset=utf-8"}};
    request.body = std::move(body);
    request.remote_address = "127.0.0.1";
    const sigv4::RequestView view{request.method, request.target, request.headers, request.body};
    for (auto& header :
         sigv4::sign(view, who, {.region = "us-east-1", .service = std::string(service)}, clock->now())) {
      request.headers.push_back(std::move(header));
    }
    return request;
  }
  HttpResponse iam(const std::string& body, const aws::Credentials& who) {
    return send(query("iam", body + "&Version=2010-05-08", who));
  }

  std::vector<plane::ListedEvent> events() {
    plane.database().flush();
    std::vector<plane::ListedEvent> found;
    plane.read([&](plane::Work& work) { found = plane::list_events(work.unit, {}); });
    return found;
  }

  const aws::AccountId account = aws::AccountId::trusted("123456789012");
  std::shared_ptr<base::ManualClock> clock;
  plane::Plane plane;
  Gateway gateway;
  aws::Credentials administrator, stranger;
};

TEST_F(GatewayTest, SaysWhoTheCallerIs) {
  const auto response = send(query("sts", "Action=GetCallerIdentity&Version=2011-06-15", stranger));
  EXPECT_EQ(response.status, 200);
  EXPECT_NE(response.body.find("<Arn>arn:aws:iam::123456789012:user/stranger</Arn>"), std::string::npos);
}

TEST_F(GatewayTest, CarriesOutAWriteAndRecordsItOnce) {
  EXPECT_EQ(iam("Action=CreateUser&UserName=new", administrator).status, 200);
  EXPECT_EQ(iam("Action=GetUser&UserName=new", administrator).status, 200);
  const auto all = events();
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[1].event.name, "CreateUser");
  EXPECT_NE(all[1].event.record.find(R"("requestParameters":{"userName":"new"})"), std::string::npos);
  EXPECT_TRUE(all[1].event.decision.has_value());
}

TEST_F(GatewayTest, RefusesInAwsWordsAndRecordsTheRefusal) {
  const auto response = iam("Action=CreateUser&UserName=new", stranger);
  EXPECT_EQ(response.status, 403);
  EXPECT_NE(response.body.find("<Code>AccessDenied</Code>"), std::string::npos);
  EXPECT_NE(response.body.find("User: arn:aws:iam::123456789012:user/stranger is not authorized to perform: "
                               "iam:CreateUser on resource: arn:aws:iam::123456789012:user/new because no "
                               "identity-based policy allows the iam:CreateUser action"),
            std::string::npos)
      << response.body;
  ASSERT_EQ(events().size(), 1U);
  EXPECT_EQ(events()[0].event.error_code, "AccessDenied");
}

TEST_F(GatewayTest, ARevokedKeyStopsWorkingAtOnce) {
  EXPECT_EQ(iam("Action=ListUsers", administrator).status, 200);
  plane.write_and_wait([this](plane::Work& work) {
    plane::set_key_status(work, administrator.access_key_id, plane::KeyStatus::inactive);
  });
  const auto response = iam("Action=ListUsers", administrator);
  EXPECT_EQ(response.status, 403);
  EXPECT_NE(response.body.find("InvalidClientTokenId"), std::string::npos);
}

TEST_F(GatewayTest, ABoundaryWhosePolicyIsGoneAllowsNothing) {
  plane.write_and_wait([this](plane::Work& work) {
    const auto user = plane::find_user(work.unit, account, "Administrator");
    plane::set_user_permissions_boundary(work, user->id, "arn:aws:iam::123456789012:policy/gone");
  });
  const auto response = iam("Action=ListUsers", administrator);
  EXPECT_EQ(response.status, 403);
  EXPECT_NE(response.body.find("because no permissions boundary allows"), std::string::npos) << response.body;
}

TEST_F(GatewayTest, TellsWrongSignaturesUnknownKeysAndStaleClocksApart) {
  aws::Credentials wrong = administrator;
  wrong.secret_access_key = "wrong";
  EXPECT_NE(iam("Action=ListUsers", wrong).body.find("SignatureDoesNotMatch"), std::string::npos);
  wrong.access_key_id = "AKIAUNKNOWNUNKNOWN22";
  EXPECT_NE(iam("Action=ListUsers", wrong).body.find("InvalidClientTokenId"), std::string::npos);
  HttpRequest stale = query("iam", "Action=ListUsers&Version=2010-05-08", administrator);
  clock->advance_seconds(3600);
  EXPECT_NE(send(stale).body.find("Signature expired"), std::string::npos);
  EXPECT_NE(send(HttpRequest{query("iam", "Action=Nonsense&Version=2010-05-08", administrator)})
                .body.find("InvalidAction"),
            std::string::npos);
}

TEST_F(GatewayTest, AnOperationThatIsNotBuiltSaysSo) {
  const auto response = iam("Action=ListSSHPublicKeys", administrator);
  EXPECT_EQ(response.status, 501);
  EXPECT_NE(response.body.find("<Code>NotImplemented</Code>"), std::string::npos);
  EXPECT_NE(response.body.find("ListSSHPublicKeys"), std::string::npos);
}

TEST_F(GatewayTest, ToldOfAllBrokenConstraintsAtOnce) {
  const auto response = iam("Action=CreateUser&UserName=a%20b&Path=x", administrator);
  EXPECT_EQ(response.status, 400);
  EXPECT_NE(response.body.find("2 validation errors detected"), std::string::npos) << response.body;
}

}  // namespace
}  // namespace groundwork::gateway
