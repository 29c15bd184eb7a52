#pragma once

#include <filesystem>

namespace groundwork::base {

/// A lock among processes, on a file that is made for it with mode 0600 and stays: held as long as this
/// lives, given back by the system however the process ends.
class FileLock {
 public:
  enum class Patience { kNone, kWaits };
  enum class State {
    kHeld,
    kElsewhere,   ///< another process has it
    kUnwritable,  ///< the file cannot be made
  };

  FileLock(const std::filesystem::path& file, Patience patience);
  ~FileLock();
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;

  State state() const { return state_; }

 private:
  int descriptor_;
  State state_ = State::kHeld;
};

}  // namespace groundwork::base
