#include "plane/support/cases.hpp"

#include "services/support/support_testing.hpp"

namespace groundwork::services::support {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::MatchesRegex;
using testing::SizeIs;

struct Cases : SupportTest {
  std::vector<model::CaseDetails> cases(model::DescribeCasesRequest input = {}) {
    return *caller.ask<model::DescribeCasesResponse>("DescribeCases", input).cases;
  }
  model::CaseDetails only(const std::string& id) { return cases({.case_id_list = std::vector{id}}).at(0); }
  std::string refused(const model::CreateCaseRequest& input) {
    return refusal([&] { caller.ask<model::CreateCaseResponse>("CreateCase", input); });
  }
  void reply(const std::string& id, const std::string& body, std::vector<std::string> cc = {}) {
    caller.ask<model::AddCommunicationToCaseResponse>(
        "AddCommunicationToCase",
        model::AddCommunicationToCaseRequest{
            .case_id = id, .communication_body = body, .cc_email_addresses = std::move(cc)});
  }
  void answer_as_aws(const std::string& id, const std::string& body) {
    plane.run([&](plane::Work& work) {
      const auto found = plane::support::find_any_case(work.unit, id).value();
      plane::support::answer_case(work, found, body, "pending-customer-action");
    });
  }
};

TEST_F(Cases, NeedAPlanWithTheApi) {
  for (const char* plan : {"BASIC", "DEVELOPER"}) {
    choose(plan);
    for (const Handler& handler : table().handlers()) {
      SCOPED_TRACE(std::string(plan) + " " + std::string(handler.operation->name));
      const auto ask = [&] {
        plane.run([&](plane::Work& work) {
          plane::Caller root;
          root.account = account;
          Call call{work, root, "r", "us-east-1", "192.0.2.1", "test", true};
          const auto make = [](const shape::Shape& shape) {
            return std::unique_ptr<void, void (*)(void*)>(shape.create(), shape.destroy);
          };
          const auto input = make(*handler.operation->input);
          const auto output = make(*handler.operation->output);
          handler.handle(call, input.get(), output.get());
        });
      };
      EXPECT_EQ(refusal(ask), "SubscriptionRequiredException");
    }
  }
  EXPECT_EQ(caller.accesses("CreateCase", model::CreateCaseRequest{}).at(0).resource, "*");
}

TEST_F(Cases, HaveAnIdForPeopleAndOneForPrograms) {
  const std::string id = make_case();
  EXPECT_THAT(id, MatchesRegex("case-" + account.str() + "-muen-2026-[0-9a-f]{16}"));
  const auto made = only(id);
  EXPECT_THAT(*made.display_id, MatchesRegex("[0-9]{15}"));
  EXPECT_EQ(made.status, "unassigned");
  EXPECT_EQ(made.submitted_by, "management@example.com");
  EXPECT_EQ(made.severity_code, "low");
  EXPECT_THAT(*made.recent_communications->communications, SizeIs(1));
  EXPECT_EQ(cases({.display_id = *made.display_id}).at(0).case_id, id);
}

TEST_F(Cases, AreAcknowledgedToWhoFollowsThem) {
  caller.ask<model::CreateCaseResponse>(
      "CreateCase",
      model::CreateCaseRequest{.subject = "The landing zone fails",
                               .service_code = "service-control-tower",
                               .severity_code = "urgent",
                               .category_code = "general-guidance",
                               .communication_body = "It says: denied.",
                               .cc_email_addresses = std::vector<std::string>{"ops@example.com"}});
  for (const char* to : {"management@example.com", "ops@example.com"}) {
    ASSERT_THAT(mails_to(to), SizeIs(1)) << to;
    EXPECT_THAT(mails_to(to)[0].subject, HasSubstr("The landing zone fails"));
    EXPECT_THAT(mails_to(to)[0].body,
                HasSubstr("First response of Business Support+ Support: within 1 hour"));
  }
}

TEST_F(Cases, AreRefusedForUnknownCodes) {
  const model::CreateCaseRequest good{.subject = "A question", .communication_body = "Hello"};
  const auto with = [&](auto member, const char* value) {
    model::CreateCaseRequest changed = good;
    changed.*member = value;
    return refused(changed);
  };
  using R = model::CreateCaseRequest;
  EXPECT_EQ(with(&R::service_code, "moon-base"), "InvalidParameterValueException");
  EXPECT_EQ(with(&R::category_code, "moon-base"), "InvalidParameterValueException");
  EXPECT_EQ(with(&R::severity_code, "mild"), "InvalidParameterValueException");
  EXPECT_EQ(with(&R::language, "tlh"), "InvalidParameterValueException");
  EXPECT_EQ(with(&R::issue_type, "gossip"), "InvalidParameterValueException");
  EXPECT_EQ(with(&R::attachment_set_id, "none"), "AttachmentSetIdNotFound");
  EXPECT_EQ(with(&R::subject, ""), "InvalidParameterValueException");
  EXPECT_EQ(with(&R::severity_code, "critical"), "");
  choose("BUSINESS");
  EXPECT_EQ(with(&R::severity_code, "critical"), "InvalidParameterValueException");
  model::CreateCaseRequest billing = good;
  billing.service_code = "billing";
  billing.category_code = "other-billing-questions";
  EXPECT_EQ(refused(billing), "InvalidParameterValueException");
  billing.issue_type = "customer-service";
  EXPECT_EQ(refused(billing), "");
}

TEST_F(Cases, AreTenAnHour) {
  for (int i = 0; i < 10; ++i) make_case();
  EXPECT_EQ(refusal([&] { make_case(); }), "CaseCreationLimitExceeded");
  pass(3600);
  make_case();
}

TEST_F(Cases, GoFromStatusToStatus) {
  const std::string id = make_case();
  answer_as_aws(id, "Which Region?");
  EXPECT_EQ(only(id).status, "pending-customer-action");
  EXPECT_THAT(mails_to("management@example.com").at(0).body, HasSubstr("Which Region?"));
  reply(id, "us-east-1", {"ops@example.com"});
  EXPECT_EQ(only(id).status, "work-in-progress");
  EXPECT_THAT(*only(id).cc_email_addresses, ElementsAre("ops@example.com"));
  EXPECT_THAT(mails_to("ops@example.com").at(0).body, HasSubstr("us-east-1"));
  const model::ResolveCaseRequest resolve{.case_id = id};
  const auto resolved = caller.ask<model::ResolveCaseResponse>("ResolveCase", resolve);
  EXPECT_EQ(resolved.initial_case_status, "work-in-progress");
  EXPECT_EQ(resolved.final_case_status, "resolved");
  EXPECT_EQ(caller.ask<model::ResolveCaseResponse>("ResolveCase", resolve).initial_case_status, "resolved");
  reply(id, "Not yet");
  EXPECT_EQ(only(id).status, "reopened");
}

TEST_F(Cases, AreFiltered) {
  const std::string first = make_case("first");
  pass(60);
  const std::string middle = base::iso8601(plane.clock.now());
  pass(60);
  const std::string second = make_case("second");
  const auto ids = [&](const model::DescribeCasesRequest& input) {
    std::vector<std::string> found;
    for (const auto& one : cases(input)) found.push_back(*one.case_id);
    return found;
  };
  EXPECT_THAT(ids({}), ElementsAre(second, first));
  EXPECT_THAT(ids({.after_time = middle}), ElementsAre(second));
  EXPECT_THAT(ids({.before_time = middle}), ElementsAre(first));
  EXPECT_THAT(ids({.language = "ja"}), IsEmpty());
  caller.ask<model::ResolveCaseResponse>("ResolveCase", model::ResolveCaseRequest{.case_id = first});
  EXPECT_THAT(ids({}), ElementsAre(second));
  EXPECT_THAT(ids({.include_resolved_cases = true}), ElementsAre(second, first));
  EXPECT_THAT(ids({.case_id_list = std::vector{first}}), ElementsAre(first));
  EXPECT_FALSE(cases({.include_communications = false}).at(0).recent_communications);
  EXPECT_EQ(refusal([&] { cases({.after_time = "yesterday"}); }), "InvalidParameterValueException");
  EXPECT_EQ(refusal([&] { cases({.next_token = "?"}); }), "InvalidParameterValueException");
}

TEST_F(Cases, AreNobodyElses) {
  const std::string id = make_case();
  const aws::AccountId other = plane.add_account("other");
  plane.run([&](plane::Work& work) { plane::support::change_support_plan(work, other, "ENTERPRISE"); });
  TestCaller stranger{plane, table(), other};
  EXPECT_EQ(refusal([&] {
              stranger.ask<model::DescribeCasesResponse>(
                  "DescribeCases", model::DescribeCasesRequest{.case_id_list = std::vector{id}});
            }),
            "CaseIdNotFound");
  EXPECT_EQ(refusal([&] {
              stranger.ask<model::DescribeCommunicationsResponse>(
                  "DescribeCommunications", model::DescribeCommunicationsRequest{.case_id = id});
            }),
            "CaseIdNotFound");
}

TEST_F(Cases, ComeInPages) {
  plane.settings.set(plane::Setting::support_cases_per_hour, 100);
  for (int i = 0; i < 23; ++i) make_case();
  model::DescribeCasesRequest input{.max_results = 10, .include_communications = false};
  std::vector<std::size_t> sizes;
  std::vector<std::string> seen;
  for (;;) {
    const auto page = caller.ask<model::DescribeCasesResponse>("DescribeCases", input);
    sizes.push_back(page.cases->size());
    for (const auto& one : *page.cases) seen.push_back(*one.case_id);
    if (!page.next_token) break;
    input.next_token = page.next_token;
  }
  EXPECT_THAT(sizes, ElementsAre(10, 10, 3));
  std::ranges::sort(seen);
  EXPECT_EQ(std::ranges::unique(seen).begin(), seen.end());
}

TEST_F(Cases, TellCommunicationsInPagesNewestFirst) {
  const std::string id = make_case();
  for (int i = 2; i <= 12; ++i) {
    pass(1);
    reply(id, std::to_string(i));
  }
  const auto shown = only(id).recent_communications.value();
  EXPECT_THAT(*shown.communications, SizeIs(5));
  EXPECT_EQ(shown.communications->front().body, "12");
  model::DescribeCommunicationsRequest input{.case_id = id, .next_token = shown.next_token};
  const auto rest = caller.ask<model::DescribeCommunicationsResponse>("DescribeCommunications", input);
  EXPECT_THAT(*rest.communications, SizeIs(7));
  EXPECT_EQ(rest.communications->back().body, "Hello");
  EXPECT_FALSE(rest.next_token);
  EXPECT_EQ(refusal([&] { cases({.next_token = shown.next_token}); }), "InvalidParameterValueException")
      << "a token is for the operation that gave it";
  input = {.case_id = id, .after_time = base::iso8601(plane.clock.now().plus_seconds(-2)), .max_results = 10};
  EXPECT_THAT(
      *caller.ask<model::DescribeCommunicationsResponse>("DescribeCommunications", input).communications,
      SizeIs(3));
}

}  // namespace
}  // namespace groundwork::services::support
