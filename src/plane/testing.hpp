#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>

#include "base/clock.hpp"
#include "plane/accounts.hpp"
#include "plane/jobs.hpp"
#include "plane/schema.hpp"
#include "plane/work.hpp"
#include "store/database.hpp"

namespace groundwork::plane {

/// For unit tests: a plane in memory whose clock stands still and whose ids repeat themselves.
struct TestPlane {
  std::unique_ptr<store::Database> database = store::open_sqlite(":memory:", migrations());
  base::ManualClock clock{base::Instant::from_seconds(1'795'000'000)};
  base::SeededRandom random{7};
  base::SealKey seal{std::string(base::SealKey::kBytes, 'k')};
  Settings settings;

  /// Answers what `fn(Work&)` answers, run in one unit of work; what it throws undoes the unit and passes
  /// through.
  template <class Fn>
  auto run(Fn&& fn) {
    using Result = std::invoke_result_t<Fn&, Work&>;
    const auto with_unit = [&](auto&& use) {
      database->write_and_wait([&](store::Unit& unit) {
        Work work{unit, clock.now(), random, seal, settings};
        use(work);
      });
    };
    if constexpr (std::is_void_v<Result>) {
      with_unit([&](Work& work) { fn(work); });
    } else {
      std::optional<Result> result;
      with_unit([&](Work& work) { result.emplace(fn(work)); });
      return std::move(*result);
    }
  }

  /// An active account, of that name and with the e-mail address NAME@example.com.
  aws::AccountId add_account(const std::string& name = "management") {
    return run([&](Work& work) {
      Account account{
          .id = new_account_id(work), .name = name, .email = name + "@example.com", .kind = "BUSINESS"};
      account.state = AccountState::active;
      account.created_at = work.now;
      insert_account(work, account);
      return account.id;
    });
  }

  /// Carries out the jobs that are due, each at its own moment, as the scheduler would. Jobs of other areas
  /// than the handlers' are passed over.
  void run_due_jobs(const std::map<std::string, JobHandler>& handlers) {
    const auto run_one = [&](Work& work) {
      const auto job = next_due_job(work.unit, clock.now());
      if (!job) return false;
      Work at_due{work.unit, job->due_at, random, seal, settings};
      if (const auto handler = handlers.find(job->kind); handler != handlers.end()) {
        handler->second(at_due, *job);
      }
      remove_job(work.unit, job->id);
      return true;
    };
    while (run(run_one)) {
    }
  }
};

}  // namespace groundwork::plane
