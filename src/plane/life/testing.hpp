#pragma once

#include "plane/life/jobs.hpp"
#include "plane/mail.hpp"
#include "plane/organizations/testing.hpp"

namespace groundwork::plane::life {

/// For unit tests: an organization whose accounts live on a clock.
struct TestLives : organizations::TestOrganization {
  using TestOrganization::TestOrganization;

  void run_jobs() {
    auto handlers = job_handlers();
    handlers.merge(organizations::job_handlers());
    run_due_jobs(handlers);
  }
  void pass_ms(std::int64_t ms) {
    clock.set(clock.now().plus_ms(ms));
    run_jobs();
  }
  void pass_days(std::int64_t days) { pass_ms(days * base::kDaySeconds * 1000); }

  AccountState state_of(const aws::AccountId& account) {
    return run([&](Work& work) { return get_account(work.unit, account).state; });
  }
  /// Newest first.
  std::vector<std::string> subjects_to(const std::string& address) {
    return run([&](Work& work) {
      std::vector<std::string> found;
      for (const Message& message : list_messages(work.unit, Channel::mail, address, 20)) {
        found.push_back(message.subject);
      }
      return found;
    });
  }
};

}  // namespace groundwork::plane::life
