#pragma once

#include <optional>
#include <string>

#include "aws/account_id.hpp"
#include "plane/work.hpp"

namespace groundwork::plane {

/// The account's users and the state of their credentials, as CSV: a row for the root user, then one a user
/// in order of the name.
///
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html
struct CredentialReport {
  base::Instant generated_at;
  std::string content;
};

/// The report that was made last.
std::optional<CredentialReport> find_credential_report(store::Unit& unit, const aws::AccountId& account);
/// Makes a report and keeps it in place of the former one.
CredentialReport generate_credential_report(Work& work, const aws::AccountId& account);

}  // namespace groundwork::plane
