#include "prepare/foundation.hpp"

#include <filesystem>
#include <string>

#include <boost/json.hpp>
#include <gmock/gmock.h>

#include "base/secret.hpp"

namespace groundwork::prepare {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const std::string& example() {
  static const std::string text =
      base::read_file(std::filesystem::path(GROUNDWORK_SOURCE_DIR) / "examples" / "first-foundation.yaml");
  return text;
}

/// The example with one piece of text, which must be in it, put in the place of another.
std::string changed(std::string_view from, std::string_view to, std::string text = example()) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

/// The findings without their places, which the schema's tests pin.
std::vector<std::string> findings(std::string_view text) {
  std::vector<std::string> lines;
  for (const Finding& finding : read_foundation(text).findings) {
    const std::string line = to_text(finding, "f");
    lines.push_back(line.substr(line.find(' ') + 1));
  }
  return lines;
}

TEST(Foundation, ReadsTheExample) {
  const FoundationFile file = read_foundation(example());
  EXPECT_THAT(file.findings, IsEmpty());
  ASSERT_TRUE(file.foundation.has_value());
  const Foundation& foundation = *file.foundation;
  EXPECT_EQ(foundation.organization_identifier, "example-corp");
  EXPECT_EQ(foundation.home_region, "us-east-1");
  EXPECT_EQ(foundation.administrator_user_name, "Administrator");
  EXPECT_EQ(foundation.alternate_contacts.security.email, "aws-security@example.com");
  EXPECT_EQ(foundation.alternate_contacts.billing.title, "Finance team");
  ASSERT_EQ(foundation.accounts.size(), 4U);
  EXPECT_EQ(foundation.accounts[1].purpose, AccountPurpose::audit);
  EXPECT_EQ(foundation.accounts[2].organizational_unit, "Workloads/workloads_dev");
  EXPECT_THAT(foundation.accounts[2].tags,
              ElementsAre(testing::Pair("team", "web-shop"), testing::Pair("cost_center", "4711")));
}

TEST(Foundation, ReadsTheManagementAccountAndItsSignUp) {
  const FoundationFile file = read_foundation(example());
  ASSERT_TRUE(file.foundation.has_value());
  const ManagementAccount& account = file.foundation->management_account;
  EXPECT_EQ(account.mode, ManagementMode::create);
  EXPECT_TRUE(account.account_id.empty());
  EXPECT_EQ(account.email, "aws+management@example.com");
  ASSERT_TRUE(account.contact_information && account.sign_up && account.support_plan);
  EXPECT_EQ(account.contact_information->company_name, "Example Corp");
  EXPECT_THAT(account.contact_information->address.lines, ElementsAre("100 Main Street", "Floor 4"));
  EXPECT_EQ(to_text(*account.support_plan), "business-support-plus");
  EXPECT_EQ(account.sign_up->payment.cardholder_name, "Morgan Reyes") << "taken from the contact";
  EXPECT_EQ(account.sign_up->payment.billing_address.city, "Any Town") << "taken from the contact";
  EXPECT_EQ(account.sign_up->verification_phone_number, "+1 206 555 0101");
}

TEST(Foundation, ListsOrganizationalUnitsParentsFirst) {
  const FoundationFile file = read_foundation(example());
  ASSERT_TRUE(file.foundation.has_value());
  std::vector<std::string> lines;
  for (const OrganizationalUnit& unit : file.foundation->organizational_units) {
    lines.push_back(unit.path + " < " + unit.parent_path);
  }
  EXPECT_THAT(lines,
              ElementsAre("Security < ", "Sandbox < ", "Workloads < ", "Workloads/workloads_dev < Workloads",
                          "Workloads/workloads_test < Workloads", "Workloads/workloads_prod < Workloads"));
}

/// The example with another management account.
std::string reuse(std::string_view management_account) {
  const std::string tail = example().substr(example().find("alternate_contacts:"));
  return "version: 1\norganization_identifier: example-corp\nhome_region: us-east-1\nmanagement_account:\n" +
         std::string(management_account) + tail;
}

TEST(Foundation, ReusesAnAccountWhoseIdIsUnquotedWithItsLeadingZero) {
  const FoundationFile file = read_foundation(reuse("  mode: reuse\n  account_id: 012345678901\n"));
  EXPECT_THAT(file.findings, IsEmpty());
  ASSERT_TRUE(file.foundation.has_value());
  EXPECT_EQ(file.foundation->management_account.account_id.str(), "012345678901");
  EXPECT_FALSE(file.foundation->management_account.sign_up.has_value());
}

TEST(Foundation, ReusesWithWarningsWhatOnlySignUpAsks) {
  const std::string text = reuse("  mode: reuse\n  account_id: \"111122223333\"\n  account_type: personal\n");
  EXPECT_THAT(findings(text),
              ElementsAre("management_account.account_type: warning: has no effect with `mode: reuse`, "
                          "since nothing is signed up"));
  EXPECT_TRUE(read_foundation(text).foundation.has_value());
}

TEST(Foundation, FallsBackToTheSchemasDefaults) {
  const std::string& text = example();
  const std::size_t start = text.find("bootstrap_administrator:");
  const FoundationFile file =
      read_foundation(text.substr(0, start) + text.substr(text.find("organizational_units:")));
  ASSERT_TRUE(file.foundation.has_value());
  const boost::json::value schema = boost::json::parse(foundation_schema());
  EXPECT_EQ(
      file.foundation->administrator_user_name,
      schema.at_pointer("/properties/bootstrap_administrator/properties/user_name/default").as_string());
}

struct Mistake {
  const char* from;
  const char* to;
  const char* finding;
};

class FoundationMistake : public testing::TestWithParam<Mistake> {};

TEST_P(FoundationMistake, IsFoundAloneAndRefused) {
  const std::string text = changed(GetParam().from, GetParam().to);
  EXPECT_THAT(findings(text), ElementsAre(GetParam().finding));
  EXPECT_FALSE(read_foundation(text).foundation.has_value());
}

INSTANTIATE_TEST_SUITE_P(
    Schema, FoundationMistake,
    testing::Values(
        Mistake{"version: 1", "version: 2", "version: must be 1; found \"2\""},
        Mistake{"identifier: example-corp", "identifier: Example",
                "organization_identifier: must be small letters, digits and single hyphens, beginning with a "
                "letter; found \"Example\""},
        Mistake{
            "mode: create", "mode: creat",
            "management_account.mode: must be create or reuse; found \"creat\"; did you mean \"create\"?"},
        Mistake{"  mode: create\n", "  mode: create\n  account_id: 111122223333\n",
                "management_account.account_id: must be absent with `mode: create`: AWS gives a new account "
                "its id; "
                "found \"111122223333\""},
        Mistake{
            "  name: management", "  name: <management>",
            "management_account.name: must be printable ASCII without < and >, and without a space at either "
            "end; found \"<management>\""},
        Mistake{"email: aws+management@example.com", "email: aws@management@example.com",
                "management_account.email: must be an e-mail address of plain ASCII such as "
                "aws+audit@example.com; "
                "found \"aws@management@example.com\""},
        Mistake{
            "accept_customer_agreement: true", "accept_customer_agreement: false",
            "management_account.accept_customer_agreement: must be true: without the AWS Customer Agreement "
            "there is no account; found false"},
        Mistake{
            "accept_customer_agreement: true", "accept_customer_agreement: yes",
            "management_account.accept_customer_agreement: must be true: without the AWS Customer Agreement "
            "there is no account; found \"yes\""},
        Mistake{
            "    company_name: Example Corp\n", "",
            "management_account.contact_information: company_name is needed with `account_type: business`"},
        Mistake{"    state_or_region: WA\n", "",
                "management_account.contact_information: state_or_region is needed in the United States, "
                "Canada, the "
                "United Kingdom, Germany, Japan, India and Brazil"},
        Mistake{"country_code: US", "country_code: usa",
                "management_account.contact_information.country_code: must be the two capital letters of ISO "
                "3166-1, "
                "such as US, DE or GB; found \"usa\""},
        Mistake{"phone_number: \"+1 206 555 0100\"", "phone_number: 206 555 0100",
                "management_account.contact_information.phone_number: must be a phone number that begins "
                "with + and "
                "the country code, such as \"+1 206 555 0100\"; found \"206 555 0100\""},
        Mistake{"support_plan: business-support-plus", "support_plan: business_support_plus",
                "management_account.support_plan: must be basic, developer, business, enterprise, "
                "business-support-plus or unified-operations; found \"business_support_plus\"; did you mean "
                "\"business-support-plus\"?"},
        Mistake{"  security:\n", "  securty:\n",
                "alternate_contacts.securty: unknown key; did you mean \"security\"?"},
        Mistake{
            "access_keys: false", "access_keys: true",
            "bootstrap_administrator.access_keys: must be false: this user never has access keys, for they "
            "outlive the person who holds them; found true"},
        Mistake{
            "user_name: Administrator", "user_name: the admin",
            "bootstrap_administrator.user_name: must be letters, digits and _+=,.@-; found \"the admin\""},
        Mistake{"- name: Sandbox", "- name: Sand/box",
                "organizational_units[1].name: must be one line without a slash, and without a space at "
                "either end; "
                "found \"Sand/box\""},
        Mistake{"team: web-shop", "aws:team: web-shop",
                "accounts[2].tags[\"aws:team\"]: must be a key that does not begin with aws:, which AWS "
                "keeps for "
                "itself; found \"aws:team\""},
        Mistake{"team: web-shop", "team: true",
                "accounts[2].tags.team: must be text, so put it in quotes; found true"}));

INSTANTIATE_TEST_SUITE_P(
    BetweenFields, FoundationMistake,
    testing::Values(
        Mistake{
            "aws+audit@example.com", "AWS+management@example.com",
            "accounts[1].email: must differ from management_account.email: an e-mail address belongs to one "
            "account; found \"AWS+management@example.com\""},
        Mistake{"aws+web-shop-dev@example.com", "aws+audit@example.com",
                "accounts[2].email: must differ from accounts[1].email: an e-mail address belongs to one "
                "account; "
                "found \"aws+audit@example.com\""},
        Mistake{
            "organizational_unit: Workloads/workloads_dev", "organizational_unit: workloads_dev",
            "accounts[2].organizational_unit: must be the path of an organizational unit of this file; found "
            "\"workloads_dev\"; did you mean \"Workloads/workloads_dev\"?"},
        Mistake{
            "organizational_unit: Security", "organizational_unit: Secuirty",
            "accounts[0].organizational_unit: must be the path of an organizational unit of this file; found "
            "\"Secuirty\"; did you mean \"Security\"?"},
        Mistake{"name: workloads_test", "name: workloads_dev",
                "organizational_units[2].organizational_units[1].name: must differ from the names of its "
                "neighbours; "
                "found \"workloads_dev\""},
        Mistake{"    purpose: audit\n", "", "accounts: must hold one account with `purpose: audit`"},
        Mistake{
            "email: aws+web-shop-dev@example.com", "email: aws+web-shop-dev@example.com\n    purpose: audit",
            "accounts[2].purpose: must stand at one account alone; it stands at accounts[1].purpose; found "
            "\"audit\""},
        Mistake{"purpose: audit", "purpose: adit",
                "accounts[1].purpose: must be log_archive, audit or team; found \"adit\"; did you mean "
                "\"audit\"?"},
        Mistake{"title: Finance team", "title: 4242 4242 4242 4242",
                "alternate_contacts.billing.title: must not be a payment card's number: such numbers never "
                "stand in "
                "this file; found a card number, not shown"}));

/// The example up to the accounts that are there already.
std::string without_existing() { return example().substr(0, example().find("existing_accounts:")); }

/// The example with others of them.
std::string with_existing(std::string_view accounts) {
  return without_existing() + "\nexisting_accounts:\n" + std::string(accounts);
}

TEST(Foundation, ReadsExistingAccounts) {
  const FoundationFile file = read_foundation(
      with_existing("  - name: Legacy shop\n    email: legacy@example.com\n    organizational_unit: Sandbox\n"
                    "    notes: Welcome\n    tags: {team: shop}\n"
                    "  - name: Acquired\n    account_id: 012345678901\n"));
  EXPECT_THAT(file.findings, IsEmpty());
  ASSERT_TRUE(file.foundation.has_value());
  const auto& accounts = file.foundation->existing_accounts;
  ASSERT_EQ(2U, accounts.size());
  EXPECT_EQ("legacy@example.com", accounts[0].key());
  EXPECT_EQ("Sandbox", accounts[0].organizational_unit);
  EXPECT_EQ("Welcome", accounts[0].notes);
  EXPECT_THAT(accounts[0].tags, ElementsAre(testing::Pair("team", "shop")));
  EXPECT_EQ("012345678901", accounts[1].key());
}

TEST(Foundation, HoldsExistingAccountsToTheSameRules) {
  EXPECT_THAT(findings(with_existing("  - name: A\n")),
              ElementsAre("existing_accounts[0]: account_id or email is needed: which account is invited"));
  EXPECT_THAT(findings(with_existing("  - name: A\n    email: AWS+audit@example.com\n")),
              ElementsAre("existing_accounts[0].email: must differ from accounts[1].email: an e-mail address "
                          "belongs to one account; found \"AWS+audit@example.com\""));
  EXPECT_THAT(
      findings(with_existing("  - name: A\n    account_id: \"111122223333\"\n"
                             "  - name: B\n    account_id: \"111122223333\"\n")),
      ElementsAre("existing_accounts[1].account_id: must differ from existing_accounts[0].account_id: "
                  "each account is named once; found \"111122223333\""));
  EXPECT_THAT(
      findings(with_existing("  - name: A\n    account_id: \"11112222333\"\n")),
      ElementsAre("existing_accounts[0].account_id: must be the twelve digits of an account id; found "
                  "\"11112222333\""));
  EXPECT_THAT(
      findings(with_existing("  - name: A\n    email: a1@example.com\n    organizational_unit: Sandbx\n")),
      ElementsAre(
          "existing_accounts[0].organizational_unit: must be the path of an organizational unit of this "
          "file; found \"Sandbx\"; did you mean \"Sandbox\"?"));
  EXPECT_THAT(findings(with_existing("  - name: Audit\n    email: a1@example.com\n    purpose: audit\n")),
              testing::Contains("existing_accounts[0].purpose: unknown key"));
}

TEST(Foundation, WarnsAboutChoicesThatAwsAllows) {
  const auto warned = [](std::string_view from, std::string_view to) {
    EXPECT_TRUE(read_foundation(changed(from, to)).foundation.has_value());
    return findings(changed(from, to));
  };
  EXPECT_THAT(
      warned("account_plan: paid", "account_plan: free"),
      ElementsAre(
          "management_account.account_plan: warning: the account moves to the paid plan and loses its "
          "credits when it creates the organization; found \"free\""));
  EXPECT_THAT(warned("support_plan: business-support-plus", "support_plan: developer"),
              ElementsAre("management_account.support_plan: warning: AWS ends this plan on 2027-01-01; "
                          "business-support-plus follows it; found \"developer\""));
  EXPECT_THAT(warned("support_plan: business-support-plus", "support_plan: basic"), testing::SizeIs(1));
  EXPECT_THAT(
      warned("name: Audit", "name: Management"),
      ElementsAre("accounts[1].name: warning: the same as management_account.name; AWS allows it, and people "
                  "will mix the accounts up; found \"Management\""));
}

TEST(Foundation, AllowsFiveLevelsOfOrganizationalUnitsAndNoSixth) {
  std::string tree;
  for (int level = 1; level <= 6; ++level) {
    tree += std::string(static_cast<std::size_t>(level - 1) * 4, ' ') + "  - name: level_" +
            std::to_string(level) + "\n";
    if (level < 6) tree += std::string(static_cast<std::size_t>(level) * 4, ' ') + "organizational_units:\n";
  }
  const std::string text = changed("organizational_units:\n", "organizational_units:\n" + tree);
  EXPECT_THAT(
      findings(text),
      ElementsAre(testing::EndsWith(".name: must lie at most 5 levels below the root; found \"level_6\"")));
}

TEST(Foundation, ReportsAllMistakesAtOnceWithTheirPlaces) {
  std::string text = changed("email: aws+management", "emial: aws+management");
  text = changed("home_region: us-east-1", "home_region: us-eest-1", text);
  text = changed("aws+web-shop-dev@example.com", "aws+audit@example.com", text);
  std::vector<std::string> lines;
  for (const Finding& finding : read_foundation(text).findings) lines.push_back(to_text(finding, "a.yaml"));
  EXPECT_THAT(lines,
              ElementsAre(testing::StartsWith("a.yaml:8:14: home_region: must be "),
                          "a.yaml:13:3: management_account.emial: unknown key; did you mean \"email\"?",
                          testing::StartsWith("a.yaml:77:12: accounts[2].email: must differ from ")));
}

TEST(Foundation, CallsAFileWithoutAMapOrWithDuplicatesWrong) {
  EXPECT_THAT(findings("- a\n"), ElementsAre("must be a map of keys; found a list"));
  EXPECT_THAT(
      findings(changed("home_region: us-east-1\n", "home_region: us-east-1\nhome_region: us-east-2\n")),
      ElementsAre("key \"home_region\" stands twice; it stood first in line 8"));
  EXPECT_THAT(findings("a: *b"), ElementsAre("alias *b: write the value out"));
}

TEST(Foundation, ReadsAThousandAccounts) {
  std::string text = without_existing() + "\n";
  for (int i = 0; i < 1000; ++i) {
    text += "  - name: Team " + std::to_string(i) + "\n    email: aws+team-" + std::to_string(i) +
            "@example.com\n    organizational_unit: Sandbox\n";
  }
  const FoundationFile file = read_foundation(text);
  EXPECT_THAT(file.findings, IsEmpty());
  ASSERT_TRUE(file.foundation.has_value());
  EXPECT_EQ(file.foundation->accounts.size(), 1004U);
}

}  // namespace
}  // namespace groundwork::prepare
