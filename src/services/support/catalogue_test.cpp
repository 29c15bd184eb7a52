#include "services/support/support_testing.hpp"

namespace groundwork::services::support {
namespace {

using testing::ElementsAre;
using testing::SizeIs;

struct Catalogue : SupportTest {
  std::vector<std::string> severities() {
    std::vector<std::string> codes;
    const auto found = caller.ask<model::DescribeSeverityLevelsResponse>(
        "DescribeSeverityLevels", model::DescribeSeverityLevelsRequest{});
    for (const auto& level : *found.severity_levels) codes.push_back(*level.code);
    return codes;
  }
};

TEST_F(Catalogue, HasTheSeveritiesOfThePlan) {
  EXPECT_THAT(severities(), ElementsAre("low", "normal", "high", "urgent", "critical"));
  choose("BUSINESS");
  EXPECT_THAT(severities(), ElementsAre("low", "normal", "high", "urgent"));
}

TEST_F(Catalogue, HasServicesWithCategories) {
  model::DescribeServicesRequest input{.service_code_list = std::vector<std::string>{"customer-account"}};
  const auto found = caller.ask<model::DescribeServicesResponse>("DescribeServices", input);
  ASSERT_THAT(*found.services, SizeIs(1));
  EXPECT_EQ(found.services->at(0).name, "Account");
  EXPECT_EQ(found.services->at(0).categories->back().code, "other-account-issues");
  input = {.language = "tlh"};
  EXPECT_EQ(refusal([&] { caller.ask<model::DescribeServicesResponse>("DescribeServices", input); }),
            "InvalidParameterValueException");
}

TEST_F(Catalogue, SaysInWhichLanguagesACaseIsHandled) {
  const auto found = caller.ask<model::DescribeSupportedLanguagesResponse>(
      "DescribeSupportedLanguages",
      model::DescribeSupportedLanguagesRequest{
          .issue_type = "technical", .service_code = "general-info", .category_code = "using-aws"});
  EXPECT_THAT(*found.supported_languages, SizeIs(8));
  EXPECT_EQ(found.supported_languages->at(0).code, "en");
  const auto options = [&](const char* language) {
    return caller.ask<model::DescribeCreateCaseOptionsResponse>(
        "DescribeCreateCaseOptions", model::DescribeCreateCaseOptionsRequest{.issue_type = "technical",
                                                                             .service_code = "general-info",
                                                                             .language = language,
                                                                             .category_code = "using-aws"});
  };
  EXPECT_EQ(options("en").language_availability, "available");
  EXPECT_THAT(*options("en").communication_types, SizeIs(3));
  EXPECT_EQ(options("tr").language_availability, "best_effort");
  EXPECT_THAT(*options("tr").communication_types, SizeIs(1));
  EXPECT_EQ(refusal([&] { options("xx"); }), "InvalidParameterValueException");
}

}  // namespace
}  // namespace groundwork::services::support
