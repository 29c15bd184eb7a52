#pragma once

#include <string_view>

#include "report/model.hpp"

namespace groundwork::report {

/// Is told what goes on while it goes on. Called from one thread, in this order: begin, then for each section
/// `section` and for each of its steps `step_started`, any number of `note`, `step_finished`; last `finish`.
class Progress {
 public:
  virtual ~Progress() = default;
  /// Title and subject are known; sections may still be empty.
  virtual void begin(const Report& report) = 0;
  virtual void section(const Section& section) = 0;
  /// Title and purpose of the step are known.
  virtual void step_started(const Step& step) = 0;
  /// What the running step waits for: `account creation, 2 of 4`.
  virtual void note(std::string_view text) = 0;
  virtual void step_finished(const Step& step) = 0;
  virtual void finish(const Report& report) = 0;
};

}  // namespace groundwork::report
