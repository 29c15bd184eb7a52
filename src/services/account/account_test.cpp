#include <gmock/gmock.h>

#include "plane/organizations/delegations.hpp"
#include "services/account/testing.hpp"

namespace groundwork::services::account {
namespace {

namespace organizations = plane::organizations;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Pair;

struct ContactsApi : AccountApi {
  static model::PutAlternateContactRequest security_contact(std::optional<std::string> account = {}) {
    return {.name = "Security Team",
            .title = "CISO",
            .email_address = "security@example.com",
            .phone_number = "+33 1",
            .alternate_contact_type = "SECURITY",
            .account_id = std::move(account)};
  }
  static model::GetAlternateContactRequest of_security(std::optional<std::string> account = {}) {
    return {.alternate_contact_type = "SECURITY", .account_id = std::move(account)};
  }
};

TEST_F(ContactsApi, KeepsAlternateContacts) {
  refused("ResourceNotFoundException",
          [&] { management.ask<model::GetAlternateContactResponse>("GetAlternateContact", of_security()); });
  management.tell("PutAlternateContact", security_contact());
  const auto contact =
      management.ask<model::GetAlternateContactResponse>("GetAlternateContact", of_security());
  EXPECT_EQ(contact.alternate_contact->email_address, "security@example.com");
  EXPECT_EQ(contact.alternate_contact->alternate_contact_type, "SECURITY");
  const model::DeleteAlternateContactRequest gone{.alternate_contact_type = "SECURITY", .account_id = {}};
  management.tell("DeleteAlternateContact", gone);
  refused("ResourceNotFoundException", [&] { management.tell("DeleteAlternateContact", gone); });
}

TEST_F(ContactsApi, ActsOnMembersOnlyWithTrustedAccess) {
  EXPECT_THAT(
      refused("AccessDenied",
              [&] { management.tell("PutAlternateContact", security_contact(member.str())); }),
      HasSubstr("is not authorized to perform: account:PutAlternateContact (Your organization must first "
                "enable trusted access with AWS Account Management.)"));
  trust();
  management.tell("PutAlternateContact", security_contact(member.str()));
  const auto seen = from_member.ask<model::GetAlternateContactResponse>("GetAlternateContact", of_security());
  EXPECT_EQ(seen.alternate_contact->name, "Security Team");
  const auto accesses = management.accesses("GetAlternateContact", of_security(member.str()));
  EXPECT_EQ(accesses.at(0).resource,
            "arn:aws:account::" + test.management.str() + ":account/" + test.id + "/" + member.str());
  EXPECT_THAT(accesses.at(0).context,
              ElementsAre(Pair("account:AlternateContactTypes", ElementsAre("SECURITY"))));
  EXPECT_EQ(management.accesses("GetAlternateContact", of_security()).at(0).resource,
            "arn:aws:account::" + test.management.str() + ":account");
}

TEST_F(AccountApi, RefusesWhoMayNotManage) {
  trust();
  const auto asking = [&](TestCaller& caller, const aws::AccountId& account) {
    return [&caller, account] {
      caller.ask<model::GetAccountInformationResponse>(
          "GetAccountInformation", model::GetAccountInformationRequest{.account_id = account.str()});
    };
  };
  EXPECT_THAT(refused("AccessDenied", asking(management, test.management)),
              HasSubstr("(The management account can only be managed using the standalone context from the "
                        "management account.)"));
  refused("AccessDenied", asking(from_member, member));
  const aws::AccountId stranger = test.add_ready_account("stranger");
  refused("AccessDenied", asking(management, stranger));
  TestCaller from_stranger{test, table(), stranger};
  refused("AccessDenied", asking(from_stranger, member));
}

TEST_F(AccountApi, LetsItsDelegatedAdministratorManage) {
  trust();
  const aws::AccountId delegate = test.add_member_account("delegate");
  TestCaller from_delegate{test, table(), delegate};
  const model::GetPrimaryEmailRequest request{.account_id = member.str()};
  refused("AccessDenied",
          [&] { from_delegate.ask<model::GetPrimaryEmailResponse>("GetPrimaryEmail", request); });
  test.run([&](plane::Work& work) {
    const auto organization = test.organization(work);
    organizations::register_delegated_administrator(
        work, organization, organizations::get_member(work.unit, organization, delegate.str()),
        "account.amazonaws.com");
  });
  EXPECT_EQ(from_delegate.ask<model::GetPrimaryEmailResponse>("GetPrimaryEmail", request).primary_email,
            "member@example.com");
}

TEST_F(AccountApi, NeedsAStateWhereAddressesHaveOne) {
  model::PutContactInformationRequest request;
  request.contact_information = {.full_name = "Ana",
                                 .address_line1 = "1 Main St",
                                 .address_line2 = {},
                                 .address_line3 = {},
                                 .city = "Springfield",
                                 .state_or_region = {},
                                 .district_or_county = {},
                                 .postal_code = "12345",
                                 .country_code = "US",
                                 .phone_number = "+1 1",
                                 .company_name = {},
                                 .website_url = {}};
  try {
    management.tell("PutContactInformation", request);
    FAIL() << "a state is missing";
  } catch (const aws::ApiError& error) {
    EXPECT_EQ(error.code, "ValidationException");
    EXPECT_EQ(error.members.at(0),
              (std::pair<std::string, boost::json::value>{"reason", "fieldValidationFailed"}));
    EXPECT_EQ(error.members.at(1).second.at(0).at("name"), "stateOrRegion");
  }
  request.contact_information.state_or_region = "IL";
  management.tell("PutContactInformation", request);
  const auto contact = management.ask<model::GetContactInformationResponse>(
      "GetContactInformation", model::GetContactInformationRequest{});
  EXPECT_EQ(contact.contact_information->state_or_region, "IL");
  EXPECT_FALSE(contact.contact_information->company_name) << "what is left out is gone";
  request.contact_information.country_code = "us";
  refused("ValidationException", [&] { management.tell("PutContactInformation", request); });
}

TEST_F(AccountApi, RenamesAndTellsTheState) {
  from_member.tell("PutAccountName", model::PutAccountNameRequest{.account_name = "Audit", .account_id = {}});
  test.run([&](plane::Work& work) {
    plane::set_account_state(work, member, plane::AccountState::pending_closure);
  });
  const auto information = from_member.ask<model::GetAccountInformationResponse>(
      "GetAccountInformation", model::GetAccountInformationRequest{});
  EXPECT_EQ(information.account_name, "Audit");
  EXPECT_EQ(information.account_id, member.str());
  EXPECT_EQ(information.account_state, "SUSPENDED");
}

TEST_F(AccountApi, ListsRegionsAsTheyAreAtFirst) {
  model::ListRegionsRequest request;
  request.max_results = 10;
  std::size_t count = 0;
  do {
    const auto page = management.ask<model::ListRegionsResponse>("ListRegions", request);
    count += page.regions->size();
    request.next_token = page.next_token;
  } while (request.next_token);
  EXPECT_EQ(count, 34U);
  request.region_opt_status_contains = {"DISABLED"};
  const auto disabled = management.ask<model::ListRegionsResponse>("ListRegions", request);
  EXPECT_EQ(disabled.regions->size(), 10U);
  for (const auto& region : *disabled.regions) {
    EXPECT_EQ(region.region_opt_status, "DISABLED") << *region.region_name;
  }
  const auto status = management.ask<model::GetRegionOptStatusResponse>(
      "GetRegionOptStatus", model::GetRegionOptStatusRequest{.account_id = {}, .region_name = "us-east-1"});
  EXPECT_EQ(status.region_opt_status, "ENABLED_BY_DEFAULT");
  refused("ValidationException", [&] {
    management.ask<model::GetRegionOptStatusResponse>(
        "GetRegionOptStatus", model::GetRegionOptStatusRequest{.account_id = {}, .region_name = "mars-1"});
  });
}

}  // namespace
}  // namespace groundwork::services::account
