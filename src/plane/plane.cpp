#include "plane/plane.hpp"

#include <algorithm>
#include <chrono>
#include <latch>
#include <stdexcept>

#include <fmt/format.h>

namespace groundwork::plane {
namespace {

/// The clock may be moved while the scheduler sleeps, so that it never sleeps longer than this.
constexpr std::int64_t kSleepMaxMs = 1000;
/// A job whose handler throws has met a bug; it is tried again so that the plane goes on once it is mended.
constexpr std::int64_t kRetrySeconds = 60;
/// Jobs that share a commit.
constexpr std::size_t kJobsAtOnce = 64;

/// A job's handler threw.
struct FailedJob : std::runtime_error {
  FailedJob(Job which, const std::string& why) : std::runtime_error(why), job(std::move(which)) {}
  Job job;
};

}  // namespace

Plane::Plane(Parts parts) : parts_(std::move(parts)) {}

Plane::~Plane() {
  {
    const std::lock_guard lock(scheduler_mutex_);
    stopping_ = true;
  }
  scheduler_wake_.notify_one();
  if (scheduler_.joinable()) scheduler_.join();
  parts_.database.reset();  // carries out what is queued, which may still wake the scheduler
}

Work Plane::work_in(store::Unit& unit, base::Instant now) {
  return {unit, now, *parts_.random, parts_.seal, parts_.settings};
}

void Plane::read(const Action& action) {
  parts_.database->read([&](store::Unit& unit) {
    Work work = work_in(unit, parts_.clock->now());
    action(work);
  });
}

void Plane::write(base::Instant now, Action action, store::Database::Done done) {
  parts_.database->write(
      [this, now, action = std::move(action)](store::Unit& unit) {
        Work work = work_in(unit, now);
        const auto before = next_job_time(unit);
        action(work);
        if (next_job_time(unit) != before) unit.after_commit([this] { wake_scheduler(); });
      },
      std::move(done));
}

void Plane::write_and_wait(const Action& action) {
  parts_.database->write_and_wait([&](store::Unit& unit) {
    Work work = work_in(unit, parts_.clock->now());
    action(work);
    unit.after_commit([this] { wake_scheduler(); });
  });
}

void Plane::write_later(store::Database::Work work) { parts_.database->write_later(std::move(work)); }

void Plane::carry_out_next(store::Unit& unit) {
  const auto job = next_due_job(unit, parts_.clock->now());
  if (!job) return;
  const auto handler = parts_.job_handlers.find(job->kind);
  if (handler == parts_.job_handlers.end()) {
    throw FailedJob(*job, fmt::format("no handler carries out jobs of kind {}", job->kind));
  }
  remove_job(unit, job->id);
  Work work = work_in(unit, job->due_at);
  try {
    handler->second(work, *job);
  } catch (const std::exception& error) {
    throw FailedJob(*job, error.what());
  }
}

std::size_t Plane::run_due_batch() {
  std::size_t due = 0;
  read([&](Work& work) { due = count_due_jobs(work.unit, work.now, kJobsAtOnce); });
  std::latch waiting(static_cast<std::ptrdiff_t>(due));
  std::exception_ptr failure;  // of the first that failed: those behind it wait for the next batch
  for (std::size_t i = 0; i < due; ++i) {
    parts_.database->write(
        [this, &failure](store::Unit& unit) {
          if (failure) return;
          try {
            carry_out_next(unit);
          } catch (...) {
            failure = std::current_exception();
            throw;
          }
        },
        [&](std::exception_ptr thrown) {
          if (!failure) failure = std::move(thrown);
          waiting.count_down();
        });
  }
  waiting.wait();
  if (failure) put_off(failure);
  return due;
}

void Plane::put_off(const std::exception_ptr& failure) {
  try {
    std::rethrow_exception(failure);
  } catch (const FailedJob& failed) {
    fmt::print(stderr, "groundwork: job {} ({}) failed: {}\n", failed.job.id, failed.job.kind, failed.what());
    parts_.database->write_and_wait([&](store::Unit& unit) {
      unit.execute("UPDATE jobs SET due_at = $1 WHERE id = $2",
                   parts_.clock->now().plus_seconds(kRetrySeconds), failed.job.id);
    });
  }
}

void Plane::run_due_jobs() {
  while (run_due_batch() > 0) {
  }
}

void Plane::start_scheduler() {
  scheduler_ = std::thread([this] { scheduler_loop(); });
}

void Plane::wake_scheduler() {
  {
    const std::lock_guard lock(scheduler_mutex_);
    woken_ = true;
  }
  scheduler_wake_.notify_one();
}

void Plane::scheduler_loop() {
  for (;;) {
    run_due_jobs();
    std::int64_t sleep_ms = kSleepMaxMs;
    read([&](Work& work) {
      if (const auto next = next_job_time(work.unit))
        sleep_ms = std::clamp<std::int64_t>(next->ms - work.now.ms, 0, kSleepMaxMs);
    });
    std::unique_lock lock(scheduler_mutex_);
    scheduler_wake_.wait_for(lock, std::chrono::milliseconds(sleep_ms),
                             [this] { return stopping_ || woken_; });
    woken_ = false;
    if (stopping_) return;
  }
}

}  // namespace groundwork::plane
