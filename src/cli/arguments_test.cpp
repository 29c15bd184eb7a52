#include "cli/arguments.hpp"

#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace groundwork::cli {
namespace {

using testing::HasSubstr;

Invocation parse(std::vector<const char*> arguments) {
  arguments.insert(arguments.begin(), "groundwork");
  return parse_arguments(static_cast<int>(arguments.size()), arguments.data());
}

std::string fault(std::vector<const char*> arguments) {
  const Invocation asked = parse(std::move(arguments));
  const auto* bad = std::get_if<BadArguments>(&asked);
  return bad == nullptr ? "accepted" : bad->message;
}

std::string text(std::vector<const char*> arguments) {
  const Invocation asked = parse(std::move(arguments));
  const auto* given = std::get_if<Text>(&asked);
  return given == nullptr ? "no text" : given->text;
}

TEST(Arguments, UpReadsEveryOption) {
  const Invocation asked = parse({"up",          "--data",        "/tmp/x",
                                  "--address",   "::1",           "--port",
                                  "0",           "--threads",     "2",
                                  "--auth",      "open",          "--seed",
                                  "s.yaml",      "--allow-reset", "--realistic-times",
                                  "--set",       "iam.users=1",   "--set",
                                  "iam.roles=2", "--ready-file",  "r"});
  const auto& up = std::get<UpOptions>(asked);
  EXPECT_EQ(up.data, "/tmp/x");
  EXPECT_FALSE(up.memory);
  EXPECT_EQ(up.address, "::1");
  EXPECT_EQ(up.port, 0);
  EXPECT_EQ(up.threads, 2);
  EXPECT_EQ(up.auth, "open");
  EXPECT_EQ(up.seed, "s.yaml");
  EXPECT_TRUE(up.allow_reset && up.realistic_times);
  EXPECT_THAT(up.settings, testing::ElementsAre("iam.users=1", "iam.roles=2"));
  EXPECT_EQ(up.ready_file, "r");
}

TEST(Arguments, UpHasDefaults) {
  const auto up = std::get<UpOptions>(parse({"up"}));
  EXPECT_EQ(up.port, 4566);
  EXPECT_EQ(up.address, "127.0.0.1");
  EXPECT_EQ(up.auth, "enforced");
  EXPECT_FALSE(up.data || up.seed || up.allow_reset);
}

TEST(Arguments, APortToWatchAtIsOfNoUseWithoutWatching) {
  EXPECT_THAT(fault({"prepare", "f.yaml", "--watch-port", "8080"}), HasSubstr("--watch"));
  const auto prepare =
      std::get<PrepareOptions>(parse({"prepare", "f.yaml", "--watch", "--watch-port", "8080"}));
  EXPECT_TRUE(prepare.watch);
  EXPECT_EQ(prepare.watch_port, 8080);
}

TEST(Arguments, UnknownNamesAreToldTheNearest) {
  EXPECT_EQ(fault({"up", "--prot", "80"}), "up: unknown option --prot; did you mean --port?");
  EXPECT_EQ(fault({"up", "--sede=x"}), "up: unknown option --sede; did you mean --seed?");
  EXPECT_EQ(fault({"upp"}), "unknown command upp; did you mean up?");
  EXPECT_EQ(fault({"completion", "bsh"}),
            "completion: shell: bsh is none of bash, zsh, fish; did you mean bash?");
  EXPECT_THAT(fault({"up", "--auth", "opn"}), HasSubstr("did you mean open?"));
  EXPECT_THAT(fault({"help", "evnts"}), HasSubstr("did you mean events?"));
}

TEST(Arguments, WhatCannotBeMeantIsRefused) {
  EXPECT_EQ(fault({}), "a command is needed: see groundwork help");
  EXPECT_THAT(fault({"up", "--port", "99999"}), HasSubstr("--port"));
  EXPECT_THAT(fault({"up", "--port", "many"}), HasSubstr("--port"));
  EXPECT_THAT(fault({"up", "--threads", "-1"}), HasSubstr("--threads"));
  EXPECT_THAT(fault({"up", "--memory", "--data", "x"}), HasSubstr("--data"));
  EXPECT_THAT(fault({"clock", "--advance", "1d", "--reset"}), HasSubstr("--advance"));
  EXPECT_THAT(fault({"events", "--limit", "0"}), HasSubstr("--limit"));
  EXPECT_EQ(fault({"up", "here"}), "up: unexpected argument here");
}

TEST(Arguments, EveryCommandHasAHelpWithExamples) {
  for (const CommandShape& command : program_shape().commands) {
    const std::string help = text({command.name.c_str(), "--help"});
    EXPECT_THAT(help, HasSubstr("Usage: groundwork " + command.name)) << command.name;
    EXPECT_EQ(help, text({"help", command.name.c_str()}));
    for (const OptionShape& option : command.options) {
      EXPECT_THAT(help, HasSubstr(option.names.back())) << command.name;
      EXPECT_FALSE(option.meaning.empty()) << command.name << " " << option.names.back();
    }
  }
  EXPECT_THAT(text({"help"}), HasSubstr("Examples:"));
  EXPECT_EQ(text({"--version"}), text({"version"}));
}

TEST(Arguments, CompletionsAndManualKnowEveryOption) {
  const CommandShape program = program_shape();
  const std::string bash = bash_completion(program), zsh = zsh_completion(program);
  const std::string fish = fish_completion(program), manual = manual_page(program);
  for (const CommandShape& command : program.commands) {
    EXPECT_THAT(manual, HasSubstr(".SS groundwork " + command.name));
    for (const OptionShape& option : command.options) {
      if (option.is_argument()) continue;
      EXPECT_THAT(bash, HasSubstr(option.names.back()));
      EXPECT_THAT(zsh, HasSubstr("'*" + option.names.back() + "["));
      EXPECT_THAT(fish, HasSubstr(" -l " + option.names.back().substr(2)));
    }
  }
}

}  // namespace
}  // namespace groundwork::cli
