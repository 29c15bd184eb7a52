#include <fmt/format.h>

#include "api/account/types.hpp"
#include "base/text.hpp"
#include "prepare/steps.hpp"

namespace groundwork::prepare {
namespace {

namespace account = api::account;

/// One of the three, with what AWS writes to it about.
struct Kind {
  const char* type;
  const char* name;
  const char* about;
};
constexpr Kind kBilling{account::AlternateContactType::kBilling, "billing", "invoices and payments"};
constexpr Kind kOperations{account::AlternateContactType::kOperations, "operations",
                           "service health and planned maintenance"};
constexpr Kind kSecurity{account::AlternateContactType::kSecurity, "security", "abuse and security notices"};

std::string described(const account::AlternateContact& contact) {
  return fmt::format("{} ({}), {}, {}", shown(contact.name), shown(contact.title),
                     shown(contact.email_address), shown(contact.phone_number));
}

bool is_same(const account::AlternateContact& found, const AlternateContact& wanted) {
  return found.name == wanted.name && found.title == wanted.title && found.email_address == wanted.email &&
         found.phone_number == wanted.phone_number;
}

/// https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-update-contact-alternate.html
Seen look_at_contact(Preparation& p, const Kind& kind, const AlternateContact& wanted) {
  const auto answer = unless("ResourceNotFoundException", [&] {
    return p.call<account::GetAlternateContactResponse>(
        account::service(), "GetAlternateContact",
        account::GetAlternateContactRequest{.alternate_contact_type = kind.type, .account_id = {}});
  });
  if (!answer || !answer->alternate_contact) {
    return {.is_so = false,
            .before = fmt::format("there is no {} contact", kind.name),
            .evidence = {evidence("account:GetAlternateContact", "ResourceNotFoundException")}};
  }
  const std::string found = described(*answer->alternate_contact);
  return {.is_so = is_same(*answer->alternate_contact, wanted),
          .before = found,
          .evidence = {evidence(fmt::format("account:GetAlternateContact, {}", kind.type), found)}};
}

Step alternate_contact(Preparation& p, const Kind& kind, const AlternateContact& wanted) {
  return {.id = fmt::format("contact-{}", kind.name),
          .title = fmt::format("Set the {} contact", kind.name),
          .purpose =
              fmt::format("AWS writes to it about {}; a group address reaches several people.", kind.about),
          .change = fmt::format("set {} ({}), {}, {}", wanted.name, wanted.title, wanted.email,
                                wanted.phone_number),
          .needs = {kAccountActive},
          .look = [&p, kind, wanted] { return look_at_contact(p, kind, wanted); },
          .make =
              [&p, kind, wanted] {
                p.call(account::service(), "PutAlternateContact",
                       account::PutAlternateContactRequest{.name = wanted.name,
                                                           .title = wanted.title,
                                                           .email_address = wanted.email,
                                                           .phone_number = wanted.phone_number,
                                                           .alternate_contact_type = kind.type,
                                                           .account_id = {}});
              }};
}

std::optional<std::string> unless_empty(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

account::ContactInformation to_account(const ContactInformation& from) {
  const auto line = [&](std::size_t i) {
    return i < from.address.lines.size() ? std::optional(from.address.lines[i]) : std::nullopt;
  };
  return {.full_name = from.full_name,
          .address_line1 = from.address.lines.at(0),
          .address_line2 = line(1),
          .address_line3 = line(2),
          .city = from.address.city,
          .state_or_region = unless_empty(from.address.state_or_region),
          .district_or_county = unless_empty(from.address.district_or_county),
          .postal_code = from.address.postal_code,
          .country_code = from.address.country_code,
          .phone_number = from.phone_number,
          .company_name = unless_empty(from.company_name),
          .website_url = unless_empty(from.website_url)};
}

/// The names of the fields that differ, and never what stands in them: an address is nobody's evidence.
std::vector<std::string> differences(const account::ContactInformation& a,
                                     const account::ContactInformation& b) {
  std::vector<std::string> names;
  const auto compare = [&](const char* name, const auto& x, const auto& y) {
    if (x != y) names.emplace_back(name);
  };
  compare("FullName", a.full_name, b.full_name);
  compare("AddressLine1", a.address_line1, b.address_line1);
  compare("AddressLine2", a.address_line2, b.address_line2);
  compare("AddressLine3", a.address_line3, b.address_line3);
  compare("City", a.city, b.city);
  compare("StateOrRegion", a.state_or_region, b.state_or_region);
  compare("DistrictOrCounty", a.district_or_county, b.district_or_county);
  compare("PostalCode", a.postal_code, b.postal_code);
  compare("CountryCode", a.country_code, b.country_code);
  compare("PhoneNumber", a.phone_number, b.phone_number);
  compare("CompanyName", a.company_name, b.company_name);
  compare("WebsiteUrl", a.website_url, b.website_url);
  return names;
}

Seen look_at_contact_information(Preparation& p, const account::ContactInformation& wanted) {
  const auto answer = unless("ResourceNotFoundException", [&] {
    return p.call<account::GetContactInformationResponse>(account::service(), "GetContactInformation",
                                                          account::GetContactInformationRequest{});
  });
  if (!answer || !answer->contact_information) {
    return {.is_so = false, .before = "there is no contact information", .evidence = {}};
  }
  const auto names = differences(*answer->contact_information, wanted);
  const std::string found =
      names.empty() ? "as in the foundation file" : "differs in " + base::join(names, ", ");
  return {.is_so = names.empty(),
          .before = found,
          .evidence = {evidence("account:GetContactInformation", found)}};
}

Step contact_information(Preparation& p) {
  const account::ContactInformation wanted = to_account(*p.foundation.management_account.contact_information);
  return {.id = "contact-information",
          .title = "Keep the account's own contact up to date",
          .purpose = "It says who owns the account, also where a password or a device is lost.",
          .change = "set the contact information of the foundation file",
          .needs = {kAccountActive},
          .look = [&p, wanted] { return look_at_contact_information(p, wanted); },
          .make =
              [&p, wanted] {
                p.call(
                    account::service(), "PutContactInformation",
                    account::PutContactInformationRequest{.contact_information = wanted, .account_id = {}});
              }};
}

Step account_name(Preparation& p) {
  const std::string wanted = p.foundation.management_account.name;
  return {.id = "account-name",
          .title = fmt::format("Name the account \"{}\"", wanted),
          .purpose = "The name is what people see in lists and on invoices.",
          .change = fmt::format("name the account \"{}\"", wanted),
          .needs = {kAccountActive},
          .look = [&p, wanted]() -> Seen {
            const auto found = p.call<account::GetAccountInformationResponse>(
                account::service(), "GetAccountInformation", account::GetAccountInformationRequest{});
            return {.is_so = found.account_name == wanted,
                    .before = fmt::format("the account is named \"{}\"", shown(found.account_name)),
                    .evidence = {
                        evidence("account:GetAccountInformation, AccountName", shown(found.account_name))}};
          },
          .make =
              [&p, wanted] {
                p.call(account::service(), "PutAccountName",
                       account::PutAccountNameRequest{.account_name = wanted, .account_id = {}});
              }};
}

}  // namespace

std::vector<Step> contact_steps(Preparation& p) {
  const AlternateContacts& contacts = p.foundation.alternate_contacts;
  std::vector<Step> steps{alternate_contact(p, kBilling, contacts.billing),
                          alternate_contact(p, kOperations, contacts.operations),
                          alternate_contact(p, kSecurity, contacts.security)};
  if (p.foundation.management_account.contact_information) steps.push_back(contact_information(p));
  if (!p.foundation.management_account.name.empty()) steps.push_back(account_name(p));
  return steps;
}

}  // namespace groundwork::prepare
