#include "report/live_page.hpp"

#include <gmock/gmock.h>
#include <pugixml.hpp>

#include "report/html.hpp"
#include "report/sample_report_test.hpp"

namespace groundwork::report {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

constexpr base::Instant kStart{1795451820123};

/// The sample as a run that has not begun: each step with id, title and purpose alone.
Report outlined() {
  Report report = sample_report();
  for (Section& section : report.sections) {
    for (Step& step : section.steps) {
      Step bare;
      bare.id = step.id;
      bare.title = step.title;
      bare.purpose = step.purpose;
      step = bare;
    }
  }
  return report;
}

/// The page without its script, whose `<` is no markup; the rest is well-formed.
pugi::xml_document read(std::string html) {
  const std::size_t begin = html.find("<script");
  html.erase(begin, html.find("</script>") + 9 - begin);
  pugi::xml_document document;
  const pugi::xml_parse_result result = document.load_string(html.c_str(), pugi::parse_full);
  EXPECT_TRUE(result) << result.description() << " at "
                      << html.substr(static_cast<std::size_t>(result.offset), 80);
  return document;
}

class LivePageTest : public testing::Test {
 protected:
  LivePageTest() { record.begin(outlined()); }

  void start(std::size_t section, std::size_t step) {
    record.section(sample.sections[section]);
    Step begun = sample.sections[section].steps[step];
    begun.started = clock.now();
    record.step_started(begun);
  }
  void carry_out(std::size_t section, std::size_t step) {
    start(section, step);
    record.step_finished(sample.sections[section].steps[step]);
  }

  std::string html() const {
    return to_live_html(*states.back(),
                        {.version = states.size(), .now = clock.now(), .report_file = "/run/report.html"});
  }
  pugi::xml_document page() const { return read(html()); }

  static std::string kind(const pugi::xml_document& page, const std::string& step) {
    return page.select_node(("//article[@id='step-" + step + "']/@class").c_str()).attribute().value();
  }
  static std::string text(const pugi::xml_document& page, const char* path) {
    std::string all;
    for (const auto& node : page.select_nodes((std::string(path) + "//text()").c_str())) {
      all += node.node().value();
    }
    return all;
  }

  const Report sample = sample_report();
  base::ManualClock clock{kStart};
  std::vector<std::shared_ptr<const RunState>> states;
  RunRecord record{clock, [this](auto state) { states.push_back(std::move(state)); }};
};

TEST_F(LivePageTest, ShowsWhatIsToComeWhatRunsAndWhatHasEnded) {
  carry_out(0, 0);
  start(0, 1);
  record.note("account creation, 2 of 4");
  clock.advance_seconds(75);
  const pugi::xml_document shown = page();
  EXPECT_EQ("already_so", kind(shown, "caller"));
  EXPECT_EQ("running", kind(shown, "sign-up"));
  EXPECT_EQ("pending", kind(shown, "root-mfa"));
  EXPECT_THAT(text(shown, "//aside"), HasSubstr("Running: 2.2 Sign up the account, for 1 min 15 s"));
  EXPECT_THAT(text(shown, "//article[@id='step-sign-up']"), HasSubstr("account creation, 2 of 4"));
  EXPECT_EQ("goes-on", std::string(shown.select_node("//body/@data-run").attribute().value()));
  EXPECT_TRUE(shown.select_node("//noscript/meta[@http-equiv='refresh']"));
}

TEST_F(LivePageTest, CountsOnlyTheStepsThatHaveEnded) {
  carry_out(0, 0);
  start(0, 1);
  const std::string headline = text(page(), "//div[contains(@class, 'verdict')]");
  const std::size_t all = states.back()->steps_in_all();
  EXPECT_THAT(headline, HasSubstr("1 of " + std::to_string(all) + " steps have ended"));
  EXPECT_THAT(headline, HasSubstr(std::to_string(all - 1) + " to come"));
  EXPECT_THAT(headline, Not(HasSubstr("planned")));
}

TEST_F(LivePageTest, SaysAtTheTopWhomItWaitsForAndSinceWhen) {
  start(1, 0);
  clock.advance_seconds(3);
  record.waits_for_person({"Assign an MFA device", "https://console.aws.amazon.com/", "the summary"});
  clock.advance_seconds(4000);
  const pugi::xml_document shown = page();
  const std::string now = text(shown, "//main/*[1][@id='now']");
  EXPECT_THAT(now, HasSubstr("Assign an MFA device"));
  EXPECT_THAT(now, HasSubstr("Waiting since " + time_text(kStart.plus_seconds(3)) + ", for 1 h 6 min"));
  EXPECT_TRUE(shown.select_node("//section[@id='now']//a[@href='https://console.aws.amazon.com/']"));
  EXPECT_EQ("waiting", kind(shown, sample.sections[1].steps[0].id));
  EXPECT_THAT(text(shown, "//title"), HasSubstr("Needs a person"));
}

TEST_F(LivePageTest, ShowsAnAccountAsSoonAsItIsKnown) {
  record.learnt({.organization_identifier = "example-corp", .account_id = "555566667777"});
  start(0, 0);
  EXPECT_THAT(text(page(), "//dl[@class='facts']"), HasSubstr("555566667777"));
}

TEST_F(LivePageTest, EndsAsTheReportItself) {
  start(0, 0);
  record.finish(sample);
  const std::string report = to_html(sample);
  const std::size_t begin = report.find("<header>");
  const std::string body = report.substr(begin, report.find("</body>") - begin);
  EXPECT_THAT(html(), HasSubstr(body));
  const pugi::xml_document shown = page();
  EXPECT_THAT(text(shown, "//aside"), HasSubstr("Finished; this page no longer updates."));
  EXPECT_THAT(text(shown, "//aside"), HasSubstr("/run/report.html"));
  EXPECT_EQ("ended", std::string(shown.select_node("//body/@data-run").attribute().value()));
  EXPECT_FALSE(shown.select_node("//noscript"));
}

TEST_F(LivePageTest, NoIdStandsTwice) {
  carry_out(0, 0);
  start(1, 0);
  record.waits_for_person({"do it", "", ""});
  const pugi::xml_document shown = page();
  std::vector<std::string> ids;
  for (const auto& node : shown.select_nodes("//@id")) ids.emplace_back(node.attribute().value());
  std::ranges::sort(ids);
  EXPECT_EQ(ids.end(), std::ranges::adjacent_find(ids));
}

TEST_F(LivePageTest, EscapesWhatOthersWrote) {
  start(0, 0);
  record.note("<script>alert(1)</script>");
  record.waits_for_person({"<b>", "javascript:alert(1)", "\"'"});
  EXPECT_THAT(html(), Not(HasSubstr("<script>alert")));
  EXPECT_FALSE(page().select_node("//a[starts-with(@href, 'javascript')]"));
}

TEST_F(LivePageTest, AStateThatWasHandedOutStaysAsItWas) {
  start(0, 0);
  const std::shared_ptr<const RunState> before = states.back();
  record.step_finished(sample.sections[0].steps[0]);
  EXPECT_EQ(0U, before->steps_ended());
  EXPECT_EQ(1U, states.back()->steps_ended());
}

}  // namespace
}  // namespace groundwork::report
