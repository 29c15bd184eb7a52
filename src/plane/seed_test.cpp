#include "plane/seed.hpp"

#include <algorithm>
#include <stdexcept>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/secret.hpp"
#include "plane/accounts.hpp"
#include "plane/billing/costs.hpp"
#include "plane/identities/access_keys.hpp"
#include "plane/identities/account_settings.hpp"
#include "plane/identities/attachments.hpp"
#include "plane/identities/groups.hpp"
#include "plane/identities/login_profiles.hpp"
#include "plane/identities/roles.hpp"
#include "plane/identities/tags.hpp"
#include "plane/organizations/organization.hpp"
#include "plane/testing.hpp"

namespace groundwork::plane {
namespace {

using testing::HasSubstr;

constexpr const char* kAdministrator = "arn:aws:iam::aws:policy/AdministratorAccess";
constexpr const char* kAllowAll =
    R"({"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}})";

std::string trust(const std::string& principal) {
  return R"({"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":")" + principal +
         R"("},"Action":"sts:AssumeRole"}})";
}

const aws::AccountId kHome = aws::AccountId::trusted("123456789012");

Seed small_seed() {
  Seed::Account account{.id = kHome, .name = "home", .email = "home@example.com"};
  account.alias = "example-home";
  account.root_password = "Root-Password-1";
  account.managed_policies = {{.name = "Everything", .document = kAllowAll}};
  account.groups = {{.name = "readers", .policies = {{"read", kAllowAll}}}};
  account.users = {{.name = "alice",
                    .password = "Alice-Password-1",
                    .access_keys = {{"AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"}},
                    .policy_arns = {kAdministrator},
                    .groups = {"readers"},
                    .tags = {{"team", "blue"}}}};
  account.roles = {{.name = "operator",
                    .trust_policy = trust("arn:aws:iam::123456789012:role/later"),
                    .policy_arns = {"arn:aws:iam::123456789012:policy/Everything"}},
                   {.name = "later", .trust_policy = trust("arn:aws:iam::123456789012:user/alice")}};
  return {{account}};
}

std::string refusal_of(const Seed& seed) {
  TestPlane plane;
  try {
    plane.run([&](Work& work) { apply_seed(work, seed); });
  } catch (const std::invalid_argument& error) {
    return error.what();
  }
  return "accepted";
}

TEST(Seed, MakesAccountsAndIdentitiesOfChosenNames) {
  TestPlane plane;
  plane.run([&](Work& work) { apply_seed(work, small_seed()); });
  plane.run([&](Work& work) {
    const Account account = get_account(work.unit, kHome);
    EXPECT_EQ(account.state, AccountState::active);
    EXPECT_EQ(find_account_alias(work.unit, kHome), "example-home");
    EXPECT_TRUE(base::verify_password(*get_root_user(work.unit, kHome).password_hash, "Root-Password-1"));

    const auto alice = find_user(work.unit, kHome, "alice");
    ASSERT_TRUE(alice);
    const auto key = find_access_key(work.unit, "AKIAIOSFODNN7EXAMPLE");
    ASSERT_TRUE(key);
    EXPECT_EQ(key->user_id, alice->id);
    EXPECT_EQ(open_secret(work.seal, *key), "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
    const auto profile = find_login_profile(work.unit, alice->id);
    ASSERT_TRUE(profile);
    EXPECT_TRUE(base::verify_password(profile->password_hash, "Alice-Password-1"));
    EXPECT_THAT(attached_policies(work.unit, alice->id), testing::ElementsAre(kAdministrator));
    EXPECT_EQ(count_groups_of_user(work.unit, alice->id), 1);
    EXPECT_EQ(tags_of(work.unit, alice->id), (Tags{{"team", "blue"}}));
  });
}

TEST(Seed, RolesMayTrustWhatStandsAfterThem) {
  TestPlane plane;
  plane.run([&](Work& work) { apply_seed(work, small_seed()); });
  plane.run([&](Work& work) {
    const auto role = find_role(work.unit, kHome, "operator");
    const auto later = find_role(work.unit, kHome, "later");
    ASSERT_TRUE(role && later);
    ASSERT_EQ(role->bindings.size(), 1U);
    EXPECT_EQ(role->bindings[0].id, later->id);
  });
}

TEST(Seed, AnOrganizationCanBeMadeAtOnce) {
  TestPlane plane;
  plane.run([&](Work& work) {
    apply_seed(work, small_seed());
    const auto made = organizations::create_organization(work, kHome, "ALL");
    EXPECT_EQ(made.management_account, kHome);
  });
}

TEST(Seed, RefusalsNameTheEntityAndTheRule) {
  EXPECT_EQ(refusal_of(small_seed()), "accepted");
  const auto with = [](auto change) {
    Seed seed = small_seed();
    change(seed.accounts[0]);
    return refusal_of(seed);
  };
  using A = Seed::Account;
  EXPECT_EQ(with([](A& a) { a.users[0].policy_arns = {"arn:aws:iam::aws:policy/Admin"}; }),
            "account 123456789012: user alice: no managed policy arn:aws:iam::aws:policy/Admin is there");
  EXPECT_EQ(with([](A& a) { a.users[0].groups = {"writers"}; }),
            "account 123456789012: user alice: the account has no group writers");
  EXPECT_THAT(with([](A& a) { a.users[0].password = "short"; }),
              HasSubstr("user alice: Password does not conform"));
  EXPECT_THAT(with([](A& a) { a.users[0].name = "al ice"; }), HasSubstr("user al ice: the name must be"));
  EXPECT_THAT(with([](A& a) { a.users[0].path = "/team"; }), HasSubstr("user alice: the path must"));
  EXPECT_THAT(with([](A& a) { a.users[0].access_keys[0].id = "test"; }), HasSubstr("16 to 128"));
  EXPECT_THAT(with([](A& a) { a.users[0].access_keys[0].id = "ASIAIOSFODNN7EXAMPLE"; }),
              HasSubstr("temporary"));
  EXPECT_THAT(with([](A& a) { a.users[0].tags = {{"k", "1"}, {"K", "2"}}; }), HasSubstr("there twice"));
  EXPECT_THAT(with([](A& a) { a.users.push_back(a.users[0]); }), HasSubstr("there twice"));
  EXPECT_THAT(with([](A& a) { a.roles[0].trust_policy = "{}"; }), HasSubstr("role operator: trust policy: "));
  EXPECT_THAT(with([](A& a) { a.roles[1].trust_policy = trust("arn:aws:iam::123456789012:user/nobody"); }),
              HasSubstr("Invalid principal in policy"));
  EXPECT_THAT(with([](A& a) { a.roles[0].path = "/aws-reserved/"; }),
              HasSubstr("kept for roles that AWS makes"));
  EXPECT_THAT(with([](A& a) { a.groups[0].policies[0].document = "{"; }),
              HasSubstr("group readers: policy read"));
  EXPECT_THAT(with([](A& a) { a.alias = "-home"; }), HasSubstr("the alias must be"));
  EXPECT_THAT(with([](A& a) { a.alias = "123456789012"; }), HasSubstr("the alias must be"));
  EXPECT_THAT(with([](A& a) { a.email = "home"; }), HasSubstr("the e-mail address must be"));
  EXPECT_THAT(with([](A& a) { a.root_password = "weak"; }), HasSubstr("root user: Password"));
}

TEST(Seed, SecretsAreNotInRefusals) {
  Seed seed = small_seed();
  seed.accounts[0].users[0].access_keys[0].secret = "has a space";
  EXPECT_THAT(refusal_of(seed), testing::Not(HasSubstr("has a space")));
  seed = small_seed();
  seed.accounts[0].users[0].password = "weakpass";
  EXPECT_THAT(refusal_of(seed), testing::Not(HasSubstr("weakpass")));
}

TEST(Seed, TwoAccountsNeedTwoAddresses) {
  Seed seed = small_seed();
  seed.accounts.push_back(
      {.id = aws::AccountId::trusted("210987654321"), .name = "other", .email = "HOME@example.com"});
  EXPECT_THAT(refusal_of(seed),
              HasSubstr("account 210987654321: account 123456789012 has the e-mail address"));
}

std::vector<std::string> texts(store::Rows rows) {
  std::vector<std::string> found;
  for (const store::Row row : rows) found.push_back(row.text(0));
  return found;
}

std::vector<std::string> tables_of_schema(store::Unit& unit) {
  return texts(unit.query(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> "
      "'schema_migrations'"));
}

TEST(Clear, KnowsEveryTable) {
  TestPlane plane;
  plane.run([](Work& work) {
    EXPECT_THAT(cleared_tables(), testing::UnorderedElementsAreArray(tables_of_schema(work.unit)));
  });
}

TEST(Clear, EmptiesATableBeforeThoseThatItNames) {
  TestPlane plane;
  plane.run([](Work& work) {
    const auto tables = cleared_tables();
    for (std::size_t i = 0; i < tables.size(); ++i) {
      for (const std::string& named :
           texts(work.unit.query("SELECT \"table\" FROM pragma_foreign_key_list($1)", tables[i]))) {
        EXPECT_GE(std::find(tables.begin(), tables.end(), named) - tables.begin(),
                  static_cast<std::ptrdiff_t>(i))
            << tables[i] << " names " << named;
      }
    }
  });
}

TEST(Clear, LeavesNoRow) {
  TestPlane plane;
  plane.run([](Work& work) {
    apply_seed(work, small_seed());
    organizations::create_organization(work, kHome, "ALL");
    clear(work);
    for (const std::string& table : tables_of_schema(work.unit)) {
      EXPECT_EQ(work.unit.count("SELECT COUNT(*) FROM " + table), 0) << table;
    }
    apply_seed(work, small_seed());
  });
}

TEST(Seed, SaysWhatAnAccountUsesAndWhoMaySeeIt) {
  TestPlane plane;
  Seed seed = small_seed();
  seed.accounts[0].usage =
      std::vector{Seed::Usage{.usage_type = "BoxUsage:m5.large", .quantity_per_day = "10.5"}};
  seed.accounts[0].iam_billing_access = false;
  plane.run([&](Work& work) { apply_seed(work, seed); });
  const billing::Day today = billing::day_of(plane.clock.now());
  const auto cost = plane.run([&](Work& work) {
    EXPECT_FALSE(get_account(work.unit, kHome).iam_billing_access);
    return billing::total_of(
        billing::daily_costs(work.unit, {kHome, {}}, {today, today + 2}, billing::start_of(today + 2)));
  });
  EXPECT_EQ(cost.quantity, 21 * billing::kUnit);
  EXPECT_EQ(cost.cost, billing::parse_usd("2.016"));
}

TEST(Seed, RefusesUsageThatHasNoPriceOrNoSense) {
  const auto refusal = [](const Seed::Usage& usage) {
    Seed seed = small_seed();
    seed.accounts[0].usage = std::vector{usage};
    return refusal_of(seed);
  };
  EXPECT_EQ(refusal({.usage_type = "BoxUsage:m5.larg", .quantity_per_day = "1"}),
            "account 123456789012: usage BoxUsage:m5.larg: nothing of that usage type has a price; is "
            "BoxUsage:m5.large meant?");
  EXPECT_THAT(refusal({.usage_type = "HostedZone", .quantity_per_day = "1", .service = "AWS Lambda"}),
              HasSubstr("it belongs to the service Amazon Route 53, not AWS Lambda"));
  EXPECT_THAT(refusal({.usage_type = "HostedZone", .quantity_per_day = "1e9"}),
              HasSubstr("quantity_per_day"));
  EXPECT_THAT(refusal({.usage_type = "HostedZone", .quantity_per_day = "1", .from = "2026-02-30"}),
              HasSubstr("from must be a day"));
  EXPECT_THAT(refusal({"HostedZone", "1", "", "2026-03-01", "2026-03-01"}), HasSubstr("later than from"));
}

}  // namespace
}  // namespace groundwork::plane
