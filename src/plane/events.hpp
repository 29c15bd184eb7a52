#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "aws/account_id.hpp"
#include "policy/principal.hpp"
#include "store/unit.hpp"

namespace groundwork::plane {

/// One call, as CloudTrail tells of it.
struct Event {
  std::string id;
  aws::AccountId account;  ///< empty where nobody was authenticated
  base::Instant at;
  std::string source;  ///< iam.amazonaws.com
  std::string name;    ///< CreateUser
  std::string user_name;
  std::string access_key_id;
  std::optional<std::string> error_code;
  std::string record;                   ///< JSON, in CloudTrail's shape
  std::optional<std::string> decision;  ///< JSON: policy by policy, why it was allowed or not
};

/// What CloudTrail calls a kind of caller.
/// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html
std::string_view identity_type(policy::PrincipalKind kind);

void insert_event(store::Unit& unit, const Event& event);
/// Forgets all but the newest `kept`.
void prune_events(store::Unit& unit, std::int64_t kept);

struct EventQuery {
  std::optional<aws::AccountId> account;
  std::string name, user_name;      ///< empty: any
  std::int64_t before = INT64_MAX;  ///< sequence number to go on before
  std::int64_t limit = 50;
};
struct ListedEvent {
  std::int64_t sequence;
  Event event;
};
/// Newest first.
std::vector<ListedEvent> list_events(store::Unit& unit, const EventQuery& query);

}  // namespace groundwork::plane
