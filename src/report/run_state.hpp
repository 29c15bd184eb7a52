#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "report/progress.hpp"

namespace groundwork::report {

/// The step that is being carried out.
struct RunningStep {
  std::size_t section = 0, step = 0;  ///< where it stands in RunState::outline
  base::Instant since;
  std::string note;                  ///< what it waits for; empty where it has not said so
  std::optional<PersonTask> person;  ///< whom it waits for is a person
  base::Instant person_since;        ///< from when on
};

/// How far a run has come. A value that nobody changes once it is handed out.
struct RunState {
  Report report;                 ///< its sections have only the steps that have ended
  std::vector<Section> outline;  ///< all sections with all steps; of each id, title and purpose
  std::optional<RunningStep> running;
  bool has_ended = false;

  std::size_t steps_ended() const;
  std::size_t steps_in_all() const;
  /// The running step as a report would show it now; null where none runs.
  std::optional<Step> running_step() const;
};

/// Follows a run and hands out how far it has come after each thing that happens. The receiver is called on
/// the run's thread, and may keep what it gets and read it on any other.
class RunRecord final : public Progress {
 public:
  using Receiver = std::function<void(std::shared_ptr<const RunState>)>;
  RunRecord(const base::Clock& clock, Receiver receiver) : clock_(clock), receiver_(std::move(receiver)) {}

  void begin(const Report& report) override;
  void section(const Section& section) override;
  void step_started(const Step& step) override;
  void note(std::string_view text) override;
  void waits_for_person(const PersonTask& task) override;
  void step_finished(const Step& step) override;
  void learnt(const Subject& subject) override;
  void finish(const Report& report) override;

 private:
  void hand_out() const { receiver_(std::make_shared<const RunState>(state_)); }

  const base::Clock& clock_;
  Receiver receiver_;
  RunState state_;
  std::size_t section_ = 0;
};

}  // namespace groundwork::report
