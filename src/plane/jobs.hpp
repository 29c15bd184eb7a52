#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "plane/work.hpp"

namespace groundwork::plane {

/// Work that AWS does later: an account being created, a closed account leaving. A row, so that it survives a
/// restart.
struct Job {
  std::string id;
  std::string kind;     ///< for example organizations.create_account
  std::string subject;  ///< what it is about: an id that the handler knows
  base::Instant due_at;
};

/// Carries out one job in the unit of work that also takes it off the list. `work.now` is the moment at which
/// the job was due, also where the clock was moved far past it.
using JobHandler = std::function<void(Work&, const Job&)>;

/// Puts a job on the list; answers its id.
std::string schedule(Work& work, std::string_view kind, std::string_view subject, base::Instant due_at);

/// The next job in order of time, if one is due at `now`.
std::optional<Job> next_due_job(store::Unit& unit, base::Instant now);
/// How many are due at `now`, counted up to `count_max`.
std::size_t count_due_jobs(store::Unit& unit, base::Instant now, std::size_t count_max);
/// When the next job is due, if there is one.
std::optional<base::Instant> next_job_time(store::Unit& unit);
void remove_job(store::Unit& unit, const std::string& id);

}  // namespace groundwork::plane
