#include "report/model.hpp"

#include <gmock/gmock.h>

#include "report/sample_report_test.hpp"

namespace groundwork::report {
namespace {

TEST(ReportModel, WithholdsWhatIsNamedLikeASecret) {
  for (const char* name :
       {"Password", "NewPassword", "SecretAccessKey", "AuthenticationCode1", "TokenCode", "Otp",
        "client_secret", "codeVerifier", "x-amz-security-token", "Base32StringSeed"}) {
    EXPECT_EQ(request_parameter(name, "hunter2").value, "(withheld)") << name;
  }
  for (const char* name :
       {"UserName", "PasswordResetRequired", "PostalCode", "CountryCode", "Email", "SecretArn"}) {
    EXPECT_EQ(request_parameter(name, "plain").value, "plain") << name;
  }
}

TEST(ReportModel, CountsResultsAndCalls) {
  const Totals sum = totals(sample_report());
  EXPECT_EQ(sum.steps, 9);
  EXPECT_EQ(sum.calls, 13);
  EXPECT_EQ(words(sum), "2 done, 2 already so, 1 needs a person, 1 failed, 2 planned, 1 skipped");
  EXPECT_EQ(words(Totals{.needs_person = 2}), "2 need a person");
  EXPECT_EQ(words(Totals{}), "no steps");
}

TEST(ReportModel, CountsCallsToThePlanesPagesApartFromAwsApi) {
  const Step step{.calls = {Call{.service = "portal"}, Call{.service = "iam"}, Call{.service = "portal"}}};
  const Totals sum = totals(step);
  EXPECT_EQ(sum.calls, 3);
  EXPECT_EQ(calls_text(sum.calls, sum.portal_calls), "1 call to AWS's API and 2 to the plane's pages");
  EXPECT_EQ(calls_text(2, 0), "2 calls to AWS's API");
  EXPECT_EQ(calls_text(1, 1), "1 call to the plane's pages");
}

TEST(ReportModel, ExitsWithTheWorstResult) {
  Report report;
  EXPECT_EQ(exit_code(report), 0);
  report.sections = {{1,
                      "One",
                      "",
                      {Step{.result = Result::done}, Step{.result = Result::already_so},
                       Step{.result = Result::planned}, Step{.result = Result::skipped}}}};
  EXPECT_EQ(exit_code(report), 0);
  report.sections[0].steps.push_back(Step{.result = Result::needs_person});
  EXPECT_EQ(exit_code(report), 2);
  report.sections[0].steps.push_back(Step{.result = Result::failed});
  EXPECT_EQ(exit_code(report), 1);
}

TEST(ReportModel, FindsStepsByResult) {
  const Report report = sample_report();
  const std::vector<StepPlace> people = steps_with(report, Result::needs_person);
  ASSERT_EQ(people.size(), 1U);
  EXPECT_EQ(people[0].number, "3.1");
  EXPECT_EQ(people[0].step->id, "root-mfa");
}

TEST(ReportModel, WritesTimesAndAnswersForPeople) {
  EXPECT_EQ(duration_text(0), "0 ms");
  EXPECT_EQ(duration_text(1000), "1.0 s");
  EXPECT_EQ(duration_text(9949), "9.9 s");
  EXPECT_EQ(duration_text(9950), "10 s");
  EXPECT_EQ(duration_text(59600), "1 min 0 s");
  EXPECT_EQ(duration_text(3780000), "1 h 3 min");
  EXPECT_EQ(time_text(base::Instant::from_seconds(0)), "1970-01-01 00:00:00 UTC");
  EXPECT_EQ(answer_text(Call{.http_status = 409, .error_code = "EntityAlreadyExists"}),
            "409 EntityAlreadyExists");
  EXPECT_EQ(answer_text(Call{.http_status = 200}), "200");
  EXPECT_EQ(answer_text(Call{}), "no answer");
}

}  // namespace
}  // namespace groundwork::report
