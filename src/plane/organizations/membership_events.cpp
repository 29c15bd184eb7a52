#include "plane/organizations/membership_events.hpp"

#include <boost/json.hpp>

#include "plane/service_events.hpp"

namespace groundwork::plane::organizations {
namespace {

namespace json = boost::json;

constexpr std::string_view kSource = "organizations.amazonaws.com";

std::string_view name_of(Departure departure) {
  switch (departure) {
    case Departure::left:
      return "LEFT";
    case Departure::removed:
      return "REMOVED";
    case Departure::cleaned:
      break;
  }
  return "CLEANED";
}

void record(Work& work, const Organization& organization, std::string_view name, json::object details) {
  record_service_event(work, organization.management_account, kSource, name, std::move(details));
}

json::object parties(const Organization& organization, const aws::AccountId& account) {
  return {{"organizationId", organization.id},
          {"managementAccountId", organization.management_account.str()},
          {"memberAccountId", account.str()}};
}

}  // namespace

// https://docs.aws.amazon.com/organizations/latest/APIReference/API_AcceptHandshake.html
void record_joining(Work& work, const Organization& organization, const aws::AccountId& account,
                    std::string_view joined_method) {
  json::object details = parties(organization, account);
  details["joinedMethod"] = joined_method;
  details["joinedTime"] = base::iso8601(work.now);
  record(work, organization, "AccountJoinedOrganization", std::move(details));
}

// https://docs.aws.amazon.com/organizations/latest/APIReference/API_RemoveAccountFromOrganization.html
void record_departure(Work& work, const Organization& organization, const aws::AccountId& account,
                      Departure departure) {
  json::object details = parties(organization, account);
  details["departureMethod"] = name_of(departure);
  details["departureTime"] = base::iso8601(work.now);
  record(work, organization, "AccountDepartedOrganization", std::move(details));
}

}  // namespace groundwork::plane::organizations
