#include "cli/settings.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/usage.hpp"

namespace groundwork::cli {
namespace {

using plane::Setting;
using testing::HasSubstr;

std::string fault(const std::string& override) {
  try {
    settings_from({override}, false);
  } catch (const UsageFault& fault) {
    return fault.what();
  }
  return "accepted";
}

TEST(CommandLineSettings, OverrideAlsoWhatRealisticTimesSet) {
  const auto settings = settings_from({"iam.users=3", "organizations.create_account_ms=7"}, true);
  EXPECT_EQ(settings[Setting::iam_users], 3);
  EXPECT_EQ(settings[Setting::organizations_create_account_ms], 7);
  EXPECT_EQ(settings[Setting::signup_activation_ms], 300000);
}

TEST(CommandLineSettings, RefusalsSayWhatWouldBeRight) {
  EXPECT_THAT(fault("iam.user=3"), HasSubstr("did you mean iam.users?"));
  EXPECT_THAT(fault("no.such.thing=3"), HasSubstr("--list-settings"));
  EXPECT_THAT(fault("iam.users"), HasSubstr("NAME=VALUE"));
  for (const char* bad : {"iam.users=", "iam.users=x", "iam.users=-1", "iam.users=1x"}) {
    EXPECT_THAT(fault(bad), HasSubstr("whole number")) << bad;
  }
}

TEST(CommandLineSettings, TableHoldsEachWithItsMeaning) {
  const std::string table = settings_table();
  for (const plane::SettingFacts& row : plane::Settings::table()) {
    EXPECT_THAT(table, HasSubstr(std::string(row.name)));
    EXPECT_THAT(table, HasSubstr(std::string(row.meaning)));
  }
}

}  // namespace
}  // namespace groundwork::cli
