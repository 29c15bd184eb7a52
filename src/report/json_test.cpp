#include "report/json.hpp"

#include <boost/json.hpp>
#include <gmock/gmock.h>

#include "report/sample_report_test.hpp"

namespace groundwork::report {
namespace {

TEST(ReportJson, IsTheDocumentedForm) { expect_golden("report.json", to_json(sample_report())); }

TEST(ReportJson, IsReadBackWithAllItsText) {
  Report report = sample_report();
  report.title = "quotes \" and \\ and \n and \x1b and ö";
  const boost::json::value document = boost::json::parse(to_json(report));
  EXPECT_EQ(document.at("title").as_string(), report.title.c_str());
  EXPECT_EQ(document.at("exit_code").as_int64(), 1);
  EXPECT_EQ(document.at_pointer("/sections/1/steps/0/person/url").as_string(),
            report.sections[1].steps[0].person->url.c_str());
  EXPECT_TRUE(document.at_pointer("/sections/0/steps/0/person").is_null());
}

TEST(ReportJson, HoldsNoSecret) {
  EXPECT_THAT(to_json(sample_report()), testing::Not(testing::HasSubstr("correct horse")));
}

}  // namespace
}  // namespace groundwork::report
