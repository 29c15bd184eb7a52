#pragma once

#include <condition_variable>
#include <cstdint>
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

  /// A job that nobody waits for may block here while too many others wait, so that who makes them faster
  /// than they can be kept is slowed down, and memory stays bounded.
  void push(Job job);
  /// Calls `done` once everything pushed so far is durable.
  void flush(Database::Done done);

 private:
  struct Queued {
    std::uint64_t number;  ///< in order of arrival
    Job job;
  };

  void loop();
  std::vector<Job> next_batch();
  bool is_due() const;

  Commit commit_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::condition_variable room_;
  std::deque<Queued> waited_;    ///< somebody waits for these: they come first where not all can
  std::deque<Queued> unwaited_;  ///< events of reads, mostly
  std::uint64_t next_number_ = 0;
  std::uint64_t flush_to_ = 0;  ///< what arrived before this number is due at once
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace groundwork::store::sqlite
