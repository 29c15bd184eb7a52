#include "client/shared_config.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "client/test_directory.hpp"

namespace groundwork::client {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Pair;
using testing::ThrowsMessage;

TEST(ParseIni, ReadsSectionsAndProperties) {
  const auto sections = parse_ini(
      "# a comment\r\n"
      "[default]\r\n"
      "Region = eu-central-1 # here\n"
      "output=json\n"
      "\n"
      "; another\n"
      "[ profile a b ] \n"
      "secret = abc#def=\n"
      "empty =\n",
      "f");
  EXPECT_THAT(sections.at("default"), ElementsAre(Pair("output", "json"), Pair("region", "eu-central-1")));
  EXPECT_THAT(sections.at("profile a b"), ElementsAre(Pair("empty", ""), Pair("secret", "abc#def=")));
}

TEST(ParseIni, ReadsNestedPropertiesAndLongValues) {
  const auto sections = parse_ini(
      "[services dev]\n"
      "iam =\n"
      "  endpoint_url = http://localhost:1\n"
      "  other = x\n"
      "sts =\n"
      "\tendpoint_url = http://localhost:2\n"
      "long = one\n"
      "   two\n",
      "f");
  EXPECT_THAT(
      sections.at("services dev"),
      ElementsAre(Pair("iam", ""), Pair("iam.endpoint_url", "http://localhost:1"), Pair("iam.other", "x"),
                  Pair("long", "one\ntwo"), Pair("sts", ""), Pair("sts.endpoint_url", "http://localhost:2")));
}

TEST(ParseIni, NamesFileAndLineOfWhatItCannotRead) {
  EXPECT_THAT([] { parse_ini("[a]\nsecret words\n", "my.file"); },
              ThrowsMessage<ConfigError>("my.file:2: a setting has no equal sign"));
  EXPECT_THAT([] { parse_ini("a = b\n", "my.file"); },
              ThrowsMessage<ConfigError>(HasSubstr("1: a setting stands before the first section")));
  EXPECT_THAT([] { parse_ini("[a\n", "my.file"); },
              ThrowsMessage<ConfigError>(HasSubstr("no closing bracket")));
}

TEST(SharedConfig, JoinsBothFilesAndTheCredentialsFileWins) {
  const TestDirectory directory;
  const auto environment = fixed_environment(
      {{"AWS_CONFIG_FILE",
        directory.write("config",
                        "[default]\nregion = us-east-1\n"
                        "[profile dev]\nregion = eu-west-1\naws_access_key_id = FROM_CONFIG\n"
                        "[profile \"two words\"]\nregion = eu-west-2\n"
                        "[dev]\nregion = not a profile here\n"
                        "[services local]\niam =\n  endpoint_url = http://localhost\n"
                        "[sso-session corp]\nsso_region = us-east-1\n")},
       {"AWS_SHARED_CREDENTIALS_FILE",
        directory.write("credentials",
                        "[dev]\naws_access_key_id = FROM_CREDENTIALS\n[only-here]\na = b\n")}});
  const SharedConfig shared = load_shared_config(environment);
  EXPECT_THAT(*shared.profile("dev"),
              ElementsAre(Pair("aws_access_key_id", "FROM_CREDENTIALS"), Pair("region", "eu-west-1")));
  EXPECT_EQ(shared.profile("default")->at("region"), "us-east-1");
  EXPECT_EQ(shared.profile("two words")->at("region"), "eu-west-2");
  EXPECT_NE(shared.profile("only-here"), nullptr);
  EXPECT_EQ(shared.profile("absent"), nullptr);
  EXPECT_EQ(shared.profile("corp"), nullptr);
  EXPECT_EQ(shared.services.at("local").at("iam.endpoint_url"), "http://localhost");
}

TEST(SharedConfig, TheLongNameOfTheDefaultProfileWins) {
  const TestDirectory directory;
  for (const std::string text : {"[default]\nregion = short\n[profile default]\nregion = long\n",
                                 "[profile default]\nregion = long\n[default]\nregion = short\n"}) {
    const auto environment = fixed_environment(
        {{"AWS_CONFIG_FILE", directory.write("config", text)}, {"AWS_SHARED_CREDENTIALS_FILE", "/absent"}});
    EXPECT_EQ(load_shared_config(environment).profile("default")->at("region"), "long");
  }
}

TEST(SharedConfig, StandsInTheHomeDirectory) {
  const TestDirectory directory;
  std::filesystem::create_directory(directory.path() + "/.aws");
  directory.write(".aws/config", "[default]\nregion = us-west-2\n");
  const SharedConfig shared = load_shared_config(fixed_environment({{"HOME", directory.path()}}));
  EXPECT_EQ(shared.config_file, directory.path() + "/.aws/config");
  EXPECT_EQ(shared.profile("default")->at("region"), "us-west-2");
}

TEST(ProfileName, IsTheCallersThenTheEnvironments) {
  const auto environment = fixed_environment({{"AWS_PROFILE", "p"}, {"AWS_DEFAULT_PROFILE", "d"}});
  EXPECT_EQ(profile_name(environment, "asked"), "asked");
  EXPECT_EQ(profile_name(environment, std::nullopt), "p");
  EXPECT_EQ(profile_name(fixed_environment({{"AWS_DEFAULT_PROFILE", "d"}}), std::nullopt), "d");
  EXPECT_EQ(profile_name(fixed_environment({{"AWS_PROFILE", ""}}), std::nullopt), "default");
}

}  // namespace
}  // namespace groundwork::client
