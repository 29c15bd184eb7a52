#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.hpp"

namespace groundwork::report {

/// The one result model: whoever carries something out fills it, every renderer reads it. All text is UTF-8
/// and plain; renderers escape it. Durations are milliseconds.

enum class Result {
  done,          ///< was not so, was changed, and was verified
  already_so,    ///< was so before; nothing was changed
  needs_person,  ///< only a person can do it, and it has not been seen done
  failed,        ///< was tried, and is not so
  planned,       ///< would be done
  skipped,       ///< stands behind a step that is not so
};

/// A member of a request, as it may be shown.
struct Parameter {
  std::string name, value;
};

/// Withholds the value where the name tells of a secret (`Password`, `AuthenticationCode1`), so that a
/// forgotten caller cannot write one into a report.
Parameter request_parameter(std::string name, std::string value);

/// One request to an AWS endpoint and its answer.
struct Call {
  std::string service;    ///< `iam`; `portal`: the sign-up and sign-in pages of an account plane
  std::string operation;  ///< `CreateUser`
  std::string region;
  std::vector<Parameter> request;
  int http_status = 0;     ///< 0: no answer came
  std::string error_code;  ///< empty where the answer was no error
  std::string request_id;
  std::int64_t duration_ms = 0;
};

/// How something was verified, and what was seen: `iam:GetAccountSummary, AccountMFAEnabled` and `1`.
struct Evidence {
  std::string check, observed;
};

/// What only a person can do.
struct PersonTask {
  std::string what;
  std::string url;                  ///< where to do it; may be empty
  std::string verified_afterwards;  ///< what will then be looked at
};

struct Step {
  std::string id;       ///< stable from run to run: `root-mfa`
  std::string title;    ///< `Turn on MFA for the root user`
  std::string purpose;  ///< what it is for, in one sentence
  std::string before;   ///< what is so now
  std::string change;   ///< what will change, or was changed
  std::vector<Call> calls;
  std::vector<Evidence> evidence;
  Result result = Result::planned;
  std::optional<PersonTask> person;
  std::string error;  ///< why it failed, or why it was skipped
  base::Instant started;
  std::int64_t duration_ms = 0;
};

struct Section {
  int number = 0;
  std::string title;
  std::string guide_step;  ///< `Step 6: secure the root user`; empty where the guide has none
  std::vector<Step> steps;
};

enum class Target { rehearsal, aws };

struct Subject {
  std::string organization_identifier;
  std::string organization_id;  ///< empty until there is an organization
  std::string account_id;       ///< of the management account; empty until there is one
  Target target = Target::rehearsal;
  std::string endpoint;  ///< what was called: `https://127.0.0.1:8443`, `AWS, us-east-1`
};

struct Report {
  std::string title;
  Subject subject;
  base::Instant started, finished;
  std::string tool_version;
  std::vector<Section> sections;
};

struct Totals {
  int done = 0, already_so = 0, needs_person = 0, failed = 0, planned = 0, skipped = 0;
  int steps = 0, calls = 0;
  int portal_calls = 0;  ///< of `calls`: those to a plane's own pages, for which AWS has no API

  int of(Result result) const;
};

Totals totals(const Step& step);
Totals totals(const Section& section);
Totals totals(const Report& report);

/// What a program that ends with this report exits with: 1 where a step failed, else 2 where a person is
/// needed, else 0.
int exit_code(const Report& report);

/// A step and the section it stands in. Valid as long as the report is.
struct StepPlace {
  const Section* section;
  const Step* step;
  std::string number;  ///< `6.1`
};
std::vector<StepPlace> steps_with(const Report& report, Result result);
std::string step_number(const Section& section, std::size_t index);

inline constexpr Result kResults[] = {Result::done,   Result::already_so, Result::needs_person,
                                      Result::failed, Result::planned,    Result::skipped};

/// `already_so`: for programs.
std::string_view name(Result result);
/// `already so`: for people.
std::string_view words(Result result);
/// `3 done, 1 needs a person`: what occurred, in the order of Result; `no steps` where nothing did.
std::string words(const Totals& totals);
/// `Rehearsal on this machine` or `AWS`.
std::string_view words(Target target);

/// `31 ms`, `1.4 s`, `12 s`, `2 min 5 s`, `1 h 3 min`.
std::string duration_text(std::int64_t duration_ms);
/// `2026-11-23 16:37:00 UTC`.
std::string time_text(base::Instant at);
/// `iam:CreateUser`.
std::string call_name(const Call& call);
/// `1 call to AWS's API`, `4 calls to AWS's API and 2 to the plane's pages`.
std::string calls_text(int calls, int portal_calls);
/// `200`, `409 EntityAlreadyExists`, `no answer`.
std::string answer_text(const Call& call);

}  // namespace groundwork::report
