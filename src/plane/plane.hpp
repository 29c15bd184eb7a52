#pragma once

#include <condition_variable>
#include <exception>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "plane/jobs.hpp"
#include "plane/work.hpp"
#include "store/database.hpp"

namespace groundwork::plane {

/// The domain as one object: where it is stored, what time it is, and the scheduler that carries out what is
/// due. Thread-safe.
class Plane {
 public:
  struct Parts {
    std::unique_ptr<store::Database> database;
    std::shared_ptr<base::Clock> clock;
    std::shared_ptr<base::Random> random;
    base::SealKey seal;
    Settings settings;
    std::map<std::string, JobHandler> job_handlers;
  };
  using Action = std::function<void(Work&)>;

  explicit Plane(Parts parts);
  ~Plane();
  Plane(const Plane&) = delete;
  Plane& operator=(const Plane&) = delete;

  /// Runs on the calling thread, over one snapshot. What `action` throws passes through.
  void read(const Action& action);
  /// Runs on the writer's thread; `done` learns, once the change is durable, how it went. `now` is the moment
  /// that the request counts with.
  void write(base::Instant now, Action action, store::Database::Done done);
  void write_and_wait(const Action& action);
  /// For records that nobody waits for.
  void write_later(store::Database::Work work);

  /// Carries out all jobs that are due, each at its own moment, until none is left.
  void run_due_jobs();
  /// From now on jobs are carried out by a thread of their own when they are due.
  void start_scheduler();
  /// To be called when the clock was moved.
  void wake_scheduler();

  base::Clock& clock() { return *parts_.clock; }
  base::Random& random() { return *parts_.random; }
  const base::SealKey& seal() const { return parts_.seal; }
  const Settings& settings() const { return parts_.settings; }
  store::Database& database() { return *parts_.database; }

 private:
  Work work_in(store::Unit& unit, base::Instant now);
  /// Carries out the next due job in `unit`, if one is due. Throws where its handler does.
  void carry_out_next(store::Unit& unit);
  /// Carries out due jobs, each in a unit of its own and all under one commit; answers how many were due.
  std::size_t run_due_batch();
  /// Puts a job that failed back on the list, for later.
  void put_off(const std::exception_ptr& failure);
  void scheduler_loop();

  Parts parts_;
  std::mutex scheduler_mutex_;
  std::condition_variable scheduler_wake_;
  bool stopping_ = false;
  bool woken_ = false;
  std::thread scheduler_;
};

}  // namespace groundwork::plane
