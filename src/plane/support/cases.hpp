#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "aws/account_id.hpp"
#include "plane/work.hpp"

/// Support cases. Nobody answers them by himself: AWS's part is an automatic acknowledgement, and what the
/// operator of the plane writes as AWS.
namespace groundwork::plane::support {

struct SupportCase {
  std::string id, display_id;
  aws::AccountId account;
  std::string subject, status;
  std::string service_code, category_code, severity_code;
  std::string issue_type;  ///< customer-service or technical
  std::string language;
  std::vector<std::string> cc;  ///< addresses that get copies
  base::Instant created_at;

  bool is_resolved() const { return status == "resolved"; }
};

struct Communication {
  std::int64_t number = 0;  ///< from 1 in its case, in order of time
  std::string body, submitted_by;
  base::Instant created_at;
  std::optional<std::string> attachment_set;
};

/// What a customer writes.
struct Submission {
  std::string body;
  std::string submitted_by;
  std::string attachment_set;  ///< empty: none
  std::vector<std::string> cc;
};

constexpr std::size_t kCopiesMax = 10;

/// Checks the codes of `wanted` against the catalogue and the account's plan, and answers the case with its
/// ids; mails the acknowledgement. Throws CaseCreationLimitExceeded above 10 cases an hour.
/// https://docs.aws.amazon.com/awssupport/latest/APIReference/API_CreateCase.html
SupportCase create_case(Work& work, SupportCase wanted, const Submission& submission);

/// A customer's reply: a resolved case is open again, and one that waited for the customer goes on.
void reply_to_case(Work& work, SupportCase of, const Submission& submission);
/// A reply of AWS's, which only the operator of a plane can give; mailed to who follows the case.
void answer_case(Work& work, SupportCase of, std::string_view body, std::string_view status);
void resolve_case(Work& work, const SupportCase& of);

/// nullopt also for a case of another account.
std::optional<SupportCase> find_case(store::Unit& unit, const aws::AccountId& account, std::string_view id);
std::optional<SupportCase> find_case_by_display_id(store::Unit& unit, const aws::AccountId& account,
                                                   std::string_view display_id);
/// Of any account: for the operator.
std::optional<SupportCase> find_any_case(store::Unit& unit, std::string_view id);

struct CaseQuery {
  base::Instant from{0}, until{INT64_MAX};
  bool with_resolved = false;
  std::string language;                  ///< empty: any
  base::Instant before_time{INT64_MAX};  ///< with `before_id`, the case that the page before ended with
  std::string before_id;
  std::int64_t limit = 100;
};
/// Newest first.
std::vector<SupportCase> list_cases(store::Unit& unit, const aws::AccountId& account, const CaseQuery& query);

struct CommunicationQuery {
  base::Instant from{0}, until{INT64_MAX};
  std::int64_t before = INT64_MAX;  ///< number to go on before
  std::int64_t limit = 100;
};
/// Newest first.
std::vector<Communication> list_communications(store::Unit& unit, std::string_view case_id,
                                               const CommunicationQuery& query);

/// Whether AWS knows a status of that name.
bool is_case_status(std::string_view status);

}  // namespace groundwork::plane::support
