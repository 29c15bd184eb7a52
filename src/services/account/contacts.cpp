#include <algorithm>

#include "plane/accounts.hpp"
#include "services/account/errors.hpp"
#include "services/account/subject.hpp"
#include "services/account/table.hpp"

namespace groundwork::services::account {
namespace {

void check_contact(const model::ContactInformation& contact) {
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (!std::ranges::all_of(contact.country_code, is_capital)) {
    throw invalid_field("countryCode", "The country code must be an ISO 3166 two-letter code.");
  }
  if (!contact.state_or_region && plane::needs_state_or_region(contact.country_code)) {
    throw invalid_field("stateOrRegion", "The state or region is required for the country of the address.");
  }
}

model::ContactInformation to_api(const plane::ContactInformation& contact) {
  return {.full_name = contact.full_name,
          .address_line1 = contact.address_line_1,
          .address_line2 = contact.address_line_2,
          .address_line3 = contact.address_line_3,
          .city = contact.city,
          .state_or_region = contact.state_or_region,
          .district_or_county = contact.district_or_county,
          .postal_code = contact.postal_code,
          .country_code = contact.country_code,
          .phone_number = contact.phone_number,
          .company_name = contact.company_name,
          .website_url = contact.website_url};
}

plane::ContactInformation from_api(const model::ContactInformation& contact) {
  return {.full_name = contact.full_name,
          .company_name = contact.company_name,
          .address_line_1 = contact.address_line1,
          .address_line_2 = contact.address_line2,
          .address_line_3 = contact.address_line3,
          .city = contact.city,
          .district_or_county = contact.district_or_county,
          .state_or_region = contact.state_or_region,
          .postal_code = contact.postal_code,
          .country_code = contact.country_code,
          .phone_number = contact.phone_number,
          .website_url = contact.website_url};
}

// https://docs.aws.amazon.com/accounts/latest/reference/API_GetContactInformation.html
model::GetContactInformationResponse get_contact_information(
    Call& call, const model::GetContactInformationRequest& input) {
  const auto account = subject_of(call, "account:GetContactInformation", input.account_id);
  const auto contact = plane::find_contact_information(call.unit, account);
  if (!contact) throw resource_not_found("No contact information was found for the account.");
  return {.contact_information = to_api(*contact)};
}

// https://docs.aws.amazon.com/accounts/latest/reference/API_PutContactInformation.html
void put_contact_information(Call& call, const model::PutContactInformationRequest& input) {
  const auto account = subject_of(call, "account:PutContactInformation", input.account_id);
  check_contact(input.contact_information);
  plane::put_contact_information(call, account, from_api(input.contact_information));
}

aws::ApiError no_such_contact() {
  return resource_not_found("No contact of the inputted alternate contact type found.");
}

// https://docs.aws.amazon.com/accounts/latest/reference/API_GetAlternateContact.html
model::GetAlternateContactResponse get_alternate_contact(Call& call,
                                                         const model::GetAlternateContactRequest& input) {
  const auto account = subject_of(call, "account:GetAlternateContact", input.account_id);
  const auto contact = plane::find_alternate_contact(call.unit, account, input.alternate_contact_type);
  if (!contact) throw no_such_contact();
  return {.alternate_contact = model::AlternateContact{.name = contact->name,
                                                       .title = contact->title,
                                                       .email_address = contact->email_address,
                                                       .phone_number = contact->phone_number,
                                                       .alternate_contact_type = contact->type}};
}

// https://docs.aws.amazon.com/accounts/latest/reference/API_PutAlternateContact.html
void put_alternate_contact(Call& call, const model::PutAlternateContactRequest& input) {
  const auto account = subject_of(call, "account:PutAlternateContact", input.account_id);
  plane::put_alternate_contact(call, account,
                               {.type = input.alternate_contact_type,
                                .name = input.name,
                                .title = input.title,
                                .email_address = input.email_address,
                                .phone_number = input.phone_number});
}

// https://docs.aws.amazon.com/accounts/latest/reference/API_DeleteAlternateContact.html
void delete_alternate_contact(Call& call, const model::DeleteAlternateContactRequest& input) {
  const auto account = subject_of(call, "account:DeleteAlternateContact", input.account_id);
  if (!plane::delete_alternate_contact(call, account, input.alternate_contact_type)) throw no_such_contact();
}

template <Action action, class Input>
Accesses alternate_contact_access(Call& call, const Input& input) {
  Access access = access_to_account(call, action.text, input.account_id);
  access.context.emplace_back("account:AlternateContactTypes", std::vector{input.alternate_contact_type});
  return {std::move(access)};
}

}  // namespace

void add_contacts(Table& table) {
  using model::GetContactInformationRequest;
  using model::PutContactInformationRequest;
  table.on<&get_contact_information,
           &access_to<"account:GetContactInformation", GetContactInformationRequest>>(
      "GetContactInformation");
  table.on<&put_contact_information,
           &access_to<"account:PutContactInformation", PutContactInformationRequest>>(
      "PutContactInformation");
  table.on<&get_alternate_contact,
           &alternate_contact_access<"account:GetAlternateContact", model::GetAlternateContactRequest>>(
      "GetAlternateContact");
  table.on<&put_alternate_contact,
           &alternate_contact_access<"account:PutAlternateContact", model::PutAlternateContactRequest>>(
      "PutAlternateContact");
  table.on<&delete_alternate_contact,
           &alternate_contact_access<"account:DeleteAlternateContact", model::DeleteAlternateContactRequest>>(
      "DeleteAlternateContact");
}

}  // namespace groundwork::services::account
