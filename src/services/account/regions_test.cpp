#include <gmock/gmock.h>

#include "services/account/testing.hpp"

namespace groundwork::services::account {
namespace {

using testing::ElementsAre;
using testing::Pair;
using Status = model::RegionOptStatus;

constexpr const char* kRegion = "ap-east-1";

struct Regions : AccountApi {
  std::string status(TestCaller& caller, const std::string& region = kRegion,
                     std::optional<std::string> account = {}) {
    return caller
        .ask<model::GetRegionOptStatusResponse>(
            "GetRegionOptStatus",
            model::GetRegionOptStatusRequest{.account_id = std::move(account), .region_name = region})
        .region_opt_status.value();
  }
  void enable(TestCaller& caller, const std::string& region = kRegion) {
    caller.tell("EnableRegion", model::EnableRegionRequest{.account_id = {}, .region_name = region});
  }
  void disable(TestCaller& caller, const std::string& region = kRegion) {
    caller.tell("DisableRegion", model::DisableRegionRequest{.account_id = {}, .region_name = region});
  }
  /// The `reason` of the ValidationException that the action ends in.
  static std::string reason_of(const std::function<void()>& action) {
    try {
      action();
    } catch (const aws::ApiError& error) {
      EXPECT_EQ(error.code, "ValidationException");
      return std::string(error.members.at(0).second.as_string());
    }
    return "none";
  }
};

TEST_F(Regions, AreTurnedOnAndOffInTheirTime) {
  EXPECT_EQ(status(management), Status::kDisabled);
  enable(management);
  EXPECT_EQ(status(management), Status::kEnabling);
  refused("ConflictException", [&] { enable(management); });
  refused("ConflictException", [&] { disable(management); });
  test.pass_ms(200);
  EXPECT_EQ(status(management), Status::kEnabled);
  EXPECT_EQ(status(from_member), Status::kDisabled) << "each account for itself";
  EXPECT_EQ(reason_of([&] { enable(management); }), "invalidRegionOptTarget");
  disable(management);
  EXPECT_EQ(status(management), Status::kDisabling);
  test.pass_ms(200);
  EXPECT_EQ(status(management), Status::kDisabled);
  EXPECT_EQ(reason_of([&] { disable(management); }), "invalidRegionOptTarget");
}

TEST_F(Regions, ThatAreAlwaysOnStaySo) {
  EXPECT_EQ(reason_of([&] { disable(management, "us-east-1"); }), "invalidRegionOptTarget");
  EXPECT_EQ(reason_of([&] { enable(management, "eu-west-1"); }), "invalidRegionOptTarget");
  EXPECT_EQ(reason_of([&] { enable(management, "mars-1"); }), "fieldValidationFailed");
}

TEST_F(Regions, AreListedByTheirStatus) {
  enable(management, "af-south-1");
  test.pass_ms(200);
  enable(management, "me-south-1");
  const auto list = [&](std::vector<std::string> statuses) {
    std::vector<std::string> names;
    model::ListRegionsRequest request;
    request.region_opt_status_contains = std::move(statuses);
    const auto answer = management.ask<model::ListRegionsResponse>("ListRegions", request);
    for (const auto& region : *answer.regions) names.push_back(*region.region_name);
    return names;
  };
  EXPECT_THAT(list({std::string(Status::kEnabled), std::string(Status::kEnabling)}),
              ElementsAre("af-south-1", "me-south-1"));
  EXPECT_EQ(list({std::string(Status::kDisabled)}).size(), 15U);
}

TEST_F(Regions, ChangeAFewAtATime) {
  const std::vector<std::string> six{"af-south-1", "ap-east-1", "ap-east-2",
                                     "ap-south-2", "ca-west-1", "eu-south-1"};
  for (const std::string& region : six) enable(management, region);
  refused("TooManyRequestsException", [&] { enable(management, "me-south-1"); });
  test.settings.set(plane::Setting::account_region_changes_per_organization, 6);
  refused("TooManyRequestsException", [&] { enable(from_member, "me-south-1"); });
  test.pass_ms(200);
  enable(from_member, "me-south-1");
}

TEST_F(Regions, OfMembersAreTheManagementAccountsToo) {
  trust();
  management.tell("EnableRegion",
                  model::EnableRegionRequest{.account_id = member.str(), .region_name = kRegion});
  EXPECT_EQ(status(from_member), Status::kEnabling);
  EXPECT_EQ(status(management, kRegion, member.str()), Status::kEnabling);
  EXPECT_EQ(status(management), Status::kDisabled);
  EXPECT_THAT(management
                  .accesses("EnableRegion",
                            model::EnableRegionRequest{.account_id = member.str(), .region_name = kRegion})
                  .at(0)
                  .context,
              ElementsAre(Pair("account:TargetRegion", ElementsAre(kRegion))));
}

}  // namespace
}  // namespace groundwork::services::account
