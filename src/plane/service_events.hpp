#pragma once

#include <string_view>

#include <boost/json/object.hpp>

#include "aws/account_id.hpp"
#include "plane/work.hpp"

namespace groundwork::plane {

/// Leaves an event of what a service did of its own accord in an account: CloudTrail's AwsServiceEvent.
/// `source` is organizations.amazonaws.com, `name` CloseAccountResult.
/// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/non-api-aws-service-events.html
void record_service_event(Work& work, const aws::AccountId& account, std::string_view source,
                          std::string_view name, boost::json::object details);

}  // namespace groundwork::plane
