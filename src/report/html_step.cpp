#include "report/html_step.hpp"

#include <fmt/format.h>

namespace groundwork::report {
namespace {

std::string_view sign(Result result) {
  constexpr std::string_view kSigns[] = {"✓", "=", "!", "✗", "○", "–"};
  return kSigns[static_cast<std::size_t>(result)];
}

/// Anything else, such as `javascript:`, is shown as text.
bool may_be_linked(std::string_view url) {
  for (const std::string_view prefix : {"https://", "http://127.0.0.1", "http://localhost", "http://[::1]"}) {
    if (url.starts_with(prefix)) return true;
  }
  return false;
}

void write_url(HtmlWriter& html, std::string_view url) {
  if (url.empty()) return;
  const auto paragraph = html.element("p", {{"class", "url"}});
  if (may_be_linked(url)) {
    html.leaf("a", url, {{"href", url}, {"rel", "noreferrer noopener"}});
  } else {
    html.text(url);
  }
}

void write_person(HtmlWriter& html, const PersonTask& task) {
  html.leaf("p", task.what, {{"class", "what"}});
  write_url(html, task.url);
  if (task.verified_afterwards.empty()) return;
  const auto paragraph = html.element("p", {{"class", "then"}});
  html.leaf("b", "Verified afterwards: ");
  html.text(task.verified_afterwards);
}

void write_change(HtmlWriter& html, const Step& step) {
  if (step.before.empty() && step.change.empty()) return;
  const auto list = html.element("dl", {{"class", "change"}});
  const auto part = [&](std::string_view term, const std::string& text) {
    if (text.empty()) return;
    const auto group = html.element("div");
    html.leaf("dt", term);
    html.leaf("dd", text);
  };
  part(step.result == Result::already_so ? "As it is" : "Before", step.before);
  part(step.result == Result::done ? "Changed" : "To change", step.change);
}

void write_evidence(HtmlWriter& html, const Step& step) {
  if (step.evidence.empty()) return;
  // On a narrow screen the style turns rows into blocks; the roles keep the table a table for readers by ear.
  const auto table = html.element("table", {{"role", "table"}});
  html.leaf("caption", "Evidence");
  {
    const auto head = html.element("thead", {{"role", "rowgroup"}});
    const auto row = html.element("tr", {{"role", "row"}});
    html.leaf("th", "How it was verified", {{"role", "columnheader"}, {"scope", "col"}});
    html.leaf("th", "What was seen", {{"role", "columnheader"}, {"scope", "col"}});
  }
  const auto body = html.element("tbody", {{"role", "rowgroup"}});
  for (const Evidence& item : step.evidence) {
    const auto row = html.element("tr", {{"role", "row"}});
    html.leaf("td", item.check, {{"role", "cell"}});
    const auto cell = html.element("td", {{"role", "cell"}});
    html.leaf("code", item.observed);
  }
}

void write_call(HtmlWriter& html, const Call& call) {
  const auto item = html.element("li");
  {
    const auto line = html.element("p", {{"class", "call"}});
    html.leaf("code", call_name(call));
    const bool refused = !call.error_code.empty() || call.http_status == 0;
    html.leaf("span", answer_text(call), {{"class", refused ? "answer refused" : "answer"}});
  }
  if (!call.request.empty()) {
    const auto list = html.element("ul", {{"class", "request"}});
    for (const Parameter& parameter : call.request) {
      const auto entry = html.element("li");
      html.leaf("code", fmt::format("{}={}", parameter.name, parameter.value));
    }
  }
  std::string note = fmt::format("{}, {} ms", call.region.empty() ? "global" : call.region, call.duration_ms);
  if (!call.request_id.empty()) note += fmt::format(", request {}", call.request_id);
  html.leaf("p", note, {{"class", "note"}});
}

void write_calls(HtmlWriter& html, const Step& step) {
  if (step.calls.empty()) return;
  const auto fold = html.element("details");
  const Totals sum = totals(step);
  html.leaf("summary", calls_text(sum.calls, sum.portal_calls));
  const auto list = html.element("ol", {{"class", "calls"}});
  for (const Call& call : step.calls) write_call(html, call);
}

}  // namespace

std::string step_anchor(const Step& step) { return "step-" + step.id; }

void write_what_to_do(HtmlWriter& html, const Step& step) {
  if (!step.error.empty()) html.leaf("p", step.error, {{"class", "error"}});
  if (step.person) write_person(html, *step.person);
}

void write_step_frame(HtmlWriter& html, const Step& step, std::string_view number, const Badge& badge,
                      const std::function<void()>& content) {
  const std::string id = step_anchor(step);
  const auto article =
      html.element("article", {{"id", id}, {"class", badge.kind}, {"aria-labelledby", id + "-title"}});
  {
    const auto head = html.element("div", {{"class", "step-head"}});
    {
      const auto title = html.element("h3", {{"id", id + "-title"}});
      html.leaf("span", number, {{"class", "number"}});
      html.text(step.title);
    }
    const auto shown = html.element("p", {{"class", "badge"}});
    html.leaf("span", badge.sign, {{"aria-hidden", "true"}});
    html.text(badge.words);
  }
  html.leaf("p", step.purpose, {{"class", "purpose"}});
  content();
}

void write_step(HtmlWriter& html, const Step& step, std::string_view number) {
  const Badge badge{name(step.result), sign(step.result), words(step.result)};
  write_step_frame(html, step, number, badge, [&] {
    write_what_to_do(html, step);
    write_change(html, step);
    write_evidence(html, step);
    write_calls(html, step);
  });
}

}  // namespace groundwork::report
