#include "report/terminal.hpp"

#include <cstdlib>
#include <sstream>

#include <fcntl.h>
#include <gmock/gmock.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/clock.hpp"
#include "base/text.hpp"
#include "report/sample_report_test.hpp"
#include "report/terminal_text.hpp"

namespace groundwork::report {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

/// Plays a report as the program that made it would have told it.
std::string play(const Report& report, const TerminalOptions& options) {
  std::ostringstream out;
  std::int64_t now_ms = 0;
  Terminal terminal(out, options, [&] { return now_ms; });
  terminal.begin(report);
  for (const Section& section : report.sections) {
    terminal.section(section);
    for (const Step& step : section.steps) {
      terminal.step_started(step);
      now_ms += step.duration_ms / 2;
      terminal.tick();
      if (step.duration_ms > 1000) terminal.note("waiting for the account to become active");
      now_ms += step.duration_ms / 2;
      terminal.tick();
      terminal.step_finished(step);
      terminal.tick();
    }
  }
  terminal.finish(report);
  return out.str();
}

/// What stands on the screen in the end: each line after its last erasure.
std::string screen(const std::string& bytes) {
  std::string out;
  for (const std::string_view row : base::split(bytes, '\n')) {
    const std::size_t erased = row.rfind("\x1b[2K");
    out += std::string(erased == std::string_view::npos ? row : row.substr(erased + 4)) + "\n";
  }
  return out.substr(0, out.size() - 1);
}

constexpr TerminalOptions kPiped{.live = false, .colour = false, .utf8 = true, .width = 80};
constexpr TerminalOptions kLive{.live = true, .colour = false, .utf8 = true, .width = 80};

TEST(ReportTerminal, WritesPlainLinesToAPipe) {
  const std::string text = play(sample_report(), kPiped);
  EXPECT_THAT(text, Not(HasSubstr("\x1b")));
  EXPECT_THAT(text, Not(HasSubstr("\r")));
  expect_golden("terminal-piped.txt", text);
}

TEST(ReportTerminal, RewritesTheRunningLineInPlace) {
  expect_golden("terminal-live.txt", screen(play(sample_report(), kLive)));
}

TEST(ReportTerminal, ColoursWhereTheOutputCan) {
  TerminalOptions options = kLive;
  options.colour = true;
  expect_golden("terminal-colour.txt", play(sample_report(), options));
}

TEST(ReportTerminal, StaysWithinTheWidth) {
  for (const int width : {40, 60, 80, 132}) {
    TerminalOptions options = kLive;
    options.width = width;
    const std::string shown = screen(play(sample_report(), options));
    for (const std::string_view row : base::split(shown, '\n')) {
      if (row.find("https://") != std::string_view::npos) continue;
      EXPECT_LE(base::utf8_length(row), static_cast<std::size_t>(width)) << row;
    }
  }
}

TEST(ReportTerminal, FallsBackToAscii) {
  TerminalOptions options = kLive;
  options.utf8 = false;
  for (const char c : play(sample_report(), options)) ASSERT_LT(static_cast<unsigned char>(c), 0x80);
}

TEST(ReportTerminal, ShowsElapsedTimeAndNoteWhileAStepRuns) {
  std::ostringstream out;
  std::int64_t now_ms = 1000;
  Terminal terminal(out, kLive, [&] { return now_ms; });
  terminal.step_started(Step{.title = "Wait"});
  now_ms += 65000;
  terminal.tick();
  EXPECT_THAT(out.str(), HasSubstr("1 min 5 s"));
  terminal.note("2 of 4 accounts");
  EXPECT_THAT(out.str(), HasSubstr("Wait: 2 of 4 accounts"));
}

TEST(ReportTerminal, KeepsEscapeSequencesOfAnEndpointOut) {
  Report report = sample_report();
  for (Section& section : report.sections) {
    for (Step& step : section.steps)
      step.error = step.title =
          "a\x1b[2J\nb\xc2\x9b"
          "c\xff";
  }
  EXPECT_THAT(play(report, kPiped), Not(HasSubstr("\x1b")));
  EXPECT_EQ(printable("a\x1b[2J\nb\xc2\x9b"
                      "2J ö"),
            "a [2J b 2J ö");
  EXPECT_EQ(printable("a\xff"), "a?");
}

TEST(ReportTerminal, TickerDrawsFromItsOwnThread) {
  std::ostringstream out;
  Terminal terminal(out, kLive);
  terminal.step_started(Step{.title = "Wait"});
  const std::size_t before = out.str().size();
  {
    const Ticker ticker(terminal);
    base::sleep_ms(350);
  }
  EXPECT_GT(out.str().size(), before);
  terminal.step_finished(Step{.title = "Wait", .result = Result::done});
}

/// A terminal of our own, and the environment that a person might have set.
TerminalOptions detect_on_terminal(const char* term, const char* no_color, const char* locale) {
  const int controller = posix_openpt(O_RDWR | O_NOCTTY);
  EXPECT_EQ(grantpt(controller), 0);
  EXPECT_EQ(unlockpt(controller), 0);
  const int terminal = open(ptsname(controller), O_RDWR | O_NOCTTY);
  const winsize size{.ws_row = 24, .ws_col = 101};
  EXPECT_EQ(ioctl(terminal, TIOCSWINSZ, &size), 0);
  setenv("TERM", term, 1);
  setenv("NO_COLOR", no_color, 1);
  setenv("LC_ALL", locale, 1);
  const TerminalOptions options = TerminalOptions::detect(terminal);
  close(terminal);
  close(controller);
  return options;
}

TEST(ReportTerminal, DetectsWhatTheOutputCanShow) {
  const TerminalOptions full = detect_on_terminal("xterm-256color", "", "en_US.UTF-8");
  EXPECT_TRUE(full.live && full.colour && full.utf8);
  EXPECT_EQ(full.width, 101);
  const TerminalOptions plain = detect_on_terminal("xterm", "1", "C");
  EXPECT_TRUE(plain.live && !plain.colour && !plain.utf8);
  const TerminalOptions dumb = detect_on_terminal("dumb", "", "C.UTF-8");
  EXPECT_TRUE(!dumb.live && !dumb.colour && dumb.utf8);
}

TEST(ReportTerminal, TakesAPipeForNoTerminal) {
  int ends[2];
  ASSERT_EQ(pipe(ends), 0);
  setenv("TERM", "xterm", 1);
  setenv("COLUMNS", "72", 1);
  const TerminalOptions options = TerminalOptions::detect(ends[1]);
  EXPECT_TRUE(!options.live && !options.colour);
  EXPECT_EQ(options.width, 72);
  close(ends[0]);
  close(ends[1]);
}

TEST(ReportTerminal, FitsPadsAndWraps) {
  EXPECT_EQ(fit("äöü", 3, true), "äöü");
  EXPECT_EQ(fit("äöüß", 3, true), "äö…");
  EXPECT_EQ(fit("abcdef", 5, false), "ab...");
  EXPECT_EQ(pad("ä", 3), "ä  ");
  EXPECT_EQ(pad_left("ä", 3), "  ä");
  EXPECT_THAT(wrap("one two three", 7), ElementsAre("one two", "three"));
  EXPECT_THAT(wrap("x averyveryverylongword y", 5), ElementsAre("x", "averyveryverylongword", "y"));
}

}  // namespace
}  // namespace groundwork::report
