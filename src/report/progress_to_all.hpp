#pragma once

#include <type_traits>
#include <vector>

#include "report/progress.hpp"

namespace groundwork::report {

/// Tells several, in the order in which they were added; they outlive the telling.
class ProgressToAll final : public Progress {
 public:
  void add(Progress& one) { all_.push_back(&one); }

  void begin(const Report& report) override { tell(&Progress::begin, report); }
  void section(const Section& section) override { tell(&Progress::section, section); }
  void step_started(const Step& step) override { tell(&Progress::step_started, step); }
  void note(std::string_view text) override { tell(&Progress::note, text); }
  void waits_for_person(const PersonTask& task) override { tell(&Progress::waits_for_person, task); }
  void step_finished(const Step& step) override { tell(&Progress::step_finished, step); }
  void learnt(const Subject& subject) override { tell(&Progress::learnt, subject); }
  void finish(const Report& report) override { tell(&Progress::finish, report); }

 private:
  template <class What>
  void tell(void (Progress::*of)(What), const std::type_identity_t<What>& what) {
    for (Progress* one : all_) (one->*of)(what);
  }

  std::vector<Progress*> all_;
};

}  // namespace groundwork::report
