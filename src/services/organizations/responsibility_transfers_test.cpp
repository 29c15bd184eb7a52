#include "plane/organizations/responsibility_transfers.hpp"

#include <limits>
#include <set>

#include <gmock/gmock.h>

#include "plane/billing/calendar.hpp"
#include "plane/mail.hpp"
#include "plane/organizations/testing.hpp"
#include "plane/organizations/transfer_chains.hpp"
#include "services/organizations/access.hpp"
#include "services/organizations/table.hpp"
#include "services/testing.hpp"

namespace groundwork::services::organizations {
namespace {

using testing::Contains;
using testing::Eq;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

/// Another organization and whoever asks for it.
struct Other {
  aws::AccountId account;
  std::string organization;
  TestCaller caller;
};

/// The test's organization pays for others, in the middle of November 2026.
struct Transfers : testing::Test {
  domain::TestOrganization test;
  TestCaller payer{test, table(), test.management};
  Other source = other("source");

  Transfers() {
    test.clock.set(day("2026-11-15"));
    test.run([&](plane::Work& work) { verify(work, test.id); });
  }

  static base::Instant day(std::string_view text) {
    return plane::billing::start_of(plane::billing::parse_day(text).value());
  }
  /// The last millisecond before a day.
  static base::Instant before(std::string_view text) { return day(text).plus_ms(-1); }

  static void verify(plane::Work& work, const std::string& organization) {
    work.unit.execute("UPDATE organizations SET email_verified_at = $1 WHERE id = $2", work.now,
                      organization);
  }
  Other other(const std::string& name, std::string_view features = domain::kAllFeatures) {
    const aws::AccountId account = test.add_ready_account(name);
    const std::string id = test.run([&](plane::Work& work) {
      const auto made = domain::create_organization(work, account, features);
      verify(work, made.id);
      return made.id;
    });
    return {account, id, TestCaller{test, table(), account}};
  }

  static model::InviteOrganizationToTransferResponsibilityRequest request(
      const std::string& id, std::string_view start = "2026-12-01", const std::string& type = "ACCOUNT") {
    return {.type = "BILLING",
            .target = {.id = id, .type = type},
            .start_timestamp = day(start),
            .source_name = "Their bill"};
  }
  static model::Handshake invite(TestCaller& from,
                                 const model::InviteOrganizationToTransferResponsibilityRequest& input) {
    return from
        .ask<model::InviteOrganizationToTransferResponsibilityResponse>(
            "InviteOrganizationToTransferResponsibility", input)
        .handshake.value();
  }
  static void accept(TestCaller& by, const std::string& handshake) {
    by.ask<model::AcceptHandshakeResponse>("AcceptHandshake",
                                           model::AcceptHandshakeRequest{.handshake_id = handshake});
  }
  /// Invites and accepts; answers the transfer's id.
  static std::string transfer(TestCaller& to, Other& from, std::string_view start = "2026-12-01") {
    const auto handshake = invite(to, request(from.account.str(), start));
    accept(from.caller, handshake.id.value());
    return only_outbound(from.caller).id.value();
  }
  static model::ResponsibilityTransfer describe(TestCaller& caller, const std::string& id) {
    return caller
        .ask<model::DescribeResponsibilityTransferResponse>(
            "DescribeResponsibilityTransfer", model::DescribeResponsibilityTransferRequest{.id = id})
        .responsibility_transfer.value();
  }
  static std::vector<model::ResponsibilityTransfer> inbound(TestCaller& caller,
                                                            std::optional<std::string> id = std::nullopt) {
    return caller
        .ask<model::ListInboundResponsibilityTransfersResponse>(
            "ListInboundResponsibilityTransfers",
            model::ListInboundResponsibilityTransfersRequest{.type = "BILLING", .id = std::move(id)})
        .responsibility_transfers.value();
  }
  static std::vector<model::ResponsibilityTransfer> outbound(TestCaller& caller) {
    return caller
        .ask<model::ListOutboundResponsibilityTransfersResponse>(
            "ListOutboundResponsibilityTransfers",
            model::ListOutboundResponsibilityTransfersRequest{.type = "BILLING"})
        .responsibility_transfers.value();
  }
  static model::ResponsibilityTransfer only_outbound(TestCaller& caller) {
    const auto found = outbound(caller);
    EXPECT_THAT(found, SizeIs(1));
    return found.at(0);
  }
  static model::ResponsibilityTransfer terminate(TestCaller& caller, const std::string& id,
                                                 std::optional<base::Instant> end = std::nullopt) {
    return caller
        .ask<model::TerminateResponsibilityTransferResponse>(
            "TerminateResponsibilityTransfer",
            model::TerminateResponsibilityTransferRequest{.id = id, .end_timestamp = end})
        .responsibility_transfer.value();
  }
  aws::AccountId payer_on(const aws::AccountId& account, std::string_view text) {
    return test.run([&](plane::Work& work) { return domain::payer_at(work.unit, account, day(text)); });
  }
  void set(plane::Setting setting, std::int64_t value) { test.settings.set(setting, value); }

  void expect_refusal(std::string_view code, std::string_view reason, const std::function<void()>& action) {
    try {
      action();
      ADD_FAILURE() << "not refused; expected " << code << " " << reason;
    } catch (const aws::ApiError& error) {
      EXPECT_EQ(error.code, code) << error.message;
      EXPECT_EQ(domain::TestOrganization::reason_of(error), reason) << error.message;
    }
  }
  void expect_invite_refusal(std::string_view code, std::string_view reason,
                             const model::InviteOrganizationToTransferResponsibilityRequest& input) {
    expect_refusal(code, reason, [&] { invite(payer, input); });
  }
};

TEST_F(Transfers, AreInvitedToAndAcceptedByManagementAccounts) {
  auto input = request(source.account.str());
  input.notes = "Let us pay.";
  input.tags = std::vector<model::Tag>{{.key = "Customer", .value = "7"}};
  const auto handshake = invite(payer, input);
  EXPECT_EQ(handshake.action, "TRANSFER_RESPONSIBILITY");
  EXPECT_EQ(handshake.state, "OPEN");
  EXPECT_EQ(handshake.arn, "arn:aws:organizations::" + test.management.str() + ":handshake/" + test.id +
                               "/transfer_responsibility/" + handshake.id.value());
  EXPECT_EQ(handshake.expiration_timestamp, day("2026-11-30"));
  ASSERT_THAT(handshake.resources.value(), SizeIs(4));
  const auto& organization = handshake.resources->at(0);
  EXPECT_EQ(organization.value, test.id);
  ASSERT_THAT(organization.resources.value(), SizeIs(3));
  EXPECT_EQ(organization.resources->at(0).type, "MANAGEMENT_ACCOUNT");
  EXPECT_EQ(organization.resources->at(1).value, "management@example.com");
  const auto& offered = handshake.resources->at(2);
  EXPECT_EQ(offered.type, "RESPONSIBILITY_TRANSFER");
  EXPECT_EQ(offered.resources->at(0).value, "BILLING");
  EXPECT_EQ(offered.resources->at(1).value, "2026-12-01T00:00:00Z");
  EXPECT_EQ(handshake.resources->at(3).value, "Let us pay.");

  const auto before_answer = describe(payer, offered.value.value());
  EXPECT_EQ(before_answer.status, "REQUESTED");
  EXPECT_EQ(before_answer.source->management_account_id, source.account.str());
  EXPECT_FALSE(before_answer.source->management_account_email);
  EXPECT_EQ(before_answer.active_handshake_id, handshake.id);

  accept(source.caller, handshake.id.value());
  const auto seen = describe(payer, offered.value.value());
  EXPECT_EQ(seen.status, "ACCEPTED");
  EXPECT_EQ(seen.name, "Their bill");
  EXPECT_EQ(seen.arn, "arn:aws:organizations::" + test.management.str() + ":transfer/" + test.id +
                          "/billing/inbound/" + seen.id.value());
  EXPECT_EQ(seen.source->management_account_email, "source@example.com");
  EXPECT_EQ(seen.start_timestamp, day("2026-12-01"));
  EXPECT_FALSE(seen.end_timestamp);
}

TEST_F(Transfers, ShowTheirNameToThosePayingAlone) {
  const std::string id = transfer(payer, source);
  const auto seen = only_outbound(source.caller);
  EXPECT_FALSE(seen.name);
  EXPECT_EQ(seen.arn, "arn:aws:organizations::" + source.account.str() + ":transfer/" + source.organization +
                          "/billing/outbound/" + id);
  EXPECT_EQ(seen.target->management_account_id, test.management.str());
  const auto renamed = payer.ask<model::UpdateResponsibilityTransferResponse>(
      "UpdateResponsibilityTransfer", model::UpdateResponsibilityTransferRequest{.id = id, .name = "New"});
  EXPECT_EQ(renamed.responsibility_transfer->name, "New");
  EXPECT_EQ(inbound(payer).at(0).name, "New");
  expect_refusal("InvalidInputException", "UNSUPPORTED_ACTION_IN_RESPONSIBILITY_TRANSFER", [&] {
    source.caller.ask<model::UpdateResponsibilityTransferResponse>(
        "UpdateResponsibilityTransfer", model::UpdateResponsibilityTransferRequest{.id = id, .name = "Mine"});
  });
}

TEST_F(Transfers, BeginWithTheNextMonthOrTheOneAfterIt) {
  const std::string id = source.account.str();
  expect_invite_refusal("InvalidInputException", "START_DATE_NOT_BEGINNING_OF_MONTH",
                        request(id, "2026-12-02"));
  expect_invite_refusal("InvalidInputException", "START_DATE_TOO_EARLY", request(id, "2026-11-01"));
  expect_invite_refusal("InvalidInputException", "START_DATE_TOO_LATE", request(id, "2027-02-01"));
  auto input = request(id);
  input.start_timestamp = input.start_timestamp.plus_ms(1);
  expect_invite_refusal("InvalidInputException", "START_DATE_NOT_BEGINNING_OF_DAY", input);
  input.start_timestamp = {std::numeric_limits<std::int64_t>::max()};
  expect_invite_refusal("InvalidInputException", "INVALID_START_DATE", input);
  test.clock.set(day("2026-11-30"));
  expect_invite_refusal("InvalidInputException", "START_DATE_TOO_EARLY", request(id));
  EXPECT_EQ(invite(payer, request(id, "2027-01-01")).expiration_timestamp, day("2026-12-31"));
}

TEST_F(Transfers, AreOfferedToManagementAccountsOfOthers) {
  const aws::AccountId member = test.add_member_account("member");
  expect_invite_refusal("InvalidInputException", "TARGET_NOT_SUPPORTED", request(member.str()));
  expect_invite_refusal("InvalidInputException", "TARGET_NOT_SUPPORTED", request("123456789012"));
  expect_invite_refusal("InvalidInputException", "INVALID_PARTY_TYPE_TARGET",
                        request(source.organization, "2026-12-01", "ORGANIZATION"));
  expect_invite_refusal("HandshakeConstraintViolationException", "SOURCE_AND_TARGET_CANNOT_MATCH",
                        request(test.management.str()));
  TestCaller from_member{test, table(), member};
  expect_refusal("AccessDeniedException", "", [&] { invite(from_member, request(source.account.str())); });
  test.run([&](plane::Work& work) {
    work.unit.execute("UPDATE organizations SET email_verified_at = NULL WHERE id = $1", test.id);
  });
  expect_invite_refusal("HandshakeConstraintViolationException", "MANAGEMENT_ACCOUNT_EMAIL_NOT_VERIFIED",
                        request(source.account.str()));
}

TEST_F(Transfers, AddressedByMailTellNobodyWhoseItIs) {
  const auto handshake = invite(payer, request("SOURCE@example.com", "2026-12-01", "EMAIL"));
  const auto asked = inbound(payer).at(0);
  EXPECT_FALSE(asked.source->management_account_id);
  EXPECT_EQ(asked.source->management_account_email, "SOURCE@example.com");
  EXPECT_EQ(only_outbound(source.caller).source->management_account_id, source.account.str());
  accept(source.caller, handshake.id.value());
  EXPECT_EQ(inbound(payer).at(0).source->management_account_id, source.account.str());

  const aws::AccountId alone = test.add_ready_account("alone");
  const auto stray = invite(payer, request("alone@example.com", "2026-12-01", "EMAIL"));
  TestCaller caller{test, table(), alone};
  expect_refusal("AWSOrganizationsNotInUseException", "", [&] { accept(caller, stray.id.value()); });
}

TEST_F(Transfers, FollowTheAnswerToTheirInvitation) {
  const auto status = [&] { return inbound(payer).at(0).status.value(); };
  const std::string id = invite(payer, request(source.account.str())).id.value();
  expect_invite_refusal("DuplicateHandshakeException", "", request(source.account.str()));
  source.caller.ask<model::DeclineHandshakeResponse>("DeclineHandshake",
                                                     model::DeclineHandshakeRequest{.handshake_id = id});
  EXPECT_EQ(status(), "DECLINED");
  test.clock.advance_seconds(base::kDaySeconds * 30);
  test.run_jobs();
  EXPECT_THAT(inbound(payer), IsEmpty());

  const std::string next = invite(payer, request(source.account.str(), "2027-01-01")).id.value();
  payer.ask<model::CancelHandshakeResponse>("CancelHandshake",
                                            model::CancelHandshakeRequest{.handshake_id = next});
  EXPECT_EQ(status(), "CANCELED");
  const std::string last = invite(payer, request(source.account.str(), "2027-02-01")).id.value();
  test.clock.set(day("2027-01-31"));
  test.run_jobs();
  const auto found = inbound(payer);
  EXPECT_THAT(found, Contains(Field(&model::ResponsibilityTransfer::status, Eq("EXPIRED"))));
  expect_refusal("InvalidHandshakeTransitionException", "", [&] { accept(source.caller, last); });
  expect_refusal("InvalidResponsibilityTransferTransitionException", "",
                 [&] { terminate(payer, found.at(0).id.value()); });
}

TEST_F(Transfers, EndWithAMonthWhicheverSideWithdraws) {
  const std::string id = transfer(payer, source);
  const auto refuse = [&](std::string_view reason, base::Instant end) {
    expect_refusal("InvalidInputException", reason, [&] { terminate(source.caller, id, end); });
  };
  test.clock.set(day("2026-12-10"));
  refuse("END_DATE_NOT_END_OF_MONTH", day("2027-01-01"));
  refuse("END_DATE_NOT_END_OF_MONTH", before("2027-01-01").plus_ms(-999));
  refuse("END_DATE_TOO_EARLY", before("2026-12-01"));
  refuse("INVALID_END_DATE", before("2027-03-01"));
  refuse("INVALID_END_DATE", {std::numeric_limits<std::int64_t>::min()});
  const auto ended = terminate(source.caller, id, before("2027-02-01"));
  EXPECT_EQ(ended.status, "WITHDRAWN");
  EXPECT_EQ(ended.end_timestamp, before("2027-02-01"));
  expect_refusal("ResponsibilityTransferAlreadyInStatusException", "", [&] { terminate(payer, id); });
  EXPECT_EQ(payer_on(source.account, "2026-11-30"), source.account);
  EXPECT_EQ(payer_on(source.account, "2026-12-01"), test.management);
  EXPECT_EQ(payer_on(source.account, "2027-01-31"), test.management);
  EXPECT_EQ(payer_on(source.account, "2027-02-01"), source.account);
  for (const char* name : {"source@example.com", "management@example.com"}) {
    const auto mails = test.run(
        [&](plane::Work& work) { return plane::list_messages(work.unit, plane::Channel::mail, name, 50); });
    EXPECT_THAT(mails.front().body, HasSubstr("It ends at 2027-01-31T23:59:59Z"));
  }
}

TEST_F(Transfers, EndWithTheCurrentMonthUnlessTold) {
  const std::string id = transfer(payer, source);
  test.clock.set(day("2026-12-10"));
  EXPECT_EQ(terminate(payer, id).end_timestamp, before("2027-01-01"));
}

TEST_F(Transfers, OfOneBillDoNotOverlap) {
  Other second = other("second");
  const std::string id = transfer(payer, source);
  expect_invite_refusal("HandshakeConstraintViolationException", "RESPONSIBILITY_TRANSFER_ALREADY_EXISTS",
                        request(source.account.str()));
  const auto rival = invite(second.caller, request(source.account.str())).id.value();
  expect_refusal("ConstraintViolationException", "RESPONSIBILITY_TRANSFER_MAX_OUTBOUND_QUOTA_VIOLATION",
                 [&] { accept(source.caller, rival); });
  test.clock.set(day("2026-11-20"));
  terminate(source.caller, id, before("2027-01-01"));
  expect_refusal("HandshakeConstraintViolationException", "RESPONSIBILITY_TRANSFER_ALREADY_EXISTS",
                 [&] { accept(source.caller, rival); });
  second.caller.ask<model::CancelHandshakeResponse>("CancelHandshake",
                                                    model::CancelHandshakeRequest{.handshake_id = rival});
  accept(source.caller, invite(second.caller, request(source.account.str(), "2027-01-01")).id.value());
  EXPECT_EQ(payer_on(source.account, "2026-12-31"), test.management);
  EXPECT_EQ(payer_on(source.account, "2027-01-01"), second.account);
}

TEST_F(Transfers, AreInheritedByWhoeverTakesOverTheirTargetsBill) {
  Other receiver = other("receiver");
  const std::string below = transfer(payer, source);
  expect_refusal("ResponsibilityTransferNotFoundException", "", [&] { describe(receiver.caller, below); });
  const auto up = invite(receiver.caller, request(test.management.str(), "2027-01-01"));
  accept(payer, up.id.value());
  const std::string above = only_outbound(payer).id.value();
  EXPECT_EQ(payer_on(source.account, "2026-12-01"), test.management);
  EXPECT_EQ(payer_on(source.account, "2027-01-01"), receiver.account);
  const auto inherited = inbound(receiver.caller, above);
  ASSERT_THAT(inherited, SizeIs(1));
  EXPECT_EQ(inherited[0].id, below);
  EXPECT_EQ(inherited[0].name, "Their bill");
  EXPECT_THAT(inbound(receiver.caller), SizeIs(1));
  expect_refusal("ResponsibilityTransferNotFoundException", "", [&] { inbound(source.caller, above); });
  expect_refusal("AccessDeniedException", "", [&] { terminate(receiver.caller, below); });
  expect_refusal("AccessDeniedException", "", [&] {
    receiver.caller.ask<model::UpdateResponsibilityTransferResponse>(
        "UpdateResponsibilityTransfer", model::UpdateResponsibilityTransferRequest{.id = below, .name = "x"});
  });
}

TEST_F(Transfers, KeepToTheQuotas) {
  set(plane::Setting::organizations_inbound_transfers, 1);
  Other second = other("second"), third = other("third");
  invite(payer, request(source.account.str()));
  expect_invite_refusal("ConstraintViolationException", "RESPONSIBILITY_TRANSFER_MAX_INBOUND_QUOTA_VIOLATION",
                        request(second.account.str()));
  set(plane::Setting::organizations_inbound_transfers, 10);
  accept(source.caller, outbound(source.caller).at(0).active_handshake_id.value());
  set(plane::Setting::organizations_chain_transfers, 1);
  expect_invite_refusal("ConstraintViolationException",
                        "RESPONSIBILITY_TRANSFER_MAX_TRANSFERS_QUOTA_VIOLATION",
                        request(second.account.str()));
  set(plane::Setting::organizations_chain_transfers, 2);
  const auto up = invite(second.caller, request(test.management.str())).id.value();
  set(plane::Setting::organizations_transfer_levels, 1);
  expect_refusal("ConstraintViolationException", "RESPONSIBILITY_TRANSFER_MAX_LEVEL_VIOLATION",
                 [&] { accept(payer, up); });
  set(plane::Setting::organizations_transfer_levels, 2);
  const auto circle = invite(source.caller, request(second.account.str()));
  accept(payer, up);
  expect_refusal("ConstraintViolationException", "RESPONSIBILITY_TRANSFER_MAX_LEVEL_VIOLATION",
                 [&] { invite(source.caller, request(third.account.str())); });
  expect_refusal("HandshakeConstraintViolationException", "SOURCE_AND_TARGET_CANNOT_MATCH",
                 [&] { accept(second.caller, circle.id.value()); });
}

TEST_F(Transfers, AreAcceptedByOrganizationsWithAllFeatures) {
  Other bills = other("bills", domain::kConsolidatedBilling);
  const auto handshake = invite(payer, request(bills.account.str()));
  expect_refusal("ConstraintViolationException", "ORGANIZATION_NOT_IN_ALL_FEATURES_MODE",
                 [&] { accept(bills.caller, handshake.id.value()); });
}

TEST_F(Transfers, HoldBackTheDeletionOfBothOrganizations) {
  const std::string id = transfer(payer, source);
  for (TestCaller* caller : {&payer, &source.caller}) {
    expect_refusal("ConstraintViolationException", "ACTIVE_RESPONSIBILITY_TRANSFER_PROCESS",
                   [&] { caller->tell("DeleteOrganization"); });
  }
  terminate(payer, id);
  test.clock.set(day("2026-12-01"));
  source.caller.tell("DeleteOrganization");
  payer.tell("DeleteOrganization");
}

TEST_F(Transfers, HaveTagsOnEachSide) {
  auto input = request(source.account.str());
  input.tags = std::vector<model::Tag>{{.key = "Customer", .value = "7"}};
  const auto accesses = payer.accesses("InviteOrganizationToTransferResponsibility", input);
  ASSERT_THAT(accesses, SizeIs(2));
  EXPECT_EQ(accesses[1].action, "organizations:TagResource");
  EXPECT_EQ(accesses[1].resource, "arn:aws:organizations::" + test.management.str() + ":transfer/" + test.id +
                                      "/billing/inbound/*");
  accept(source.caller, invite(payer, input).id.value());
  const std::string id = only_outbound(source.caller).id.value();
  const auto tags_of = [&](TestCaller& caller) {
    return caller
        .ask<model::ListTagsForResourceResponse>("ListTagsForResource",
                                                 model::ListTagsForResourceRequest{.resource_id = id})
        .tags.value();
  };
  ASSERT_THAT(tags_of(payer), SizeIs(1));
  EXPECT_THAT(tags_of(source.caller), IsEmpty());
  source.caller.tell("TagResource",
                     model::TagResourceRequest{.resource_id = id, .tags = {{.key = "k", .value = "v"}}});
  EXPECT_EQ(tags_of(source.caller).at(0).key, "k");
  Other stranger = other("stranger");
  expect_refusal("TargetNotFoundException", "", [&] { tags_of(stranger.caller); });

  const auto looked = payer.accesses("DescribeResponsibilityTransfer",
                                     model::DescribeResponsibilityTransferRequest{.id = id});
  EXPECT_EQ(looked[0].resource, "arn:aws:organizations::" + test.management.str() + ":transfer/" + test.id +
                                    "/billing/inbound/" + id);
  using Key = std::pair<std::string, std::vector<std::string>>;
  EXPECT_THAT(looked[0].context,
              testing::UnorderedElementsAre(Key{"aws:ResourceTag/Customer", {"7"}},
                                            Key{"organizations:TransferType", {"BILLING"}},
                                            Key{"organizations:TransferDirection", {"INBOUND"}}));
}

TEST_F(Transfers, AreListedPageByPage) {
  for (int i = 0; i < 5; ++i)
    invite(payer, request("who" + std::to_string(i) + "@example.com", "2026-12-01", "EMAIL"));
  std::set<std::string> seen;
  model::ListInboundResponsibilityTransfersRequest input{.type = "BILLING"};
  input.max_results = 2;
  std::size_t pages = 0;
  do {
    const auto page = payer.ask<model::ListInboundResponsibilityTransfersResponse>(
        "ListInboundResponsibilityTransfers", input);
    for (const auto& each : *page.responsibility_transfers) seen.insert(each.id.value());
    input.next_token = page.next_token;
    ++pages;
  } while (input.next_token);
  EXPECT_EQ(pages, 3U);
  EXPECT_THAT(seen, SizeIs(5));
}

}  // namespace
}  // namespace groundwork::services::organizations
