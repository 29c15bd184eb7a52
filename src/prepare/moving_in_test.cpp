#include "prepare/moving_in.hpp"

#include <filesystem>

#include <boost/json.hpp>
#include <gmock/gmock.h>

#include "base/secret.hpp"
#include "base/text.hpp"
#include "prepare/engine.hpp"
#include "prepare/steps.hpp"

namespace groundwork::prepare {
namespace {

namespace json = boost::json;
using report::Result;
using testing::ElementsAre;
using testing::HasSubstr;

constexpr const char* kExistingAccounts =
    "existing_accounts:\n"
    "  - name: Legacy shop\n    email: legacy@example.com\n    notes: Welcome\n    tags: {team: shop}\n"
    "  - name: Acquired\n    account_id: \"444455556666\"\n";

Foundation foundation_with_existing_accounts() {
  const auto path = std::filesystem::path(GROUNDWORK_SOURCE_DIR) / "examples" / "first-foundation.yaml";
  std::string text = base::read_file(path);
  text.resize(std::min(text.size(), text.find("existing_accounts:")));
  return *read_foundation(text + "\n" + kExistingAccounts).foundation;
}

/// Answers as Organizations and Cost Explorer do, as far as these steps ask.
class Aws {
 public:
  client::HttpResponse answer(const client::HttpRequest& request) {
    std::string operation;
    for (const auto& [name, value] : request.headers) {
      if (base::lower(name) == "x-amz-target") operation = value;
    }
    operation = operation.substr(operation.rfind('.') + 1);
    const json::object input = json::parse(request.body).as_object();
    if (const auto refusal = refusals.find(operation); refusal != refusals.end()) {
      const std::string code = refusal->second;
      if (--refusals_left <= 0) refusals.erase(refusal);
      return {400, {}, json::serialize(json::object{{"__type", code}, {"message", "refused"}})};
    }
    json::object output;
    if (operation == "ListAccounts") output["Accounts"] = accounts;
    if (operation == "ListHandshakesForOrganization") output["Handshakes"] = handshakes;
    if (operation == "InviteAccountToOrganization") invite(input);
    if (operation == "GetCostAndUsage") output["ResultsByTime"] = days;
    return {200, {}, json::serialize(output)};
  }

  void invite(const json::object& input) {
    invitations.push_back(json::serialize(input));
    add_handshake(input.at("Target").as_object(), "OPEN");
  }

  void add_handshake(const json::object& target, std::string_view state) {
    const std::string id = "h-" + std::to_string(handshakes.size() + 1);
    handshakes.push_back(json::object{
        {"Id", id},
        {"State", state},
        {"RequestedTimestamp", 1'800'000'000 + static_cast<std::int64_t>(handshakes.size())},
        {"ExpirationTimestamp", 1'801'296'000},
        {"Parties", json::array{json::object{{"Id", "o-exampleorgid"}, {"Type", "ORGANIZATION"}}, target}}});
  }

  void join(std::string_view id, std::string_view email) {
    accounts.push_back(json::object{{"Id", id},
                                    {"Email", email},
                                    {"State", "ACTIVE"},
                                    {"JoinedMethod", "INVITED"},
                                    {"JoinedTimestamp", 1'800'000'000}});
  }

  json::array accounts, handshakes, days;
  std::vector<std::string> invitations;
  std::map<std::string, std::string> refusals;
  int refusals_left = 1;
};

class Quiet final : public report::Progress {
 public:
  void begin(const report::Report&) override {}
  void section(const report::Section&) override {}
  void step_started(const report::Step&) override {}
  void note(std::string_view) override {}
  void waits_for_person(const report::PersonTask&) override {}
  void step_finished(const report::Step&) override {}
  void learnt(const report::Subject&) override {}
  void finish(const report::Report&) override {}
};

class MovingInTest : public testing::Test {
 protected:
  report::Step run(std::vector<Step> steps, std::size_t index, bool waits = false) {
    Engine engine({.options = {.waits_for_people = waits},
                   .pace = pace,
                   .progress = progress,
                   .redact = [](std::string text) { return text; },
                   .learn = [](report::Subject&) {}});
    wire.observe([&](report::Call call) { engine.note_call(std::move(call)); });
    report::Report report;
    engine.run({{1, "Section", "", {std::move(steps.at(index))}}}, report);
    return report.sections[0].steps[0];
  }

  report::Step run_invitations(bool waits = false) { return run(invitation_steps(preparation), 0, waits); }
  report::Step run_acceptance(bool waits = false) { return run(invitation_steps(preparation), 1, waits); }
  report::Step run_billing() { return run(consolidated_billing_steps(preparation), 0); }

  void SetUp() override { preparation.learn_account("123456789012"); }

  Aws aws;
  std::function<void()> on_sleep = [] {};
  Foundation foundation = foundation_with_existing_accounts();
  base::SeededRandom random{1};
  base::ManualClock clock{base::Instant::from_seconds(1'800'000'000)};
  client::CredentialChain chain{{client::fixed_credentials({"AKIA", "secret", "", {}})}, clock};
  Wire wire{{.endpoint_of =
                 [](const shape::Service& service) {
                   return client::Endpoint{"http://127.0.0.1:1",
                                           {"us-east-1", std::string(service.signing_name)}};
                 },
             .send = [this](const client::HttpRequest& request) { return aws.answer(request); },
             .clock = clock,
             .random = random,
             .sleep = [](std::int64_t) {}}};
  ChainPrincipals principals{chain};
  Secrets secrets = Secrets::in_memory(random);
  Pace pace{.clock = clock,
            .sleep = [this](std::int64_t) { on_sleep(); },
            .is_interrupted = [] { return false; },
            .note = [](std::string_view) {},
            .look_interval_ms = 100,
            .wait_ms_max = 1000};
  Quiet progress;
  Preparation preparation{.foundation = foundation,
                          .target = report::Target::aws,
                          .wire = wire,
                          .principals = principals,
                          .portal = nullptr,
                          .secrets = secrets,
                          .pace = pace,
                          .random = random,
                          .account_given = {},
                          .confirmations = {}};
};

TEST_F(MovingInTest, InvitesEachByWhatTheFileSaysOfIt) {
  const report::Step step = run_invitations();
  EXPECT_EQ(Result::done, step.result) << step.error;
  EXPECT_THAT(aws.invitations,
              ElementsAre(R"({"Target":{"Id":"legacy@example.com","Type":"EMAIL"},"Notes":"Welcome",)"
                          R"("Tags":[{"Key":"team","Value":"shop"}]})",
                          R"({"Target":{"Id":"444455556666","Type":"ACCOUNT"}})"));
  EXPECT_EQ("h-1 OPEN until 2027-01-30T08:00:00Z", step.evidence.at(0).observed);
}

TEST_F(MovingInTest, InvitesNobodyTwiceAndNoMember) {
  aws.join("111122223333", "Legacy@Example.com");
  aws.add_handshake({{"Id", "444455556666"}, {"Type", "ACCOUNT"}}, "OPEN");
  EXPECT_EQ(Result::already_so, run_invitations().result);
  EXPECT_TRUE(aws.invitations.empty());
}

TEST_F(MovingInTest, InvitesAnewWhereAnInvitationLapsedButNotWhereItWasDeclined) {
  aws.add_handshake({{"Id", "legacy@example.com"}, {"Type", "EMAIL"}}, "DECLINED");
  aws.add_handshake({{"Id", "444455556666"}, {"Type", "ACCOUNT"}}, "EXPIRED");
  const report::Step step = run_invitations();
  EXPECT_EQ(Result::failed, step.result);
  EXPECT_THAT(step.error, HasSubstr("the owner of Legacy shop declined h-1"));
  EXPECT_EQ(1U, aws.invitations.size()) << "one declined invitation keeps no other account out";
  EXPECT_THAT(aws.invitations.at(0), HasSubstr("444455556666"));
}

TEST_F(MovingInTest, APersonConfirmsTheAddressBeforeAnybodyIsInvited) {
  aws.refusals["InviteAccountToOrganization"] = "AccountOwnerNotVerifiedException";
  aws.refusals_left = 100;
  const report::Step step = run_invitations();
  EXPECT_EQ(Result::needs_person, step.result);
  ASSERT_TRUE(step.person.has_value());
  EXPECT_THAT(step.person->what, HasSubstr("aws+management@example.com"));

  aws.refusals_left = 3;
  EXPECT_EQ(Result::done, run_invitations(true).result) << "once the person has done so, it goes on";
}

TEST_F(MovingInTest, WaitsWhileAwsSetsTheOrganizationUp) {
  aws.refusals["InviteAccountToOrganization"] = "FinalizingOrganizationException";
  aws.refusals_left = 2;
  EXPECT_EQ(Result::done, run_invitations().result);
  EXPECT_EQ(2U, aws.invitations.size());
}

TEST_F(MovingInTest, OneThatCannotBeInvitedKeepsNoOtherFromIt) {
  aws.refusals["InviteAccountToOrganization"] = "HandshakeConstraintViolationException";
  const report::Step step = run_invitations();
  EXPECT_EQ(Result::failed, step.result);
  EXPECT_THAT(step.error, HasSubstr("Legacy shop: HandshakeConstraintViolationException"));
  EXPECT_EQ(1U, aws.invitations.size());
}

TEST_F(MovingInTest, EachOwnerAcceptsAndTheRunWaitsForIt) {
  EXPECT_EQ(Result::skipped, run_acceptance().result) << "nobody is invited yet";
  run_invitations();
  const report::Step asked = run_acceptance();
  EXPECT_EQ(Result::needs_person, asked.result);
  EXPECT_THAT(asked.person->what, HasSubstr("Legacy shop (legacy@example.com), invitation h-1, good until"));
  EXPECT_THAT(asked.person->what, HasSubstr("Acquired (444455556666), invitation h-2"));

  on_sleep = [&] {
    if (aws.accounts.size() == 2) return;
    aws.join("111122223333", "legacy@example.com");
    aws.join("444455556666", "acquired@example.com");
  };
  const report::Step waited = run_acceptance(true);
  EXPECT_EQ(Result::done, waited.result);
  EXPECT_EQ("444455556666 INVITED 2027-01-15T08:00:00Z", waited.evidence.at(1).observed);
}

json::object day(std::string_view start, std::string_view account, std::string_view amount) {
  return {{"TimePeriod", {{"Start", start}, {"End", start}}},
          {"Groups", json::array{json::object{
                         {"Keys", json::array{account}},
                         {"Metrics", {{"UnblendedCost", {{"Amount", amount}, {"Unit", "USD"}}}}}}}}};
}

TEST_F(MovingInTest, AddsWhatAnAccountCostSinceItJoined) {
  aws.join("111122223333", "legacy@example.com");
  aws.join("444455556666", "acquired@example.com");
  aws.days = {day("2027-01-14", "111122223333", "9"),
              day("2027-01-15", "111122223333", "1.005"),
              day("2027-01-16", "111122223333", "0.0000000001"),
              day("2027-01-16", "111122223333", "2"),
              day("2027-01-16", "444455556666", "-0.5"),
              day("2027-01-16", "999900001111", "7")};
  const report::Step step = run_billing();
  EXPECT_EQ(Result::already_so, step.result) << step.error;
  EXPECT_EQ("123456789012 pays for 2 of 2", step.before);
  EXPECT_EQ("3.01 USD from 2027-01-15 to 2027-01-15", step.evidence.at(2).observed);
  EXPECT_EQ("-0.50 USD from 2027-01-15 to 2027-01-15", step.evidence.at(3).observed);
}

TEST_F(MovingInTest, SaysWhyThereAreNoFigures) {
  EXPECT_EQ(Result::skipped, run_billing().result) << "nobody has joined yet";
  aws.join("111122223333", "legacy@example.com");
  aws.refusals["GetCostAndUsage"] = "DataUnavailableException";
  const report::Step step = run_billing();
  EXPECT_EQ(Result::already_so, step.result);
  EXPECT_EQ("123456789012 pays for 1 of 2; not joined yet: 1", step.before);
  EXPECT_THAT(step.evidence.at(1).observed, HasSubstr("DataUnavailableException: no figures yet"));
  aws.refusals["GetCostAndUsage"] = "ValidationException";
  EXPECT_EQ(Result::failed, run_billing().result);
}

}  // namespace
}  // namespace groundwork::prepare
