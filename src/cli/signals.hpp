#pragma once

#include <csignal>

namespace groundwork::cli {

/// SIGINT and SIGTERM, kept from ending the program. To be made before any other thread is, since threads
/// take the mask of the one that starts them.
class StopSignals {
 public:
  StopSignals();
  /// Returns at the first of them. From then on the next one ends the process at once.
  void wait() const;
  /// Whether one of them has come, without waiting; from then on the next one ends the process at once.
  bool have_come();

 private:
  sigset_t set_;
  bool have_come_ = false;
};

}  // namespace groundwork::cli
