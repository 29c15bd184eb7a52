#include "report/run_state.hpp"

#include <algorithm>

namespace groundwork::report {
namespace {

std::size_t count_steps(const std::vector<Section>& sections) {
  std::size_t count = 0;
  for (const Section& section : sections) count += section.steps.size();
  return count;
}

}  // namespace

std::size_t RunState::steps_ended() const { return count_steps(report.sections); }

std::size_t RunState::steps_in_all() const { return count_steps(outline); }

std::optional<Step> RunState::running_step() const {
  if (!running) return std::nullopt;
  Step step = outline[running->section].steps[running->step];
  step.started = running->since;
  step.person = running->person;
  return step;
}

void RunRecord::begin(const Report& report) {
  state_.report = report;
  state_.outline = report.sections;
  for (Section& section : state_.report.sections) section.steps.clear();
  hand_out();
}

void RunRecord::section(const Section& section) {
  const auto at = std::ranges::find(state_.outline, section.number, &Section::number);
  section_ = static_cast<std::size_t>(at - state_.outline.begin());
}

void RunRecord::step_started(const Step& step) {
  state_.running = RunningStep{.section = section_,
                               .step = state_.report.sections.at(section_).steps.size(),
                               .since = step.started,
                               .note = {},
                               .person = {},
                               .person_since = {}};
  hand_out();
}

void RunRecord::note(std::string_view text) {
  if (!state_.running) return;
  state_.running->note = text;
  hand_out();
}

void RunRecord::waits_for_person(const PersonTask& task) {
  if (!state_.running) return;
  state_.running->person = task;
  state_.running->person_since = clock_.now();
  hand_out();
}

void RunRecord::step_finished(const Step& step) {
  state_.running.reset();
  state_.report.sections.at(section_).steps.push_back(step);
  hand_out();
}

void RunRecord::learnt(const Subject& subject) { state_.report.subject = subject; }

void RunRecord::finish(const Report& report) {
  state_.report = report;
  state_.running.reset();
  state_.has_ended = true;
  hand_out();
}

}  // namespace groundwork::report
