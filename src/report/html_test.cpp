#include "report/html.hpp"

#include <algorithm>
#include <set>
#include <string>

#include <gmock/gmock.h>
#include <pugixml.hpp>

#include "report/html_writer.hpp"
#include "report/sample_report_test.hpp"

namespace groundwork::report {
namespace {

using testing::HasSubstr;
using testing::Not;

pugi::xml_document read(const std::string& html) {
  pugi::xml_document document;
  const pugi::xml_parse_result result = document.load_string(html.c_str(), pugi::parse_full);
  EXPECT_TRUE(result) << result.description() << " at "
                      << html.substr(static_cast<std::size_t>(result.offset), 80);
  return document;
}

/// A report whose every text is the same hostile one.
Report hostile(const std::string& text) {
  Report report = sample_report();
  report.title = report.tool_version = text;
  report.subject = {text, text, text, Target::aws, text};
  for (Section& section : report.sections) {
    section.title = section.guide_step = text;
    for (Step& step : section.steps) {
      step.id = step.title = step.purpose = step.before = step.change = step.error = text;
      step.person = PersonTask{text, text, text};
      step.evidence = {{text, text}};
      step.calls = {{text, text, text, {{text, text}}, 200, text, text, 1}};
    }
  }
  return report;
}

TEST(ReportHtml, IsTheApprovedPage) { expect_golden("report.html", to_html(sample_report())); }

TEST(ReportHtml, IsWellFormedAndAsksForNothing) {
  const std::string html = to_html(sample_report());
  const pugi::xml_document document = read(html);
  EXPECT_EQ(document.select_nodes("//script | //img | //link | //iframe | //@src | //@onclick").size(), 0U);
  EXPECT_THAT(html, Not(HasSubstr("@import")));
  EXPECT_THAT(html, Not(HasSubstr("url(")));
}

TEST(ReportHtml, LeadsFromTheTopToEachStepThatNeedsAttention) {
  const pugi::xml_document document = read(to_html(sample_report()));
  std::set<std::string> ids;
  for (const pugi::xpath_node& node : document.select_nodes("//@id")) {
    EXPECT_TRUE(ids.insert(node.attribute().value()).second) << node.attribute().value();
  }
  EXPECT_TRUE(ids.contains("step-root-mfa"));
  for (const pugi::xpath_node& node : document.select_nodes("//a[starts-with(@href, '#')]/@href")) {
    EXPECT_TRUE(ids.contains(std::string(node.attribute().value()).substr(1))) << node.attribute().value();
  }
  EXPECT_EQ(document.select_nodes("//section[@id='people']//a[@href='#step-root-mfa']").size(), 1U);
  EXPECT_EQ(document.select_nodes("//section[@id='failed']//a[@href='#step-bootstrap-administrator']").size(),
            1U);
}

TEST(ReportHtml, SaysEachResultInWordsWithItsEvidence) {
  const pugi::xml_document document = read(to_html(sample_report()));
  for (const pugi::xpath_node& article : document.select_nodes("//article")) {
    const std::string badge = article.node().select_node("div/p[@class='badge']").node().last_child().value();
    const auto said = std::any_of(std::begin(kResults), std::end(kResults),
                                  [&](Result result) { return badge == words(result); });
    EXPECT_TRUE(said) << badge;
  }
  EXPECT_EQ(document.select_nodes("//article[@id='step-sign-up']//table/tbody/tr").size(), 3U);
  EXPECT_EQ(document.select_nodes("//article[@id='step-alternate-contacts']/details/ol/li").size(), 6U);
}

TEST(ReportHtml, EscapesEveryText) {
  const std::string attack = "\"'><script>alert(1)</script><!-- &amp; ]]>";
  const std::string html = to_html(hostile(attack));
  const pugi::xml_document document = read(html);
  EXPECT_EQ(document.select_nodes("//script").size(), 0U);
  EXPECT_EQ(document.select_nodes("//comment()").size(), 0U);
  EXPECT_EQ(document.select_node("//h1").node().child_value(), attack);
  EXPECT_EQ(document.select_node("//table/tbody/tr/td/code").node().child_value(), attack);
}

TEST(ReportHtml, LinksOnlyWhereALinkIsSafe) {
  for (const char* url :
       {"javascript:alert(1)", "data:text/html,x", "http://example.com/", "//example.com", " https://x"}) {
    EXPECT_EQ(read(to_html(hostile(url))).select_nodes("//main//a[not(starts-with(@href, '#'))]").size(), 0U)
        << url;
  }
  for (const char* url : {"https://example.com/", "http://127.0.0.1:8080/", "http://localhost/"}) {
    EXPECT_NE(read(to_html(hostile(url))).select_nodes("//main//a[not(starts-with(@href, '#'))]").size(), 0U)
        << url;
  }
}

TEST(ReportHtml, ReplacesWhatXmlCannotCarry) {
  EXPECT_EQ(escape_html("a\x01\x7f\tb"), "a\xef\xbf\xbd\xef\xbf\xbd\tb");
  EXPECT_EQ(escape_html("ö"), "ö");
  EXPECT_EQ(escape_html("\xff"), "\xef\xbf\xbd");
  read(to_html(hostile("\x1b[31m \xff")));
}

TEST(ReportHtml, SaysHowItEnded) {
  const auto headline = [](const Report& report) {
    return std::string(read(to_html(report)).select_node("//p[@class='headline']").node().child_value());
  };
  Report report = sample_report();
  EXPECT_EQ(headline(report), "1 step failed, and 1 needs a person");
  for (Section& section : report.sections) {
    for (Step& step : section.steps) step.result = Result::done;
  }
  EXPECT_EQ(headline(report), "Everything is as the foundation asks");
  report.sections[0].steps[0].result = report.sections[1].steps[0].result = Result::needs_person;
  EXPECT_EQ(headline(report), "2 steps need a person");
  report.sections[0].steps[0].result = report.sections[1].steps[0].result = Result::failed;
  EXPECT_EQ(headline(report), "2 steps failed");
  report.sections[0].steps[0].result = report.sections[1].steps[0].result = Result::planned;
  EXPECT_EQ(headline(report), "2 steps would be carried out");
}

}  // namespace
}  // namespace groundwork::report
