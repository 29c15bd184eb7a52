#include "base/file_lock.hpp"

#include <cerrno>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace groundwork::base {

FileLock::FileLock(const std::filesystem::path& file, Patience patience)
    : descriptor_(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {
  if (descriptor_ < 0) {
    state_ = State::kUnwritable;
    return;
  }
  const int how = patience == Patience::kWaits ? LOCK_EX : LOCK_EX | LOCK_NB;
  while (::flock(descriptor_, how) != 0) {
    if (errno == EINTR) continue;
    state_ = State::kElsewhere;
    return;
  }
}

FileLock::~FileLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace groundwork::base
