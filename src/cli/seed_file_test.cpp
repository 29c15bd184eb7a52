#include "cli/seed_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/clock.hpp"
#include "base/secret.hpp"
#include "cli/shell.hpp"
#include "plane/testing.hpp"

namespace groundwork::cli {
namespace {

using testing::HasSubstr;

const std::string kExample = GROUNDWORK_SOURCE_DIR "/examples/seed.yaml";

std::string words_of(std::string_view text) {
  std::string words;
  for (const auto& finding : read_seed(text).findings) words += prepare::to_text(finding, "seed.yaml") + "\n";
  return words;
}

TEST(SeedFile, TheExampleIsWhatItSays) {
  const plane::Seed seed = load_seed(kExample);
  ASSERT_EQ(seed.accounts.size(), 2U);
  const auto& home = seed.accounts[0];
  EXPECT_EQ(home.id.str(), "123456789012");
  ASSERT_EQ(home.users.size(), 2U);
  EXPECT_EQ(home.users[0].access_keys[0].id, "AKIAIOSFODNN7EXAMPLE");
  EXPECT_EQ(home.users[1].path, "/people/");
  EXPECT_EQ(home.users[1].tags, (plane::Tags{{"team", "audit"}}));
  EXPECT_FALSE(home.usage) << "it uses the sample";
  EXPECT_TRUE(home.iam_billing_access);
  ASSERT_TRUE(seed.accounts[1].usage);
  EXPECT_EQ(seed.accounts[1].usage->at(1).quantity_per_day, "3.5");
  EXPECT_EQ(home.roles[0].trust_policy,
            R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow",)"
            R"("Principal":{"AWS":"arn:aws:iam::123456789012:root"},"Action":"sts:AssumeRole"}]})");
}

TEST(SeedFile, TheExampleCanBeAppliedAndAppliedAnew) {
  const plane::Seed seed = load_seed(kExample);
  plane::TestPlane plane;
  plane.run([&](plane::Work& work) { plane::apply_seed(work, seed); });
  const std::int64_t started_ms = base::monotonic_ms();
  plane.run([&](plane::Work& work) {
    plane::clear(work);
    plane::apply_seed(work, seed);
  });
  RecordProperty("reset_ms", static_cast<int>(base::monotonic_ms() - started_ms));
}

TEST(SeedFile, MistakesAreToldTogetherWithTheirPlaces) {
  const std::string words = words_of(
      "version: 1\n"
      "accounts:\n"
      "  - id: \"12345\"\n"
      "    name: home\n"
      "    emial: home@example.com\n"
      "    users:\n"
      "      - name: al ice\n"
      "        policy_arns: [AdministratorAccess]\n");
  EXPECT_THAT(words, HasSubstr("seed.yaml:3:9: accounts[0].id: must be twelve digits"));
  EXPECT_THAT(words, HasSubstr("seed.yaml:5:5: accounts[0].emial: unknown key; did you mean \"email\"?"));
  EXPECT_THAT(words, HasSubstr("accounts[0].users[0].name: must be letters, digits"));
  EXPECT_THAT(words, HasSubstr("accounts[0].users[0].policy_arns[0]: must be the ARN of a managed policy"));
}

TEST(SeedFile, PoliciesAreYamlOrTheTextOfTheirJson) {
  const SeedFile file = read_seed(
      "version: 1\n"
      "accounts:\n"
      "  - id: \"012345678901\"\n"
      "    name: home\n"
      "    email: home@example.com\n"
      "    managed_policies:\n"
      "      - name: text\n"
      "        document: '{\"Version\": \"2012-10-17\"}'\n"
      "      - name: tree\n"
      "        document: { Bool: true, Account: 012345678901, List: [a] }\n");
  ASSERT_TRUE(file.seed);
  const auto& policies = file.seed->accounts[0].managed_policies;
  EXPECT_EQ(policies[0].document, R"({"Version": "2012-10-17"})");
  EXPECT_EQ(policies[1].document, R"({"Bool":true,"Account":"012345678901","List":["a"]})");
}

TEST(SeedFile, SecretsAreNeverShown) {
  const std::string words = words_of(
      "version: 1\n"
      "accounts:\n"
      "  - id: \"012345678901\"\n"
      "    name: home\n"
      "    email: home@example.com\n"
      "    root_user: { password: hidden-password, pasword: hidden-too }\n"
      "    users: [{ name: a, access_keys: [{ id: short, secret: hidden-secret }] }]\n");
  EXPECT_THAT(words, HasSubstr("access_keys[0].id"));
  EXPECT_THAT(words, testing::Not(HasSubstr("hidden")));
}

TEST(Shell, QuotesWhatAShellWouldRead) {
  EXPECT_EQ(shell_quoted("http://127.0.0.1:4566"), "http://127.0.0.1:4566");
  EXPECT_EQ(shell_quoted("a b"), "'a b'");
  EXPECT_EQ(shell_quoted("$(x)`y`"), "'$(x)`y`'");
  EXPECT_EQ(shell_quoted("it's"), R"('it'\''s')");
  EXPECT_EQ(shell_quoted(""), "''");
}

}  // namespace
}  // namespace groundwork::cli
