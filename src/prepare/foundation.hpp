#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "aws/account_id.hpp"
#include "prepare/schema_finding.hpp"

namespace groundwork::prepare {

/// The foundation file, read: what a company wants its AWS foundation to be (docs/foundation-file.md).
/// Lengths, patterns and names have been checked by the schema, and the rules between fields by
/// foundation_rules.

enum class ManagementMode { create, reuse };
enum class AccountType { business, personal };
enum class AccountPlan { paid, free };
enum class SupportPlan { basic, developer, business, enterprise, business_support_plus, unified_operations };
enum class VerificationMethod { sms, voice };
enum class TestCard { visa, mastercard, american_express };
enum class AccountPurpose { log_archive, audit, team };

struct PostalAddress {
  std::vector<std::string> lines;  ///< one to three
  std::string city, district_or_county, state_or_region, postal_code, country_code;
};

/// The Account Management API's ContactInformation; what the file leaves out is empty.
struct ContactInformation {
  std::string full_name, company_name, phone_number, website_url;
  PostalAddress address;
};

struct Payment {
  TestCard test_card = TestCard::visa;
  std::string cardholder_name;    ///< the contact's full name where the file gives none
  PostalAddress billing_address;  ///< the contact's address where the file gives none
};

/// What only the sign-up of a new account asks for.
struct SignUp {
  AccountType account_type = AccountType::business;
  Payment payment;
  std::string verification_phone_number;
  VerificationMethod verification_method = VerificationMethod::sms;
  AccountPlan account_plan = AccountPlan::paid;
};

struct ManagementAccount {
  ManagementMode mode = ManagementMode::create;
  aws::AccountId account_id;  ///< empty with `create`
  std::string name, email;    ///< may be empty with `reuse`
  std::optional<ContactInformation> contact_information;
  std::optional<SupportPlan> support_plan;
  std::optional<SignUp> sign_up;  ///< present with `create`
};

struct AlternateContact {
  std::string name, title, email, phone_number;
};

struct AlternateContacts {
  AlternateContact billing, operations, security;
};

struct OrganizationalUnit {
  std::string name;
  std::string path;         ///< `Workloads/workloads_dev`
  std::string parent_path;  ///< empty: the root
};

using AccountTags = std::vector<std::pair<std::string, std::string>>;

struct MemberAccount {
  std::string name, email;
  AccountPurpose purpose = AccountPurpose::team;
  std::string organizational_unit;  ///< a path; empty: the root
  AccountTags tags;
};

/// An account that is there already, and joins by invitation.
struct ExistingAccount {
  std::string name;           ///< what people call it; the account keeps its own name
  aws::AccountId account_id;  ///< may be empty where `email` is not
  std::string email;          ///< may be empty where `account_id` is not
  std::string organizational_unit;
  std::string notes;  ///< told to its owner with the invitation
  AccountTags tags;

  /// By which it is known and invited: its id, else its e-mail address.
  const std::string& key() const { return account_id.empty() ? email : account_id.str(); }
};

struct Foundation {
  std::string organization_identifier;
  std::string home_region;
  ManagementAccount management_account;
  AlternateContacts alternate_contacts;
  std::string administrator_user_name = "Administrator";
  std::vector<OrganizationalUnit> organizational_units;  ///< each stands after its parent
  std::vector<MemberAccount> accounts;                   ///< in the order of the file
  std::vector<ExistingAccount> existing_accounts;
};

/// `foundation` is absent where a finding is an error. Warnings may stand beside a foundation.
struct FoundationFile {
  std::optional<Foundation> foundation;
  std::vector<Finding> findings;
};

/// Reads a foundation file and reports every mistake in it at once, in the order of the file.
FoundationFile read_foundation(std::string_view text);

/// The published JSON Schema of the foundation file, as it was built in.
std::string_view foundation_schema();

/// `business-support-plus`: the file's own word.
std::string_view to_text(SupportPlan plan);
std::string_view to_text(AccountPurpose purpose);

}  // namespace groundwork::prepare
