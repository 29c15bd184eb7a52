#include "plane/service_events.hpp"

#include <boost/json.hpp>

#include "aws/regions.hpp"
#include "plane/events.hpp"

namespace groundwork::plane {

void record_service_event(Work& work, const aws::AccountId& account, std::string_view source,
                          std::string_view name, boost::json::object details) {
  const std::string id = work.random.uuid();
  const boost::json::object record{{"eventVersion", "1.11"},
                                   {"userIdentity", {{"accountId", account.str()}, {"invokedBy", source}}},
                                   {"eventTime", base::iso8601(work.now)},
                                   {"eventSource", source},
                                   {"eventName", name},
                                   {"awsRegion", aws::kGlobalRegion},
                                   {"sourceIPAddress", source},
                                   {"userAgent", source},
                                   {"requestParameters", nullptr},
                                   {"responseElements", nullptr},
                                   {"eventID", id},
                                   {"readOnly", false},
                                   {"eventType", "AwsServiceEvent"},
                                   {"managementEvent", true},
                                   {"recipientAccountId", account.str()},
                                   {"serviceEventDetails", std::move(details)},
                                   {"eventCategory", "Management"}};
  insert_event(work.unit, {.id = id,
                           .account = account,
                           .at = work.now,
                           .source = std::string(source),
                           .name = std::string(name),
                           .user_name = {},
                           .access_key_id = {},
                           .error_code = {},
                           .record = boost::json::serialize(record),
                           .decision = {}});
}

}  // namespace groundwork::plane
