#include "report/live_page.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/digest.hpp"
#include "base/encoding.hpp"
#include "report/html_body.hpp"
#include "report/html_step.hpp"
#include "report/html_writer.hpp"

namespace groundwork::report {

extern const std::string_view kHtmlStyle;
extern const std::string_view kLivePageStyle;
extern const std::string_view kLivePageScript;

namespace {

/// Without scripts; less than the server stays after the end.
constexpr const char* kReloadSeconds = "3";
constexpr Badge kPending{"pending", "·", "to come"};
constexpr Badge kRunning{"running", "▸", "running"};
constexpr Badge kWaiting{"waiting", "!", "waits for a person"};

/// As the page's script counts on: whole seconds.
std::string elapsed_text(std::int64_t elapsed_ms) {
  const std::int64_t seconds = elapsed_ms / 1000;
  return seconds < 60 ? fmt::format("{} s", seconds) : duration_text(seconds * 1000);
}

std::string style() { return std::string(kHtmlStyle) + std::string(kLivePageStyle); }

/// Writes a run that has not ended.
class LiveBody {
 public:
  LiveBody(HtmlWriter& html, const RunState& run, base::Instant now)
      : html_(html), run_(run), now_(now), step_(run.running_step()) {
    if (run.running) {
      number_ = step_number(run.outline[run.running->section], run.running->step);
    }
  }

  /// `6.1 Turn on MFA`; empty between two steps.
  std::string running_words() const { return step_ ? number_ + " " + step_->title : std::string(); }
  bool waits_for_person() const { return step_ && step_->person; }
  std::string progress_words() const {
    return fmt::format("{} of {} steps have ended", run_.steps_ended(), run_.steps_in_all());
  }

  /// What is going on, in one line that stays in sight.
  void write_present() {
    const auto line = html_.element("p", {{"class", "present"}});
    if (!step_) return html_.text("Between two steps");
    html_.leaf("b", waits_for_person() ? "Needs a person: " : "Running: ");
    html_.leaf("a", running_words(), {{"href", "#" + step_anchor(*step_)}});
    html_.text(", for ");
    write_elapsed(waits_for_person() ? run_.running->person_since : run_.running->since);
  }

  void write_bar() {
    const std::string ended = std::to_string(run_.steps_ended());
    const std::string all = std::to_string(run_.steps_in_all());
    const auto line = html_.element("p", {{"class", "bar"}});
    html_.leaf("progress", "",
               {{"value", ended}, {"max", run_.steps_in_all() == 0 ? "1" : all}, {"aria-label", "Steps"}});
    html_.text(fmt::format(" {}/{}", ended, all));
  }

  void write() {
    write_header();
    const auto layout = html_.element("div", {{"class", "layout"}});
    write_contents(html_, contents());
    const auto main = html_.element("main", {{"id", "steps"}});
    if (waits_for_person()) write_waiting();
    write_agendas(html_, run_.report);
    for (std::size_t i = 0; i < run_.outline.size(); ++i) {
      write_section(html_, run_.outline[i], [&] { write_steps(i); });
    }
  }

 private:
  void write_header() {
    const auto header = html_.element("header");
    html_.leaf("p", "Groundwork report, as it is written", {{"class", "kicker"}});
    html_.leaf("h1", run_.report.title);
    {
      const auto verdict =
          html_.element("div", {{"class", waits_for_person() ? "verdict wait" : "verdict plan"}});
      html_.leaf("p", progress_words(), {{"class", "headline"}});
      write_counts(html_, totals(run_.report), run_.steps_in_all() - run_.steps_ended());
    }
    write_facts(html_, run_.report, std::nullopt);
  }

  std::vector<ContentsEntry> contents() const {
    std::vector<ContentsEntry> entries;
    if (waits_for_person()) entries.push_back({"#now", "Who is waited for", "1 step needs a person now"});
    for (ContentsEntry& entry : agenda_entries(run_.report)) entries.push_back(std::move(entry));
    for (std::size_t i = 0; i < run_.outline.size(); ++i) {
      const Section& ended = run_.report.sections[i];
      const std::size_t to_come = run_.outline[i].steps.size() - ended.steps.size();
      std::string note = ended.steps.empty() ? std::string() : words(totals(ended));
      if (to_come > 0) note += fmt::format("{}{} to come", note.empty() ? "" : ", ", to_come);
      entries.push_back(section_entry(run_.outline[i], std::move(note)));
    }
    return entries;
  }

  void write_waiting() {
    Step shown = *step_;
    shown.result = Result::needs_person;
    write_agenda(html_, "now", "A person is needed now", [&] {
      write_agenda_step(html_, shown, number_, [&] { write_since(run_.running->person_since, "Waiting"); });
    });
  }

  void write_steps(std::size_t section) {
    const std::vector<Step>& ended = run_.report.sections[section].steps;
    const std::vector<Step>& all = run_.outline[section].steps;
    for (std::size_t i = 0; i < all.size(); ++i) {
      const std::string number = step_number(run_.outline[section], i);
      if (i < ended.size()) {
        write_step(html_, ended[i], number);
      } else if (run_.running && run_.running->section == section && run_.running->step == i) {
        write_running_step();
      } else {
        write_step_frame(html_, all[i], number, kPending, [] {});
      }
    }
  }

  void write_running_step() {
    write_step_frame(html_, *step_, number_, waits_for_person() ? kWaiting : kRunning, [&] {
      write_what_to_do(html_, *step_);
      if (waits_for_person()) return write_since(run_.running->person_since, "Waiting");
      write_since(run_.running->since, "Running");
      if (!run_.running->note.empty()) html_.leaf("p", run_.running->note, {{"class", "then"}});
    });
  }

  /// `Waiting since 2026-11-23 16:37:00 UTC, for 12 s`.
  void write_since(base::Instant since, std::string_view what) {
    const auto paragraph = html_.element("p", {{"class", "then"}});
    html_.text(fmt::format("{} since ", what));
    html_.leaf("time", time_text(since), {{"datetime", base::iso8601(since)}});
    html_.text(", for ");
    write_elapsed(since);
  }

  /// The page's script counts on from here.
  void write_elapsed(base::Instant since) {
    const std::int64_t elapsed_ms = std::max<std::int64_t>(now_.ms - since.ms, 0);
    html_.leaf("span", elapsed_text(elapsed_ms),
               {{"class", "elapsed"}, {"data-elapsed-ms", std::to_string(elapsed_ms)}});
  }

  HtmlWriter& html_;
  const RunState& run_;
  base::Instant now_;
  std::optional<Step> step_;
  std::string number_;
};

std::string title_of(const RunState& run, const LiveBody& live) {
  if (run.has_ended) return fmt::format("{}: {}", run.report.title, verdict_text(run.report));
  const std::string what = live.waits_for_person() ? "Needs a person" : live.progress_words();
  return fmt::format("{}: {}", what, run.report.title);
}

void write_head(HtmlWriter& html, const RunState& run, const LiveBody& live) {
  const auto head = html.element("head");
  html.empty("meta", {{"charset", "utf-8"}});
  html.empty("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
  html.empty("meta", {{"name", "color-scheme"}, {"content", "light dark"}});
  html.empty("meta", {{"name", "generator"}, {"content", run.report.tool_version}});
  if (!run.has_ended) {
    const auto without_scripts = html.element("noscript");
    html.empty("meta", {{"http-equiv", "refresh"}, {"content", kReloadSeconds}});
  }
  html.leaf("title", title_of(run, live));
  {
    const auto element = html.element("style");
    html.raw(style());
  }
  const auto element = html.element("script", {{"type", "module"}});
  html.raw(kLivePageScript);
}

/// What this page is, as against the report itself: whether it still changes.
void write_strip(HtmlWriter& html, const RunState& run, const LivePageFacts& facts, LiveBody& live) {
  const char* kind = run.has_ended ? "ended" : live.waits_for_person() ? "waits" : "runs";
  const auto strip = html.element("aside", {{"id", "live"}, {"class", kind}, {"aria-label", "The run"}});
  if (run.has_ended) {
    const auto line = html.element("p", {{"class", "present"}});
    html.leaf("b", "Finished; this page no longer updates.");
    if (!facts.report_file.empty()) {
      html.text(" The report is ");
      html.leaf("code", facts.report_file);
    }
  } else {
    live.write_present();
    live.write_bar();
  }
  const auto lost = html.element("p", {{"id", "lost"}, {"hidden", "hidden"}, {"data-own", "script"}});
  html.text("No answer from Groundwork: what is shown may be old. ");
  if (!facts.report_file.empty()) {
    html.text("When the run has ended, the report is ");
    html.leaf("code", facts.report_file);
  }
}

}  // namespace

std::string to_live_html(const RunState& run, const LivePageFacts& facts) {
  std::string out = "<!DOCTYPE html>\n";
  HtmlWriter html(out);
  LiveBody live(html, run, facts.now);
  {
    const auto document = html.element("html", {{"lang", "en"}, {"class", "live"}});
    write_head(html, run, live);
    const auto body = html.element("body", {{"data-version", std::to_string(facts.version)},
                                            {"data-run", run.has_ended ? "ended" : "goes-on"}});
    write_skip_link(html);
    write_strip(html, run, facts, live);
    html.leaf("p", "", {{"id", "said"}, {"role", "status"}, {"data-own", "script"}});
    if (run.has_ended) {
      write_report(html, run.report);
    } else {
      live.write();
    }
  }
  return out + "\n";
}

const std::string& live_page_policy() {
  const auto digest = [](std::string_view text) { return base::base64(base::sha256(text)); };
  static const std::string policy = fmt::format(
      "default-src 'none'; script-src 'sha256-{}'; style-src 'sha256-{}'; connect-src 'self'; "
      "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      digest(kLivePageScript), digest(style()));
  return policy;
}

}  // namespace groundwork::report
