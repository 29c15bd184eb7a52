#include "prepare/engine.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "client/credentials.hpp"
#include "client/transport.hpp"

namespace groundwork::prepare {
namespace {

using report::Result;
using testing::ElementsAre;
using testing::HasSubstr;

class Quiet final : public report::Progress {
 public:
  void begin(const report::Report& report) override { outline = report.sections; }
  void section(const report::Section&) override {}
  void step_started(const report::Step&) override {}
  void note(std::string_view) override {}
  void waits_for_person(const report::PersonTask& task) override { people.push_back(task.what); }
  void step_finished(const report::Step&) override {}
  void learnt(const report::Subject&) override {}
  void finish(const report::Report&) override {}
  std::vector<report::Section> outline;
  std::vector<std::string> people;  ///< what they were asked for
};

class EngineTest : public testing::Test {
 protected:
  /// A step over one flag of the world.
  Step flag_step(const std::string& id, bool& flag, std::vector<std::string> needs = {}) {
    return {.id = id,
            .title = "Set " + id,
            .purpose = {},
            .change = "set it",
            .needs = std::move(needs),
            .look = [&flag]() -> Seen {
              return {.is_so = flag,
                      .before = flag ? "set" : "not set",
                      .evidence = {{"flag", flag ? "1" : "0"}}};
            },
            .make = [&flag] { flag = true; }};
  }

  report::Report run(std::vector<Step> steps, EngineOptions options = {}) {
    Engine engine({.options = options,
                   .pace = pace,
                   .progress = progress,
                   .redact = [](std::string text) { return text + " (redacted)"; },
                   .learn = [](report::Subject&) {}});
    report::Report report;
    engine.run({{1, "Section", "", std::move(steps)}}, report);
    return report;
  }

  static std::vector<Result> results(const report::Report& report) {
    std::vector<Result> out;
    for (const report::Step& step : report.sections.at(0).steps) out.push_back(step.result);
    return out;
  }

  base::ManualClock clock{base::Instant::from_seconds(1'800'000'000)};
  bool interrupted = false;
  std::int64_t slept_ms = 0;
  std::function<void()> on_sleep = [] {};
  Pace pace{.clock = clock,
            .sleep =
                [this](std::int64_t ms) {
                  slept_ms += ms;
                  on_sleep();
                },
            .is_interrupted = [this] { return interrupted; },
            .note = [](std::string_view) {},
            .look_interval_ms = 100,
            .wait_ms_max = 1000};
  Quiet progress;
};

TEST_F(EngineTest, LooksMakesAndLooksAgain) {
  bool flag = false;
  const report::Report report = run({flag_step("a", flag)});
  const report::Step& step = report.sections[0].steps[0];
  EXPECT_EQ(Result::done, step.result);
  EXPECT_EQ("not set", step.before);
  EXPECT_EQ("1", step.evidence.at(0).observed);
}

TEST_F(EngineTest, SaysAtTheBeginningWhichStepsAreToCome) {
  bool flag = false;
  run({flag_step("a", flag), flag_step("b", flag)});
  ASSERT_EQ(1U, progress.outline.size());
  ASSERT_EQ(2U, progress.outline[0].steps.size());
  EXPECT_EQ("b", progress.outline[0].steps[1].id);
  EXPECT_EQ("Set b", progress.outline[0].steps[1].title);
}

TEST_F(EngineTest, LeavesAloneWhatIsSo) {
  bool flag = true;
  Step step = flag_step("a", flag);
  step.make = [] { FAIL() << "nothing is to be made"; };
  const report::Report report = run({step});
  EXPECT_THAT(results(report), ElementsAre(Result::already_so));
  EXPECT_EQ("", report.sections[0].steps[0].change);
}

TEST_F(EngineTest, APlanOnlyLooks) {
  bool first = false;
  bool second = false;
  const report::Report report =
      run({flag_step("a", first), flag_step("b", second, {"a"})}, {.only_plan = true});
  EXPECT_THAT(results(report), ElementsAre(Result::planned, Result::planned));
  EXPECT_FALSE(first || second);
  EXPECT_THAT(report.sections[0].steps[1].before, HasSubstr("Set a"));
}

TEST_F(EngineTest, SkipsWhatStandsBehindAFailureAndGoesOnWithTheRest) {
  bool a = false;
  bool b = false;
  bool c = false;
  Step broken = flag_step("a", a);
  broken.make = [] { throw StepError("it broke"); };
  const report::Report report = run({broken, flag_step("b", b, {"a"}), flag_step("c", c)});
  EXPECT_THAT(results(report), ElementsAre(Result::failed, Result::skipped, Result::done));
  EXPECT_EQ("it broke (redacted)", report.sections[0].steps[0].error);
  EXPECT_THAT(report.sections[0].steps[1].error, HasSubstr("Set a"));
}

TEST_F(EngineTest, TellsWhatAwsAnswered) {
  bool flag = false;
  Step step = flag_step("a", flag);
  step.make = [] { throw aws::ApiError("LimitExceeded", "Cannot exceed quota", 409); };
  const report::Report report = run({step});
  EXPECT_THAT(results(report), ElementsAre(Result::failed));
  EXPECT_THAT(report.sections[0].steps[0].error, HasSubstr("LimitExceeded: Cannot exceed quota"));
}

TEST_F(EngineTest, LooksWhetherAChangeWasMadeWhoseAnswerGotLost) {
  bool flag = false;
  int made = 0;
  Step step = flag_step("a", flag);
  step.make = [&] {
    ++made;
    flag = true;
    throw client::TransportError("cut off", false);
  };
  EXPECT_THAT(results(run({step})), ElementsAre(Result::done));
  EXPECT_EQ(1, made);
}

TEST_F(EngineTest, TriesOnceMoreWhereTheChangeWasNotMade) {
  bool flag = false;
  int made = 0;
  Step step = flag_step("a", flag);
  step.make = [&] {
    if (++made == 1) throw client::TransportError("cut off", false);
    flag = true;
  };
  EXPECT_THAT(results(run({step})), ElementsAre(Result::done));
  EXPECT_EQ(2, made);
  step.make = [] { throw client::TransportError("cut off", false); };
  flag = false;
  EXPECT_THAT(results(run({step})), ElementsAre(Result::failed));
}

TEST_F(EngineTest, WaitsUntilAChangeIsSeen) {
  int looks = 0;
  bool flag = false;
  Step step = flag_step("a", flag);
  step.look = [&]() -> Seen { return {.is_so = ++looks >= 4, .before = "not yet", .evidence = {}}; };
  EXPECT_THAT(results(run({step})), ElementsAre(Result::done));
  EXPECT_EQ(200, slept_ms);
}

TEST_F(EngineTest, FailsWhereAChangeIsNeverSeen) {
  bool flag = false;
  Step step = flag_step("a", flag);
  step.make = [] {};
  const report::Report report = run({step});
  EXPECT_THAT(results(report), ElementsAre(Result::failed));
  EXPECT_THAT(report.sections[0].steps[0].error, HasSubstr("still not so"));
}

Step person_step(bool& flag) {
  return {.id = "person",
          .title = "Have it done",
          .purpose = {},
          .change = {},
          .needs = {},
          .look = [&flag]() -> Seen {
            Seen seen{.is_so = flag, .before = "?", .evidence = {}};
            if (!flag) seen.person = report::PersonTask{"do it", "https://example.com", "the flag"};
            return seen;
          }};
}

TEST_F(EngineTest, WaitsForAPersonAndLooksAgain) {
  bool flag = false;
  on_sleep = [&] { flag = slept_ms >= 300; };
  const report::Report report = run({person_step(flag)}, {.waits_for_people = true});
  EXPECT_THAT(results(report), ElementsAre(Result::done));
  EXPECT_FALSE(report.sections[0].steps[0].person.has_value());
  EXPECT_THAT(progress.people, ElementsAre("do it"));
}

TEST_F(EngineTest, GoesOnWithoutThePerson) {
  bool flag = false;
  bool other = false;
  const report::Report report =
      run({person_step(flag), flag_step("b", other), flag_step("c", other, {"person"})});
  EXPECT_THAT(results(report), ElementsAre(Result::needs_person, Result::done, Result::skipped));
  EXPECT_EQ(0, slept_ms);
  EXPECT_EQ(2, report::exit_code(report));
}

TEST_F(EngineTest, WaitsNoLongerThanItMay) {
  bool flag = false;
  EXPECT_THAT(results(run({person_step(flag)}, {.waits_for_people = true})),
              ElementsAre(Result::needs_person));
  EXPECT_EQ(1000, slept_ms);
}

TEST_F(EngineTest, AnInterruptionEndsWaitingAndAllThatFollows) {
  bool flag = false;
  bool other = false;
  on_sleep = [&] { interrupted = true; };
  const report::Report report = run({person_step(flag), flag_step("b", other)}, {.waits_for_people = true});
  EXPECT_THAT(results(report), ElementsAre(Result::needs_person, Result::skipped));
  EXPECT_FALSE(other);
}

TEST_F(EngineTest, GoesOnWithAPersonWhereItsOwnPartIsDone) {
  bool flag = false;
  Step step = person_step(flag);
  bool own_part = false;
  step.look = [&]() -> Seen {
    Seen seen{.is_so = own_part && flag, .before = "?", .evidence = {}};
    if (own_part && !flag) seen.person = report::PersonTask{"do the rest", "", "the flag"};
    return seen;
  };
  step.make = [&] { own_part = true; };
  const report::Report left = run({step});
  EXPECT_THAT(results(left), ElementsAre(Result::needs_person));
  EXPECT_EQ("do the rest", left.sections[0].steps[0].person->what);
  own_part = false;
  on_sleep = [&] { flag = true; };
  EXPECT_THAT(results(run({step}, {.waits_for_people = true})), ElementsAre(Result::done));
}

TEST_F(EngineTest, TriesAgainOnceAPersonHasDoneWhatAwsAsksFor) {
  bool flag = false;
  bool is_allowed = false;
  Step step = flag_step("a", flag);
  step.make = [&] {
    if (!is_allowed)
      throw PersonNeeded({"confirm it", "https://example.com", "that it is no longer refused"});
    flag = true;
  };
  const report::Report left = run({step});
  EXPECT_THAT(results(left), ElementsAre(Result::needs_person));
  EXPECT_EQ("confirm it", left.sections[0].steps[0].person->what);
  on_sleep = [&] { is_allowed = true; };
  const report::Report done = run({step}, {.waits_for_people = true});
  EXPECT_THAT(results(done), ElementsAre(Result::done));
  EXPECT_FALSE(done.sections[0].steps[0].person.has_value());
}

TEST_F(EngineTest, WhatMerelyFollowsIsPlannedAndNeverSkipped) {
  bool first = false;
  bool second = false;
  Step follower = flag_step("b", second);
  follower.follows = {"a"};
  EXPECT_THAT(results(run({flag_step("a", first), follower}, {.only_plan = true})),
              ElementsAre(Result::planned, Result::planned));
  Step broken = flag_step("a", first);
  broken.make = [] { throw StepError("it broke"); };
  EXPECT_THAT(results(run({broken, follower})), ElementsAre(Result::failed, Result::done));
}

TEST_F(EngineTest, SkipsWhatThereIsNothingOfYet) {
  bool flag = false;
  Step step = flag_step("a", flag);
  step.look = []() -> Seen {
    return {.is_so = false, .before = "none", .evidence = {}, .too_early = "none has come yet"};
  };
  step.make = [] { FAIL() << "nothing is to be made"; };
  const report::Report report = run({step});
  EXPECT_THAT(results(report), ElementsAre(Result::skipped));
  EXPECT_EQ("none has come yet", report.sections[0].steps[0].error);
}

TEST_F(EngineTest, AnObstacleFailsWithoutATry) {
  bool flag = false;
  Step step = flag_step("a", flag);
  step.look = []() -> Seen {
    return {.is_so = false,
            .before = "closed",
            .evidence = {},
            .person = {},
            .may_wait = true,
            .obstacle = "no way"};
  };
  step.make = [] { FAIL() << "nothing is to be made"; };
  EXPECT_THAT(results(run({step})), ElementsAre(Result::failed));
}

}  // namespace
}  // namespace groundwork::prepare
