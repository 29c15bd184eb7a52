#include "report/html_body.hpp"

#include <array>

#include <fmt/format.h>

#include "report/html_step.hpp"

namespace groundwork::report {
namespace {

void fact(HtmlWriter& html, std::string_view term, std::string_view value) {
  const auto group = html.element("div");
  html.leaf("dt", term);
  html.leaf("dd", value.empty() ? "none yet" : value);
}

std::string_view verdict_class(const Report& report) {
  constexpr std::array<std::string_view, 3> kClasses = {"verdict good", "verdict bad", "verdict wait"};
  const Totals sum = totals(report);
  if (exit_code(report) == 0 && sum.planned > 0) return "verdict plan";
  return kClasses[static_cast<std::size_t>(exit_code(report))];
}

void write_header(HtmlWriter& html, const Report& report) {
  const auto header = html.element("header");
  html.leaf("p", "Groundwork report", {{"class", "kicker"}});
  html.leaf("h1", report.title);
  {
    const auto verdict = html.element("div", {{"class", verdict_class(report)}});
    html.leaf("p", verdict_text(report), {{"class", "headline"}});
    write_counts(html, totals(report));
  }
  write_facts(html, report, report.finished.ms - report.started.ms);
}

void write_footer(HtmlWriter& html, const Report& report) {
  const auto footer = html.element("footer");
  const Totals sum = totals(report);
  html.leaf("p", fmt::format("Written by {} on {} after {}. What is said here was so at that time.",
                             report.tool_version, time_text(report.finished),
                             calls_text(sum.calls, sum.portal_calls)));
  html.leaf("p",
            "Groundwork is not a product of Amazon Web Services. Secrets are withheld from this report.");
}

}  // namespace

std::string verdict_text(const Report& report) {
  const Totals sum = totals(report);
  const auto steps = [](int count) {
    return count == 1 ? std::string("1 step") : fmt::format("{} steps", count);
  };
  if (sum.failed > 0 && sum.needs_person > 0) {
    return fmt::format("{} failed, and {} {} a person", steps(sum.failed), sum.needs_person,
                       sum.needs_person == 1 ? "needs" : "need");
  }
  if (sum.failed > 0) return steps(sum.failed) + " failed";
  if (sum.needs_person > 0)
    return steps(sum.needs_person) + (sum.needs_person == 1 ? " needs" : " need") + " a person";
  if (sum.planned > 0) return steps(sum.planned) + " would be carried out";
  return "Everything is as the foundation asks";
}

void write_skip_link(HtmlWriter& html) {
  html.leaf("a", "Skip to the steps", {{"class", "skip"}, {"href", "#steps"}});
}

void write_facts(HtmlWriter& html, const Report& report, std::optional<std::int64_t> took_ms) {
  const Subject& subject = report.subject;
  const auto list = html.element("dl", {{"class", "facts"}});
  fact(html, "Organization", subject.organization_identifier);
  fact(html, "Organization id", subject.organization_id);
  fact(html, "Management account", subject.account_id);
  fact(html, "Carried out on", fmt::format("{} ({})", words(subject.target), subject.endpoint));
  fact(html, "Started", time_text(report.started));
  if (took_ms) fact(html, "Took", duration_text(*took_ms));
}

void write_counts(HtmlWriter& html, const Totals& sum, std::size_t to_come) {
  const auto list = html.element("ul", {{"class", "counts"}});
  for (const Result result : kResults) {
    if (sum.of(result) == 0) continue;
    const auto item = html.element("li", {{"class", name(result)}});
    html.leaf("b", std::to_string(sum.of(result)));
    html.text(fmt::format(" {}", words(result)));
  }
  if (to_come == 0) return;
  const auto item = html.element("li");
  html.leaf("b", std::to_string(to_come));
  html.text(" to come");
}

void write_contents(HtmlWriter& html, const std::vector<ContentsEntry>& entries) {
  const auto nav = html.element("nav", {{"aria-label", "Contents"}});
  html.leaf("h2", "Contents");
  const auto list = html.element("ol");
  for (const ContentsEntry& entry : entries) {
    const auto item = html.element("li");
    html.leaf("a", entry.text, {{"href", entry.target}});
    html.leaf("small", entry.note);
  }
}

std::vector<ContentsEntry> agenda_entries(const Report& report) {
  std::vector<ContentsEntry> entries;
  const Totals sum = totals(report);
  if (sum.failed > 0) entries.push_back({"#failed", "What failed", words(Totals{.failed = sum.failed})});
  if (sum.needs_person > 0) {
    entries.push_back({"#people", "What needs a person", words(Totals{.needs_person = sum.needs_person})});
  }
  return entries;
}

ContentsEntry section_entry(const Section& section, std::string note) {
  return {fmt::format("#section-{}", section.number), fmt::format("{}. {}", section.number, section.title),
          std::move(note)};
}

void write_agenda(HtmlWriter& html, std::string_view id, std::string_view title,
                  const std::function<void()>& items) {
  const auto section = html.element(
      "section", {{"id", id}, {"class", "agenda"}, {"aria-labelledby", std::string(id) + "-title"}});
  html.leaf("h2", title, {{"id", std::string(id) + "-title"}});
  const auto list = html.element("ol");
  items();
}

void write_agenda_step(HtmlWriter& html, const Step& step, std::string_view number,
                       const std::function<void()>& more) {
  const auto item = html.element("li", {{"class", name(step.result)}});
  {
    const auto heading = html.element("h3");
    html.leaf("span", number, {{"class", "number"}});
    html.leaf("a", step.title, {{"href", fmt::format("#{}", step_anchor(step))}});
  }
  write_what_to_do(html, step);
  if (more) more();
}

void write_agendas(HtmlWriter& html, const Report& report) {
  const auto agenda = [&](Result result, std::string_view id, std::string_view title) {
    const std::vector<StepPlace> places = steps_with(report, result);
    if (places.empty()) return;
    write_agenda(html, id, title, [&] {
      for (const StepPlace& place : places) write_agenda_step(html, *place.step, place.number);
    });
  };
  agenda(Result::failed, "failed", "What failed");
  agenda(Result::needs_person, "people", "What needs a person");
}

void write_section(HtmlWriter& html, const Section& section, const std::function<void()>& steps) {
  const std::string id = fmt::format("section-{}", section.number);
  const auto element = html.element("section", {{"id", id}, {"aria-labelledby", id + "-title"}});
  {
    const auto heading = html.element("div", {{"class", "section-head"}});
    {
      const auto title = html.element("h2", {{"id", id + "-title"}});
      html.leaf("span", std::to_string(section.number), {{"class", "number"}});
      html.text(section.title);
    }
    if (!section.guide_step.empty())
      html.leaf("p", "AWS's guide: " + section.guide_step, {{"class", "guide"}});
  }
  steps();
}

void write_report(HtmlWriter& html, const Report& report) {
  write_header(html, report);
  const auto layout = html.element("div", {{"class", "layout"}});
  std::vector<ContentsEntry> contents = agenda_entries(report);
  for (const Section& section : report.sections) {
    contents.push_back(section_entry(section, words(totals(section))));
  }
  write_contents(html, contents);
  const auto main = html.element("main", {{"id", "steps"}});
  write_agendas(html, report);
  for (const Section& section : report.sections) {
    write_section(html, section, [&] {
      for (std::size_t i = 0; i < section.steps.size(); ++i) {
        write_step(html, section.steps[i], step_number(section, i));
      }
    });
  }
  write_footer(html, report);
}

}  // namespace groundwork::report
