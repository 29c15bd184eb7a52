#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "store/database.hpp"

namespace groundwork::store::sqlite {

/// The one thread that writes: takes what waits, carries it out as one transaction, tells everyone.
class Writer {
 public:
  struct Job {
    Database::Work work;
    Database::Done done;  ///< empty where nobody waits
  };
  /// Carries out a batch and fills `failures`, one entry a job, nullptr where it went well.
  using Commit = std::function<void(std::vector<Job>& batch, std::vector<std::exception_ptr>& failures)>;

  explicit Writer(Commit commit);
  ~Writer();  ///< carries out what is queued first
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  void push(Job job);

 private:
  void loop();
  std::vector<Job> next_batch();

  Commit commit_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Job> queue_;
  std::size_t waited_for_ = 0;  ///< jobs in the queue whose caller waits
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace groundwork::store::sqlite
