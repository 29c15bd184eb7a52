#include "report/html.hpp"

#include <array>

#include <fmt/format.h>

#include "report/html_step.hpp"
#include "report/html_writer.hpp"

namespace groundwork::report {

extern const std::string_view kHtmlStyle;

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

void write_head(HtmlWriter& html, const Report& report) {
  const auto head = html.element("head");
  html.empty("meta", {{"charset", "utf-8"}});
  html.empty("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
  html.empty("meta", {{"name", "color-scheme"}, {"content", "light dark"}});
  html.empty("meta", {{"name", "referrer"}, {"content", "no-referrer"}});
  html.empty(
      "meta",
      {{"http-equiv", "Content-Security-Policy"},
       {"content", "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"}});
  html.empty("meta", {{"name", "generator"}, {"content", report.tool_version}});
  html.leaf("title", fmt::format("{}: {}", report.title, verdict_text(report)));
  const auto style = html.element("style");
  html.raw(kHtmlStyle);
}

void write_facts(HtmlWriter& html, const Report& report) {
  const Subject& subject = report.subject;
  const auto list = html.element("dl", {{"class", "facts"}});
  fact(html, "Organization", subject.organization_identifier);
  fact(html, "Organization id", subject.organization_id);
  fact(html, "Management account", subject.account_id);
  fact(html, "Carried out on", fmt::format("{} ({})", words(subject.target), subject.endpoint));
  fact(html, "Started", time_text(report.started));
  fact(html, "Took", duration_text(report.finished.ms - report.started.ms));
}

void write_counts(HtmlWriter& html, const Totals& sum) {
  const auto list = html.element("ul", {{"class", "counts"}});
  for (const Result result : kResults) {
    if (sum.of(result) == 0) continue;
    const auto item = html.element("li", {{"class", name(result)}});
    html.leaf("b", std::to_string(sum.of(result)));
    html.text(fmt::format(" {}", words(result)));
  }
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
  write_facts(html, report);
}

void write_contents(HtmlWriter& html, const Report& report) {
  const auto nav = html.element("nav", {{"aria-label", "Contents"}});
  html.leaf("h2", "Contents");
  const auto list = html.element("ol");
  const auto entry = [&](std::string_view target, std::string_view text, std::string_view note) {
    const auto item = html.element("li");
    html.leaf("a", text, {{"href", target}});
    html.leaf("small", note);
  };
  const Totals sum = totals(report);
  if (sum.failed > 0) entry("#failed", "What failed", words(Totals{.failed = sum.failed}));
  if (sum.needs_person > 0) {
    entry("#people", "What needs a person", words(Totals{.needs_person = sum.needs_person}));
  }
  for (const Section& section : report.sections) {
    entry(fmt::format("#section-{}", section.number), fmt::format("{}. {}", section.number, section.title),
          words(totals(section)));
  }
}

/// The steps of one result again, at the top: what the reader has to act on.
void write_agenda(HtmlWriter& html, const Report& report, Result result, std::string_view id,
                  std::string_view title) {
  const std::vector<StepPlace> places = steps_with(report, result);
  if (places.empty()) return;
  const auto section = html.element(
      "section", {{"id", id}, {"class", "agenda"}, {"aria-labelledby", std::string(id) + "-title"}});
  html.leaf("h2", title, {{"id", std::string(id) + "-title"}});
  const auto list = html.element("ol");
  for (const StepPlace& place : places) {
    const auto item = html.element("li", {{"class", name(result)}});
    {
      const auto heading = html.element("h3");
      html.leaf("span", place.number, {{"class", "number"}});
      html.leaf("a", place.step->title, {{"href", fmt::format("#{}", step_anchor(*place.step))}});
    }
    write_what_to_do(html, *place.step);
  }
}

void write_section(HtmlWriter& html, const Section& section) {
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
  for (std::size_t i = 0; i < section.steps.size(); ++i) {
    write_step(html, section.steps[i], step_number(section, i));
  }
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

std::string to_html(const Report& report) {
  std::string out = "<!DOCTYPE html>\n";
  HtmlWriter html(out);
  {
    const auto document = html.element("html", {{"lang", "en"}});
    write_head(html, report);
    const auto body = html.element("body");
    html.leaf("a", "Skip to the steps", {{"class", "skip"}, {"href", "#steps"}});
    write_header(html, report);
    const auto layout = html.element("div", {{"class", "layout"}});
    write_contents(html, report);
    const auto main = html.element("main", {{"id", "steps"}});
    write_agenda(html, report, Result::failed, "failed", "What failed");
    write_agenda(html, report, Result::needs_person, "people", "What needs a person");
    for (const Section& section : report.sections) write_section(html, section);
    write_footer(html, report);
  }
  return out + "\n";
}

}  // namespace groundwork::report
