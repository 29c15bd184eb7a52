#pragma once

#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "report/model.hpp"

namespace groundwork::prepare {

/// What looking at an account has shown for one step.
struct Seen {
  bool is_so = false;
  std::string before;                             ///< what is so now
  std::vector<report::Evidence> evidence;         ///< how that is known
  std::optional<report::PersonTask> person = {};  ///< only a person can bring it about
  bool may_wait = true;        ///< whether looking again can show that the person has done it
  std::string obstacle = {};   ///< why it cannot be brought about at all
  std::string too_early = {};  ///< why there is nothing to look at yet: the step is skipped
};

/// One step of the guide. `look` reads and changes nothing; `make` brings about what `look` then sees. Both
/// throw aws::ApiError, client::TransportError, client::NoCredentials and StepError; `make` also
/// PersonNeeded.
struct Step {
  std::string id;     ///< stable from run to run: `root-mfa`
  std::string title;  ///< `Turn on MFA for the root user`
  std::string purpose;
  std::string change;              ///< what would be changed
  std::vector<std::string> needs;  ///< ids of steps that must be so before this one can be looked at
  std::function<Seen()> look;
  std::function<void()> make = {};  ///< empty: there is nothing that the program could do
  /// Ids of steps that may end otherwise than so; only a plan's step is planned where one of them is.
  std::vector<std::string> follows = {};
};

struct StepSection {
  int number = 0;
  std::string title, guide_step;
  std::vector<Step> steps;
};

/// AWS asks for what only a person can do before it lets the step be made; it is tried again afterwards.
class PersonNeeded : public std::runtime_error {
 public:
  explicit PersonNeeded(report::PersonTask task) : std::runtime_error(task.what), task_(std::move(task)) {}
  const report::PersonTask& task() const { return task_; }

 private:
  report::PersonTask task_;
};

/// Why a step cannot be carried out, and how that is mended. Holds no secret.
class StepError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace groundwork::prepare
