#include "report/terminal.hpp"

#include <algorithm>
#include <charconv>
#include <condition_variable>
#include <cstdlib>
#include <mutex>
#include <thread>

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/clock.hpp"
#include "base/text.hpp"
#include "report/terminal_text.hpp"

namespace groundwork::report {
namespace {

constexpr std::string_view kFrames[] = {"⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"};
constexpr std::string_view kPlainFrames[] = {"|", "/", "-", "\\"};
constexpr std::string_view kEraseLine = "\r\x1b[2K";
constexpr std::size_t kWordsWidth = 15;
constexpr std::size_t kDurationWidth = 11;
constexpr int kNarrowWidth = 56;  ///< below it a line drops the duration

std::string_view environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view() : value;
}

bool locale_is_utf8() {
  for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
    const std::string value = base::lower(environment(name));
    if (value.empty()) continue;
    return value.find("utf-8") != std::string::npos || value.find("utf8") != std::string::npos;
  }
  return false;
}

int width_of(int file_descriptor) {
  winsize size{};
  if (ioctl(file_descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  const std::string_view columns = environment("COLUMNS");
  int width = 0;
  std::from_chars(columns.data(), columns.data() + columns.size(), width);
  return width > 0 ? width : 80;
}

}  // namespace

TerminalOptions TerminalOptions::detect(int file_descriptor) {
  TerminalOptions options;
  options.live =
      isatty(file_descriptor) == 1 && environment("TERM") != "dumb" && !environment("TERM").empty();
  options.colour = options.live && environment("NO_COLOR").empty();
  options.utf8 = locale_is_utf8();
  options.width = width_of(file_descriptor);
  return options;
}

struct Terminal::State {
  std::ostream& out;
  const TerminalOptions options;
  const std::function<std::int64_t()> now_ms;
  const Brush brush;
  std::mutex mutex = {};
  int section = 0;
  int step = 0;
  std::string title = {}, note = {};  ///< of the running step; the title is empty where none runs
  std::int64_t started_ms = 0;
  std::size_t frame = 0;

  std::string number() const { return fmt::format("{}.{}", section, step); }

  void line(std::string_view text) { out << text << '\n'; }

  void draw_running() {
    const std::size_t frames = options.utf8 ? std::size(kFrames) : std::size(kPlainFrames);
    const std::string_view sign = options.utf8 ? kFrames[frame % frames] : kPlainFrames[frame % frames];
    const std::int64_t elapsed_ms = now_ms() - started_ms;
    const std::string elapsed = elapsed_ms < 1000 ? std::string() : duration_text(elapsed_ms);
    const std::string text = note.empty() ? title : fmt::format("{}: {}", title, note);
    const std::size_t width = static_cast<std::size_t>(options.width);
    const std::string left = fit(fmt::format("  {} {}  {}", sign, number(), text),
                                 width - std::min(width, elapsed.size() + 3), options.utf8);
    out << kEraseLine << left << "  " << brush.dim(elapsed) << std::flush;
  }

  void draw_finished(const Step& done) {
    const bool narrow = options.width < kNarrowWidth;
    const std::size_t right = narrow ? kWordsWidth : kWordsWidth + kDurationWidth;
    const std::size_t width = std::max<std::size_t>(static_cast<std::size_t>(options.width), right + 20) - 1;
    const std::string head = fmt::format("{}  ", number());
    const std::size_t title_width = width - right - 4 - head.size();
    out << kEraseLine << "  " << brush.result(done.result, brush.sign(done.result)) << ' ' << head
        << pad(fit(printable(done.title), title_width - 1, options.utf8), title_width)
        << brush.result(done.result, pad(words(done.result), kWordsWidth));
    if (!narrow && done.duration_ms > 0) {
      out << brush.dim(pad_left(duration_text(done.duration_ms), kDurationWidth));
    }
    out << '\n';
  }

  void draw_plain(const Step& done) {
    const std::string took =
        done.duration_ms > 0 ? fmt::format(" ({})", duration_text(done.duration_ms)) : std::string();
    line(fmt::format("{} {}  {}{}", pad(words(done.result), kWordsWidth), number(), printable(done.title),
                     took));
  }

  /// What a person must know at once, below the step's line.
  void explain(const Step& done) {
    const std::string indent(options.live ? 9 : kWordsWidth + 1, ' ');
    const std::size_t room = static_cast<std::size_t>(std::max(options.width, 40)) - indent.size();
    const std::string& text =
        done.result == Result::needs_person && done.person ? done.person->what : done.error;
    for (const std::string& row : wrap(printable(text), room)) line(indent + row);
    if (done.result != Result::needs_person || !done.person || done.person->url.empty()) return;
    line(indent + brush.link(printable(done.person->url)));
  }
};

Terminal::Terminal(std::ostream& out, TerminalOptions options, std::function<std::int64_t()> now_ms)
    : state_(std::make_unique<State>(out, options, now_ms ? std::move(now_ms) : base::monotonic_ms,
                                     Brush(options))) {}

Terminal::~Terminal() {
  // A step that was interrupted leaves its line without an end.
  if (state_->options.live && !state_->title.empty()) state_->out << std::endl;
}

void Terminal::begin(const Report& report) {
  const std::lock_guard lock(state_->mutex);
  const Subject& subject = report.subject;
  state_->line(state_->brush.bold(printable(report.title)));
  std::string where = fmt::format("{} ({})", words(subject.target), subject.endpoint);
  if (!subject.account_id.empty()) where += fmt::format(", account {}", subject.account_id);
  state_->line(state_->brush.dim(printable(where)));
}

void Terminal::section(const Section& section) {
  const std::lock_guard lock(state_->mutex);
  state_->section = section.number;
  state_->step = 0;
  const std::string guide =
      section.guide_step.empty() ? "" : fmt::format("  (guide: {})", printable(section.guide_step));
  const auto room = static_cast<std::size_t>(std::max(state_->options.width, 40)) - base::utf8_length(guide);
  const std::string title =
      fit(fmt::format("{}  {}", section.number, printable(section.title)), room, state_->options.utf8);
  state_->line("");
  state_->line(state_->brush.bold(title) + state_->brush.dim(guide));
  state_->out.flush();
}

void Terminal::step_started(const Step& step) {
  const std::lock_guard lock(state_->mutex);
  ++state_->step;
  state_->title = printable(step.title);
  state_->note.clear();
  state_->started_ms = state_->now_ms();
  if (state_->options.live) state_->draw_running();
}

void Terminal::note(std::string_view text) {
  const std::lock_guard lock(state_->mutex);
  state_->note = printable(text);
  if (state_->options.live) return state_->draw_running();
  state_->line(fmt::format("{} {}  {}", pad("running", kWordsWidth), state_->number(), state_->note));
  state_->out.flush();
}

void Terminal::waits_for_person(const PersonTask& task) {
  note(fmt::format("waiting for a person: {} {}", task.what, task.url));
}

void Terminal::step_finished(const Step& step) {
  const std::lock_guard lock(state_->mutex);
  state_->title.clear();
  if (state_->options.live) {
    state_->draw_finished(step);
  } else {
    state_->draw_plain(step);
  }
  state_->explain(step);
  state_->out.flush();
}

void Terminal::learnt(const Subject&) {}  // the summary tells it

void Terminal::finish(const Report& report) {
  const std::lock_guard lock(state_->mutex);
  write_summary(state_->out, state_->options, report);
}

void Terminal::tick() {
  const std::lock_guard lock(state_->mutex);
  if (!state_->options.live || state_->title.empty()) return;
  ++state_->frame;
  state_->draw_running();
}

struct Ticker::State {
  std::mutex mutex;
  std::condition_variable_any wake;
  std::jthread thread;
};

Ticker::Ticker(Terminal& terminal) : state_(std::make_unique<State>()) {
  state_->thread = std::jthread([&terminal, state = state_.get()](const std::stop_token& stop) {
    std::unique_lock lock(state->mutex);
    while (!state->wake.wait_for(lock, stop, std::chrono::milliseconds(100),
                                 [&] { return stop.stop_requested(); })) {
      terminal.tick();
    }
  });
}

Ticker::~Ticker() = default;

}  // namespace groundwork::report
