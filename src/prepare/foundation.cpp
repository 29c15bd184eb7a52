#include "prepare/foundation.hpp"

#include <array>
#include <cassert>

#include "prepare/foundation_rules.hpp"
#include "prepare/schema.hpp"
#include "prepare/yaml.hpp"

namespace groundwork::prepare {

extern const std::string_view kFoundationSchema;

namespace {

using yaml::Node;

template <class Value>
using Names = std::initializer_list<std::pair<std::string_view, Value>>;

constexpr std::array<std::pair<std::string_view, SupportPlan>, 6> kSupportPlans = {{
    {"basic", SupportPlan::basic},
    {"developer", SupportPlan::developer},
    {"business", SupportPlan::business},
    {"enterprise", SupportPlan::enterprise},
    {"business-support-plus", SupportPlan::business_support_plus},
    {"unified-operations", SupportPlan::unified_operations},
}};
constexpr std::array<std::pair<std::string_view, AccountPurpose>, 3> kPurposes = {{
    {"log_archive", AccountPurpose::log_archive},
    {"audit", AccountPurpose::audit},
    {"team", AccountPurpose::team},
}};

/// The text of an optional scalar.
std::string text(const Node& map, std::string_view key) {
  const Node* node = map.find(key);
  return node == nullptr ? std::string() : node->text;
}

/// A map that the schema requires.
const Node& part(const Node& map, std::string_view key) {
  const Node* node = map.find(key);
  assert(node != nullptr);
  return *node;
}

/// The value that an allowed word stands for. The schema has refused every other word.
auto value_of(std::string_view word, const auto& names) {
  for (const auto& [name, value] : names) {
    if (name == word) return value;
  }
  assert(false && "a word of the schema has no value");
  return names.begin()->second;
}

std::string_view name_of(auto value, const auto& names) {
  for (const auto& [name, candidate] : names) {
    if (candidate == value) return name;
  }
  return {};
}

PostalAddress read_address(const Node& map) {
  PostalAddress address;
  for (const std::string_view key : {"address_line_1", "address_line_2", "address_line_3"}) {
    if (const Node* line = map.find(key)) address.lines.push_back(line->text);
  }
  address.city = text(map, "city");
  address.district_or_county = text(map, "district_or_county");
  address.state_or_region = text(map, "state_or_region");
  address.postal_code = text(map, "postal_code");
  address.country_code = text(map, "country_code");
  return address;
}

ContactInformation read_contact_information(const Node& map) {
  return {text(map, "full_name"), text(map, "company_name"), text(map, "phone_number"),
          text(map, "website_url"), read_address(map)};
}

SignUp read_sign_up(const Node& map, const ContactInformation& contact) {
  SignUp sign_up;
  sign_up.account_type =
      value_of(text(map, "account_type"),
               Names<AccountType>{{"business", AccountType::business}, {"personal", AccountType::personal}});
  sign_up.account_plan = value_of(text(map, "account_plan"), Names<AccountPlan>{{"paid", AccountPlan::paid},
                                                                                {"free", AccountPlan::free}});
  const Node& verification = part(map, "identity_verification");
  sign_up.verification_phone_number = text(verification, "phone_number");
  if (text(verification, "method") == "voice") sign_up.verification_method = VerificationMethod::voice;

  const Node& payment = part(map, "payment");
  sign_up.payment.test_card =
      value_of(text(payment, "test_card"), Names<TestCard>{{"visa", TestCard::visa},
                                                           {"mastercard", TestCard::mastercard},
                                                           {"american-express", TestCard::american_express}});
  const Node* holder = payment.find("cardholder_name");
  sign_up.payment.cardholder_name = holder == nullptr ? contact.full_name : holder->text;
  const Node* address = payment.find("billing_address");
  sign_up.payment.billing_address = address == nullptr ? contact.address : read_address(*address);
  return sign_up;
}

ManagementAccount read_management_account(const Node& map) {
  ManagementAccount account;
  account.name = text(map, "name");
  account.email = text(map, "email");
  if (const Node* contact = map.find("contact_information")) {
    account.contact_information = read_contact_information(*contact);
  }
  if (const Node* plan = map.find("support_plan")) account.support_plan = value_of(plan->text, kSupportPlans);
  if (text(map, "mode") == "reuse") {
    account.mode = ManagementMode::reuse;
    account.account_id = aws::AccountId::trusted(text(map, "account_id"));
  } else {
    account.sign_up = read_sign_up(map, *account.contact_information);
  }
  return account;
}

AlternateContact read_contact(const Node& map) {
  return {text(map, "name"), text(map, "title"), text(map, "email"), text(map, "phone_number")};
}

void read_units(const Node& list, const std::string& parent_path, std::vector<OrganizationalUnit>& out) {
  for (const Node& item : list.items) {
    const std::string name = text(item, "name");
    const std::string path = parent_path.empty() ? name : parent_path + "/" + name;
    out.push_back({name, path, parent_path});
    if (const Node* below = item.find("organizational_units")) read_units(*below, path, out);
  }
}

AccountTags read_tags(const Node& map) {
  AccountTags tags;
  if (const Node* node = map.find("tags")) {
    for (const yaml::Entry& tag : node->entries) tags.emplace_back(tag.key, tag.value.text);
  }
  return tags;
}

MemberAccount read_account(const Node& map) {
  MemberAccount account;
  account.name = text(map, "name");
  account.email = text(map, "email");
  if (const Node* purpose = map.find("purpose")) account.purpose = value_of(purpose->text, kPurposes);
  account.organizational_unit = text(map, "organizational_unit");
  account.tags = read_tags(map);
  return account;
}

ExistingAccount read_existing_account(const Node& map) {
  ExistingAccount account;
  account.name = text(map, "name");
  if (const Node* id = map.find("account_id")) account.account_id = aws::AccountId::trusted(id->text);
  account.email = text(map, "email");
  account.organizational_unit = text(map, "organizational_unit");
  account.notes = text(map, "notes");
  account.tags = read_tags(map);
  return account;
}

Foundation read_tree(const Node& root) {
  Foundation foundation;
  foundation.organization_identifier = text(root, "organization_identifier");
  foundation.home_region = text(root, "home_region");
  foundation.management_account = read_management_account(part(root, "management_account"));
  const Node& contacts = part(root, "alternate_contacts");
  foundation.alternate_contacts = {read_contact(part(contacts, "billing")),
                                   read_contact(part(contacts, "operations")),
                                   read_contact(part(contacts, "security"))};
  if (const Node* administrator = root.find("bootstrap_administrator")) {
    if (const Node* name = administrator->find("user_name")) foundation.administrator_user_name = name->text;
  }
  if (const Node* units = root.find("organizational_units")) {
    read_units(*units, {}, foundation.organizational_units);
  }
  for (const Node& account : part(root, "accounts").items)
    foundation.accounts.push_back(read_account(account));
  if (const Node* accounts = root.find("existing_accounts")) {
    for (const Node& account : accounts->items) {
      foundation.existing_accounts.push_back(read_existing_account(account));
    }
  }
  return foundation;
}

void append(std::vector<Finding>& findings, std::vector<Finding> more) {
  findings.insert(findings.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

}  // namespace

FoundationFile read_foundation(std::string_view text) {
  static const Schema schema(kFoundationSchema);
  FoundationFile file;
  const yaml::Document document = yaml::parse(text);
  for (const yaml::Fault& fault : document.faults) {
    file.findings.push_back({Severity::error, fault.at, {}, fault.reason, {}, {}});
  }
  if (!document.root) return file;
  append(file.findings, schema.check(*document.root));
  append(file.findings, check_foundation_rules(*document.root));
  sort_by_place(file.findings);
  if (!has_errors(file.findings)) file.foundation = read_tree(*document.root);
  return file;
}

std::string_view foundation_schema() { return kFoundationSchema; }

std::string_view to_text(SupportPlan plan) { return name_of(plan, kSupportPlans); }
std::string_view to_text(AccountPurpose purpose) { return name_of(purpose, kPurposes); }

}  // namespace groundwork::prepare
