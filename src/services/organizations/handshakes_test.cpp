#include <gmock/gmock.h>

#include "plane/organizations/testing.hpp"
#include "services/organizations/access.hpp"
#include "services/organizations/table.hpp"
#include "services/testing.hpp"

namespace groundwork::services::organizations {
namespace {

using testing::ElementsAre;
using testing::Field;
using testing::IsEmpty;
using testing::SizeIs;

constexpr std::string_view kMakesRole = "iam:CreateServiceLinkedRole";

/// An organization that may invite, and an account that stands alone.
struct HandshakesApi : testing::Test {
  domain::TestOrganization test;
  aws::AccountId stranger = test.add_ready_account("stranger");
  TestCaller management{test, table(), test.management};
  TestCaller from_stranger{test, table(), stranger};

  HandshakesApi() {
    test.run([&](plane::Work& work) {
      work.unit.execute("UPDATE organizations SET email_verified_at = $1 WHERE id = $2", work.now, test.id);
    });
  }

  static model::InviteAccountToOrganizationRequest to_account(const aws::AccountId& account) {
    return {.target = {.id = account.str(), .type = model::HandshakePartyType::kAccount}};
  }
  /// The handshake's id.
  std::string invite(const aws::AccountId& account) {
    return management
        .ask<model::InviteAccountToOrganizationResponse>("InviteAccountToOrganization", to_account(account))
        .handshake->id.value();
  }
  static void accept(TestCaller& caller, const std::string& id) {
    caller.ask<model::AcceptHandshakeResponse>("AcceptHandshake", model::AcceptHandshakeRequest{id});
  }
  Accesses to_accept(TestCaller& caller, const std::string& id) {
    return caller.accesses("AcceptHandshake", model::AcceptHandshakeRequest{id});
  }
  template <class Fn>
  void expect_refusal(std::string_view code, std::string_view reason, Fn&& fn) {
    try {
      fn();
      ADD_FAILURE() << "not refused; expected " << code;
    } catch (const aws::ApiError& error) {
      EXPECT_EQ(error.code, code) << error.message;
      EXPECT_EQ(domain::TestOrganization::reason_of(error), reason);
    }
  }
};

TEST_F(HandshakesApi, AskForTheAccountThatIsInvitedAndForTagging) {
  auto input = to_account(stranger);
  EXPECT_THAT(management.accesses("InviteAccountToOrganization", input), SizeIs(1));
  input.tags = std::vector<model::Tag>{{.key = "team", .value = "blue"}};
  const auto accesses = management.accesses("InviteAccountToOrganization", input);
  ASSERT_THAT(accesses, SizeIs(2));
  EXPECT_EQ(accesses[1].action, "organizations:TagResource");
}

TEST_F(HandshakesApi, AskForTheHandshakeByItsArnInTheSendersAccount) {
  const std::string id = invite(stranger);
  const auto accesses =
      from_stranger.accesses("DeclineHandshake", model::DeclineHandshakeRequest{.handshake_id = id});
  EXPECT_THAT(accesses,
              ElementsAre(Field(&Access::resource, "arn:aws:organizations::" + test.management.str() +
                                                       ":handshake/" + test.id + "/invite/" + id)));
  const auto unknown = from_stranger.accesses("DescribeHandshake",
                                              model::DescribeHandshakeRequest{.handshake_id = "h-00000000"});
  EXPECT_THAT(unknown, ElementsAre(Field(&Access::resource, "*")));
}

TEST_F(HandshakesApi, AskForTheRoleOfOrganizationsWhereItIsNotThereYet) {
  const std::string first = invite(stranger);
  const auto accesses = to_accept(from_stranger, first);
  ASSERT_THAT(accesses, SizeIs(2));
  EXPECT_EQ(accesses[1].action, kMakesRole);
  accept(from_stranger, first);
  from_stranger.tell("LeaveOrganization");
  EXPECT_THAT(to_accept(from_stranger, invite(stranger)), SizeIs(1));
}

TEST_F(HandshakesApi, NeedNoRoleForBillsAlone) {
  test.run([&](plane::Work& work) {
    work.unit.execute("UPDATE organizations SET feature_set = $1 WHERE id = $2", domain::kConsolidatedBilling,
                      test.id);
  });
  EXPECT_THAT(to_accept(from_stranger, invite(stranger)), SizeIs(1));
}

TEST_F(HandshakesApi, BringNobodyWhoCannotPay) {
  const aws::AccountId poor = test.add_account("poor");
  TestCaller caller{test, table(), poor};
  const std::string id = invite(poor);
  expect_refusal("HandshakeConstraintViolationException", "PAYMENT_INSTRUMENT_REQUIRED",
                 [&] { accept(caller, id); });
}

TEST_F(HandshakesApi, AreOfTheOneWhoReceivedThemAndTheOneWhoSent) {
  const std::string id = invite(stranger);
  const auto received = from_stranger.ask<model::ListHandshakesForAccountResponse>(
      "ListHandshakesForAccount", model::ListHandshakesForAccountRequest{});
  EXPECT_THAT(*received.handshakes, ElementsAre(Field(&model::Handshake::id, id)));
  const auto own = management.ask<model::ListHandshakesForAccountResponse>(
      "ListHandshakesForAccount", model::ListHandshakesForAccountRequest{});
  EXPECT_THAT(*own.handshakes, IsEmpty());
  TestCaller third{test, table(), test.add_ready_account("third")};
  expect_refusal("HandshakeNotFoundException", "", [&] { accept(third, id); });
}

TEST_F(HandshakesApi, EndOnceAndForAll) {
  const std::string id = invite(stranger);
  test.clock.advance_seconds(test.settings[plane::Setting::organizations_invitation_seconds]);
  // Time is up whether or not the job has been there.
  expect_refusal("InvalidHandshakeTransitionException", "", [&] { accept(from_stranger, id); });
  test.run_jobs();
  expect_refusal("InvalidHandshakeTransitionException", "", [&] { accept(from_stranger, id); });
  expect_refusal("InvalidHandshakeTransitionException", "", [&] {
    management.ask<model::CancelHandshakeResponse>("CancelHandshake", model::CancelHandshakeRequest{id});
  });
}

}  // namespace
}  // namespace groundwork::services::organizations
