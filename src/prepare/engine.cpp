#include "prepare/engine.hpp"

#include <fmt/format.h>

#include "client/credentials.hpp"
#include "client/transport.hpp"
#include "prepare/secrets.hpp"

namespace groundwork::prepare {
namespace {

/// AWS may show a change some seconds later.
constexpr int kLooksAfterChange = 4;

bool is_so(report::Result result) {
  return result == report::Result::done || result == report::Result::already_so;
}

void take(const Seen& seen, report::Step& out) {
  out.evidence = seen.evidence;
  out.person = seen.person;
}

/// The step before anything has been looked at.
report::Step begun(const Step& step) {
  report::Step out;
  out.id = step.id;
  out.title = step.title;
  out.purpose = step.purpose;
  return out;
}

/// The section before any of its steps has ended.
report::Section begun(const StepSection& section) {
  return {section.number, section.title, section.guide_step, {}};
}

report::Report outlined(const std::vector<StepSection>& sections, report::Report report) {
  for (const StepSection& section : sections) {
    report::Section& out = report.sections.emplace_back(begun(section));
    for (const Step& step : section.steps) out.steps.push_back(begun(step));
  }
  return report;
}

}  // namespace

void Engine::run(const std::vector<StepSection>& sections, report::Report& report) {
  parts_.progress.begin(outlined(sections, report));
  for (const StepSection& section : sections) report.sections.push_back(begun(section));
  for (std::size_t i = 0; i < sections.size(); ++i) {
    report::Section& out = report.sections[i];
    parts_.progress.section(out);
    for (const Step& step : sections[i].steps) {
      report::Step done = begun(step);
      run_step(step, done);
      out.steps.push_back(std::move(done));
      parts_.learn(report.subject);
      parts_.progress.learnt(report.subject);
    }
  }
  report.finished = parts_.pace.clock.now();
  parts_.progress.finish(report);
}

void Engine::run_step(const Step& step, report::Step& out) {
  out.change = step.change;
  out.started = parts_.pace.clock.now();
  const std::int64_t started_ms = base::monotonic_ms();
  parts_.progress.step_started(out);
  running_ = &out;
  try {
    if (!stands_behind(step, out)) carry_out(step, out);
  } catch (const aws::ApiError& error) {
    fail(out, described(error));
  } catch (const client::TransportError& error) {
    fail(out, fmt::format("no answer came: {}", error.what()));
  } catch (const client::NoCredentials& error) {
    fail(out, error.what());
  } catch (const StepError& error) {
    fail(out, error.what());
  } catch (const SecretsError& error) {
    fail(out, error.what());
  }
  running_ = nullptr;
  out.duration_ms = base::monotonic_ms() - started_ms;
  results_[step.id] = {out.result, step.title};
  parts_.progress.step_finished(out);
}

/// Whether the step `before` is only planned, and so is what follows it.
bool Engine::stands_planned(const std::string& before, report::Step& out) const {
  const auto found = results_.find(before);
  if (found == results_.end() || found->second.result != report::Result::planned) return false;
  out.result = report::Result::planned;
  out.before = fmt::format("not there yet: see \"{}\"", found->second.title);
  return true;
}

bool Engine::stands_behind(const Step& step, report::Step& out) const {
  for (const std::string& need : step.needs) {
    const auto found = results_.find(need);
    if (found == results_.end() || is_so(found->second.result)) continue;
    if (stands_planned(need, out)) return true;
    out.result = report::Result::skipped;
    out.error = fmt::format("stands behind \"{}\"", found->second.title);
    return true;
  }
  for (const std::string& before : step.follows) {
    if (stands_planned(before, out)) return true;
  }
  if (!parts_.pace.is_interrupted()) return false;
  out.result = report::Result::skipped;
  out.error = "the run was interrupted";
  return true;
}

void Engine::carry_out(const Step& step, report::Step& out) {
  Seen seen = step.look();
  out.before = seen.before;
  take(seen, out);
  if (seen.is_so) {
    out.result = report::Result::already_so;
    out.change.clear();
    return;
  }
  if (!seen.obstacle.empty()) return fail(out, seen.obstacle);
  if (!seen.too_early.empty()) {
    out.result = report::Result::skipped;
    out.error = seen.too_early;
    return;
  }
  if (seen.person) return wait_for_person(step, seen, out);
  if (parts_.options.only_plan) {
    out.result = report::Result::planned;
    return;
  }
  if (!step.make) return fail(out, fmt::format("it is not so: {}", seen.before));
  make(step, out);
}

void Engine::wait_for_person(const Step& step, Seen& seen, report::Step& out) {
  out.result = report::Result::needs_person;
  if (parts_.options.only_plan || !parts_.options.waits_for_people || !seen.may_wait) return;
  parts_.progress.waits_for_person(*seen.person);
  const bool is_done = parts_.pace.wait_until([&] {
    seen = step.look();
    return seen.is_so;
  });
  take(seen, out);
  if (is_done) {
    out.person.reset();
    out.result = report::Result::done;
  }
}

/// Makes the step, or waits until a person lets it be made; false where that is still to come.
bool Engine::make_with_person(const Step& step, report::Step& out) {
  const auto is_made = [&] {
    try {
      step.make();
      return true;
    } catch (const PersonNeeded& needed) {
      out.person = needed.task();
      return false;
    }
  };
  if (is_made()) return true;
  out.result = report::Result::needs_person;
  if (!parts_.options.waits_for_people) return false;
  parts_.progress.waits_for_person(*out.person);
  return parts_.pace.wait_until(is_made);
}

void Engine::make(const Step& step, report::Step& out) {
  bool answer_lost = false;
  for (int attempt = 1;; ++attempt) {
    try {
      answer_lost = false;
      if (!make_with_person(step, out)) return;
    } catch (const client::TransportError&) {
      answer_lost = true;
      if (attempt > 1) throw;
    }
    Seen seen = look_after(step);
    take(seen, out);
    if (seen.is_so) {
      out.result = report::Result::done;
      return;
    }
    // What the program could do is done, and the rest is a person's.
    if (seen.person) return wait_for_person(step, seen, out);
    if (!answer_lost) return fail(out, fmt::format("was changed, and is still not so: {}", seen.before));
  }
}

Seen Engine::look_after(const Step& step) {
  for (int look = 1;; ++look) {
    Seen seen = step.look();
    if (seen.is_so || seen.person || look == kLooksAfterChange ||
        !parts_.pace.pause(parts_.pace.look_interval_ms)) {
      return seen;
    }
  }
}

void Engine::fail(report::Step& out, const std::string& text) const {
  out.result = report::Result::failed;
  out.error = parts_.redact(text);
}

std::string Engine::described(const aws::ApiError& error) const {
  if (running_ == nullptr || running_->calls.empty()) return fmt::format("{}: {}", error.code, error.message);
  return fmt::format("{} answered {} {}: {}", report::call_name(running_->calls.back()), error.http_status,
                     error.code, error.message);
}

void Engine::note_call(report::Call call) {
  if (running_ != nullptr) running_->calls.push_back(std::move(call));
}

}  // namespace groundwork::prepare
