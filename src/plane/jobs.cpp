#include "plane/jobs.hpp"

namespace groundwork::plane {

std::string schedule(Work& work, std::string_view kind, std::string_view subject, base::Instant due_at) {
  std::string id = work.random.uuid();
  work.unit.execute("INSERT INTO jobs (id, kind, subject, due_at) VALUES ($1, $2, $3, $4)", id, kind, subject,
                    due_at);
  return id;
}

std::optional<Job> next_due_job(store::Unit& unit, base::Instant now) {
  auto rows = unit.query(
      "SELECT id, kind, subject, due_at FROM jobs WHERE due_at <= $1 ORDER BY due_at, id LIMIT 1", now);
  const auto row = rows.first();
  if (!row) return std::nullopt;
  return Job{row->text(0), row->text(1), row->text(2), row->instant(3)};
}

std::size_t count_due_jobs(store::Unit& unit, base::Instant now, std::size_t count_max) {
  return static_cast<std::size_t>(
      unit.count("SELECT COUNT(*) FROM (SELECT 1 FROM jobs WHERE due_at <= $1 LIMIT $2) AS due", now,
                 static_cast<std::int64_t>(count_max)));
}

std::optional<base::Instant> next_job_time(store::Unit& unit) {
  auto rows = unit.query("SELECT MIN(due_at) FROM jobs");
  return rows.first()->optional_instant(0);
}

void remove_job(store::Unit& unit, const std::string& id) {
  unit.execute("DELETE FROM jobs WHERE id = $1", id);
}

}  // namespace groundwork::plane
