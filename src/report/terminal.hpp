#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <ostream>
#include <string>

#include "report/progress.hpp"

namespace groundwork::report {

/// What an output can show.
struct TerminalOptions {
  bool live = false;    ///< lines may be rewritten in place
  bool colour = false;  ///< ANSI colours
  bool utf8 = true;     ///< signs beyond ASCII
  int width = 80;       ///< columns

  /// Looks at the file descriptor and at NO_COLOR, TERM, COLUMNS, LC_ALL, LC_CTYPE and LANG. An output that
  /// is no terminal, or a dumb one, gets plain lines without colour.
  static TerminalOptions detect(int file_descriptor);
};

/// Progress on a terminal: one line a step, rewritten in place where the output can; then a summary that ends
/// with what needs a person. On any other output, plain lines that begin with the result. `tick` may be
/// called from a second thread; `Ticker` does.
class Terminal final : public Progress {
 public:
  /// `now_ms` never goes backwards; the clock of the machine where none is given.
  Terminal(std::ostream& out, TerminalOptions options, std::function<std::int64_t()> now_ms = {});
  ~Terminal() override;

  void begin(const Report& report) override;
  void section(const Section& section) override;
  void step_started(const Step& step) override;
  void note(std::string_view text) override;
  void waits_for_person(const PersonTask& task) override;
  void step_finished(const Step& step) override;
  void learnt(const Subject& subject) override;
  void finish(const Report& report) override;

  /// Draws the running step's line anew, with the time it has taken.
  void tick();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Calls `tick` ten times a second for as long as it lives.
class Ticker {
 public:
  explicit Ticker(Terminal& terminal);
  ~Ticker();
  Ticker(const Ticker&) = delete;
  Ticker& operator=(const Ticker&) = delete;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The summary alone, for a report that was made before.
void write_summary(std::ostream& out, const TerminalOptions& options, const Report& report);

}  // namespace groundwork::report
