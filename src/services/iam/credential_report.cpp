#include "plane/identities/credential_report.hpp"

#include "api/iam/types.hpp"
#include "plane/settings.hpp"
#include "services/iam/access.hpp"
#include "services/iam/identities.hpp"

namespace groundwork::services::iam {
namespace {

using namespace api::iam;

constexpr std::int64_t kReportLifeSeconds = 4 * 3600;
constexpr int kGone = 410;

/// AWS makes a report in seconds and tells STARTED meanwhile. Here it is made at once; the first call says
/// STARTED all the same, since callers that poll for COMPLETE are what this is for. A report that is young
/// enough is kept.
///
/// https://docs.aws.amazon.com/IAM/latest/APIReference/API_GenerateCredentialReport.html
GenerateCredentialReportResponse generate_credential_report(Call& call, const shape::Unit&) {
  const auto former = plane::find_credential_report(call.unit, call.account());
  const std::int64_t young_seconds = call.settings[plane::Setting::iam_credential_report_seconds];
  if (former && call.now < former->generated_at.plus_seconds(young_seconds)) {
    return {.state = "COMPLETE", .description = {}};
  }
  plane::generate_credential_report(call, call.account());
  if (former) return {.state = "COMPLETE", .description = {}};
  return {.state = "STARTED", .description = "No report exists. Starting a new report generation task"};
}

/// https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetCredentialReport.html
GetCredentialReportResponse get_credential_report(Call& call, const shape::Unit&) {
  const auto report = plane::find_credential_report(call.unit, call.account());
  if (!report) throw aws::ApiError("ReportNotPresent", "No report is present.", kGone);
  if (call.now >= report->generated_at.plus_seconds(kReportLifeSeconds)) {
    throw aws::ApiError("ReportExpired", "The most recent report has expired.", kGone);
  }
  return {.content = shape::Blob{report->content},
          .report_format = "text/csv",
          .generated_time = report->generated_at};
}

}  // namespace

void add_credential_report(Table& table) {
  table.on<&generate_credential_report, &access_account<shape::Unit>>("GenerateCredentialReport")
      .on<&get_credential_report, &access_account<shape::Unit>>("GetCredentialReport");
}

}  // namespace groundwork::services::iam
