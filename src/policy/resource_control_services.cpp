#include "policy/resource_control_services.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace groundwork::policy {
namespace {

using std::string_view_literals::operator""sv;

/// As of August 2026; AWS adds services a few times a year.
constexpr std::array kServices{"aoss"sv,
                               "appconfig"sv,
                               "appstream"sv,
                               "autoscaling"sv,
                               "cloudfront"sv,
                               "cloudsearch"sv,
                               "codebuild"sv,
                               "codecommit"sv,
                               "codepipeline"sv,
                               "cognito-idp"sv,
                               "cognito-identity"sv,
                               "comprehend"sv,
                               "dax"sv,
                               "comprehendmedical"sv,
                               "cost-optimization-hub"sv,
                               "dynamodb"sv,
                               "ecr"sv,
                               "events"sv,
                               "firehose"sv,
                               "fis"sv,
                               "health"sv,
                               "kendra"sv,
                               "inspector-scan"sv,
                               "kinesisvideo"sv,
                               "kms"sv,
                               "logs"sv,
                               "memorydb"sv,
                               "opensearch"sv,
                               "networkmonitor"sv,
                               "pca-connector-ad"sv,
                               "polly"sv,
                               "pricing"sv,
                               "s3"sv,
                               "signin"sv,
                               "secretsmanager"sv,
                               "sqs"sv,
                               "sts"sv,
                               "support"sv,
                               "textract"sv,
                               "transcribe"sv,
                               "timestream-influxdb"sv,
                               "transfer"sv,
                               "translate"sv,
                               "wafv2"sv};

}  // namespace

bool has_resource_control(std::string_view action) {
  const std::string_view service = action.substr(0, action.find(':'));
  return std::any_of(kServices.begin(), kServices.end(), [&](std::string_view candidate) {
    return base::equal_ignoring_case(candidate, service);
  });
}

}  // namespace groundwork::policy
