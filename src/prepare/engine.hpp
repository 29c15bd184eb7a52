#pragma once

#include <map>
#include <string>
#include <vector>

#include "aws/error.hpp"
#include "prepare/step.hpp"
#include "prepare/wait.hpp"
#include "report/progress.hpp"

namespace groundwork::prepare {

struct EngineOptions {
  bool only_plan = false;         ///< looks and never makes
  bool waits_for_people = false;  ///< looks again until a person has done what only a person can do
};

/// Carries out steps in their order: looks, makes what is not so, and looks again. A step that stands behind
/// one that is not so is skipped; all others go on.
class Engine {
 public:
  struct Parts {
    EngineOptions options;
    const Pace& pace;
    report::Progress& progress;
    /// Puts secrets out of a text that came from elsewhere.
    std::function<std::string(std::string)> redact;
    /// Called after each step: fills in what has been learnt of the subject.
    std::function<void(report::Subject&)> learn;
  };
  explicit Engine(Parts parts) : parts_(std::move(parts)) {}

  /// `report` has title, subject, version and start; gets its sections and end.
  void run(const std::vector<StepSection>& sections, report::Report& report);
  /// The call goes into the running step.
  void note_call(report::Call call);

 private:
  void run_step(const Step& step, report::Step& out);
  void carry_out(const Step& step, report::Step& out);
  void wait_for_person(const Step& step, Seen& seen, report::Step& out);
  void make(const Step& step, report::Step& out);
  bool make_with_person(const Step& step, report::Step& out);
  Seen look_after(const Step& step);
  bool stands_behind(const Step& step, report::Step& out) const;
  bool stands_planned(const std::string& before, report::Step& out) const;
  void fail(report::Step& out, const std::string& text) const;
  std::string described(const aws::ApiError& error) const;

  struct Place {
    report::Result result;
    std::string title;
  };
  Parts parts_;
  std::map<std::string, Place, std::less<>> results_;
  report::Step* running_ = nullptr;
};

}  // namespace groundwork::prepare
