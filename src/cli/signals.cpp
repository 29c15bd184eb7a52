#include "cli/signals.hpp"

#include <stdexcept>

namespace groundwork::cli {

StopSignals::StopSignals() {
  sigemptyset(&set_);
  sigaddset(&set_, SIGINT);
  sigaddset(&set_, SIGTERM);
  if (pthread_sigmask(SIG_BLOCK, &set_, nullptr) != 0) throw std::runtime_error("cannot block signals");
}

void StopSignals::wait() const {
  int signal = 0;
  sigwait(&set_, &signal);
  pthread_sigmask(SIG_UNBLOCK, &set_, nullptr);
}

bool StopSignals::have_come() {
  const timespec at_once{};
  if (!have_come_ && sigtimedwait(&set_, nullptr, &at_once) > 0) {
    have_come_ = true;
    pthread_sigmask(SIG_UNBLOCK, &set_, nullptr);
  }
  return have_come_;
}

}  // namespace groundwork::cli
