#include "report/model.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.hpp"

namespace groundwork::report {
namespace {

/// The ends of the names that AWS's models, and OAuth's, give to secrets; `AuthenticationCode1` ends in a
/// digit.
constexpr std::array<std::string_view, 15> kSecretEndings = {
    "password",           "secret",    "secretkey",  "secretaccesskey",  "token",
    "authenticationcode", "tokencode", "otp",        "base32stringseed", "qrcodepng",
    "codeverifier",       "seed",      "devicecode", "cardnumber",       "cvv"};

bool tells_of_a_secret(std::string_view parameter) {
  std::string name = base::lower(parameter);
  std::erase_if(name, [](char c) { return c == '_' || c == '-'; });
  while (!name.empty() && name.back() >= '0' && name.back() <= '9') name.pop_back();
  return std::any_of(kSecretEndings.begin(), kSecretEndings.end(),
                     [&](std::string_view ending) { return name.ends_with(ending); });
}

void count(Totals& totals, const Step& step) {
  ++totals.steps;
  totals.calls += static_cast<int>(step.calls.size());
  totals.portal_calls += static_cast<int>(std::ranges::count(step.calls, "portal", &Call::service));
  switch (step.result) {
    case Result::done:
      ++totals.done;
      break;
    case Result::already_so:
      ++totals.already_so;
      break;
    case Result::needs_person:
      ++totals.needs_person;
      break;
    case Result::failed:
      ++totals.failed;
      break;
    case Result::planned:
      ++totals.planned;
      break;
    case Result::skipped:
      ++totals.skipped;
      break;
  }
}

}  // namespace

Parameter request_parameter(std::string name, std::string value) {
  if (tells_of_a_secret(name)) value = "(withheld)";
  return {std::move(name), std::move(value)};
}

int Totals::of(Result result) const {
  const int counts[] = {done, already_so, needs_person, failed, planned, skipped};
  return counts[static_cast<std::size_t>(result)];
}

Totals totals(const Step& step) {
  Totals sum;
  count(sum, step);
  return sum;
}

Totals totals(const Section& section) {
  Totals sum;
  for (const Step& step : section.steps) count(sum, step);
  return sum;
}

Totals totals(const Report& report) {
  Totals sum;
  for (const Section& section : report.sections) {
    for (const Step& step : section.steps) count(sum, step);
  }
  return sum;
}

int exit_code(const Report& report) {
  const Totals sum = totals(report);
  if (sum.failed > 0) return 1;
  return sum.needs_person > 0 ? 2 : 0;
}

std::vector<StepPlace> steps_with(const Report& report, Result result) {
  std::vector<StepPlace> found;
  for (const Section& section : report.sections) {
    for (std::size_t i = 0; i < section.steps.size(); ++i) {
      if (section.steps[i].result != result) continue;
      found.push_back({&section, &section.steps[i], step_number(section, i)});
    }
  }
  return found;
}

std::string step_number(const Section& section, std::size_t index) {
  return fmt::format("{}.{}", section.number, index + 1);
}

std::string_view name(Result result) {
  constexpr std::string_view kNames[] = {"done",   "already_so", "needs_person",
                                         "failed", "planned",    "skipped"};
  return kNames[static_cast<std::size_t>(result)];
}

std::string_view words(Result result) {
  constexpr std::string_view kWords[] = {"done",   "already so", "needs a person",
                                         "failed", "planned",    "skipped"};
  return kWords[static_cast<std::size_t>(result)];
}

std::string words(const Totals& totals) {
  std::vector<std::string> parts;
  for (const Result result : kResults) {
    const int number = totals.of(result);
    if (number == 0) continue;
    const bool several_people = result == Result::needs_person && number > 1;
    parts.push_back(fmt::format("{} {}", number, several_people ? "need a person" : words(result)));
  }
  return parts.empty() ? "no steps" : base::join(parts, ", ");
}

std::string_view words(Target target) { return target == Target::aws ? "AWS" : "Rehearsal on this machine"; }

std::string duration_text(std::int64_t duration_ms) {
  if (duration_ms < 1000) return fmt::format("{} ms", duration_ms);
  if (duration_ms < 9950) return fmt::format("{:.1f} s", static_cast<double>(duration_ms) / 1000);
  const std::int64_t seconds = (duration_ms + 500) / 1000;
  if (seconds < 60) return fmt::format("{} s", seconds);
  if (seconds < 3600) return fmt::format("{} min {} s", seconds / 60, seconds % 60);
  return fmt::format("{} h {} min", seconds / 3600, seconds % 3600 / 60);
}

std::string time_text(base::Instant at) {
  std::string text = base::iso8601(at);
  text[10] = ' ';
  text.pop_back();
  return text + " UTC";
}

std::string call_name(const Call& call) { return fmt::format("{}:{}", call.service, call.operation); }

std::string calls_text(int calls, int portal_calls) {
  const int aws_calls = calls - portal_calls;
  const auto counted = [](int count, std::string_view to) {
    return fmt::format("{} call{} to {}", count, count == 1 ? "" : "s", to);
  };
  if (portal_calls == 0) return counted(aws_calls, "AWS's API");
  if (aws_calls == 0) return counted(portal_calls, "the plane's pages");
  return fmt::format("{} and {} to the plane's pages", counted(aws_calls, "AWS's API"), portal_calls);
}

std::string answer_text(const Call& call) {
  if (call.http_status == 0) return call.error_code.empty() ? "no answer" : call.error_code;
  return call.error_code.empty() ? fmt::format("{}", call.http_status)
                                 : fmt::format("{} {}", call.http_status, call.error_code);
}

}  // namespace groundwork::report
