#pragma once

#include <string_view>

#include "report/model.hpp"

namespace groundwork::report {

/// Is told what goes on while it goes on. Called from one thread, in this order: begin, then for each section
/// `section` and for each of its steps `step_started`, any number of `note` and `waits_for_person`,
/// `step_finished`; last `finish`. `learnt` may come between steps.
class Progress {
 public:
  virtual ~Progress() = default;
  /// Title and subject are known, and of each step that is to come its id, title and purpose.
  virtual void begin(const Report& report) = 0;
  virtual void section(const Section& section) = 0;
  /// Title and purpose of the step are known.
  virtual void step_started(const Step& step) = 0;
  /// What the running step waits for: `account creation, 2 of 4`.
  virtual void note(std::string_view text) = 0;
  /// The running step goes on when somebody has done this.
  virtual void waits_for_person(const PersonTask& task) = 0;
  virtual void step_finished(const Step& step) = 0;
  /// What is known by now of whom the report is about.
  virtual void learnt(const Subject& subject) = 0;
  virtual void finish(const Report& report) = 0;
};

}  // namespace groundwork::report
