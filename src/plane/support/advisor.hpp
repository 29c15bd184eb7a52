#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "aws/account_id.hpp"
#include "plane/jobs.hpp"
#include "plane/work.hpp"

/// Trusted Advisor: those of AWS's checks that an account plane can carry out, under AWS's own ids
/// (trusted_advisor.json).
/// https://docs.aws.amazon.com/awssupport/latest/user/trusted-advisor-check-reference.html
namespace groundwork::plane::support {

struct AdvisorCheck {
  std::string id, name, category, description;
  std::vector<std::string> metadata;  ///< columns of what a check tells of a resource
  bool refreshable = false;           ///< whether a refresh can be asked for; others are always up to date
};

/// What a check says of one resource.
struct AdvisorResource {
  std::string id;      ///< the same from time to time
  std::string status;  ///< ok, warning or error
  std::string region;  ///< empty: none
  std::vector<std::string> metadata;
};

struct AdvisorResult {
  base::Instant at;
  std::string status;  ///< ok, warning, error or not_available: the worst of what was found
  std::int64_t processed = 0, flagged = 0;
  std::vector<AdvisorResource> resources;
};

std::span<const AdvisorCheck> advisor_checks();
/// nullptr where there is none.
const AdvisorCheck* find_advisor_check(std::string_view id);

/// What the last refresh found. AWS refreshes by itself at least once a day: without a refresh in that time,
/// what is so now.
AdvisorResult advisor_result(Work& work, const aws::AccountId& account, const AdvisorCheck& check);

struct AdvisorRefresh {
  std::string status;                 ///< none, enqueued or success
  std::int64_t next_possible_ms = 0;  ///< from now until another one can be asked for
};
AdvisorRefresh advisor_refresh(Work& work, const aws::AccountId& account, const AdvisorCheck& check);
/// Asks for a refresh, unless one was asked for within the hour. The check must be refreshable.
AdvisorRefresh request_advisor_refresh(Work& work, const aws::AccountId& account, const AdvisorCheck& check);

/// `support.refresh_check`: carries out a refresh that was asked for.
std::map<std::string, JobHandler> advisor_job_handlers();

}  // namespace groundwork::plane::support
