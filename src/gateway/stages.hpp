#pragma once

#include <string_view>

#include "gateway/authenticate.hpp"
#include "gateway/exchange.hpp"
#include "plane/events.hpp"
#include "plane/work.hpp"

/// The stages between authentication and the answer, one function and one file each. Each throws ApiError to
/// refuse.
namespace groundwork::gateway {

/// Account and session: whether these credentials may reach this service at all, before any policy is asked.
void admit(const Exchange& exchange, const plane::Work& work);

/// The mailbox and the phone hold the codes that prove who somebody is: they are for the people at this
/// machine, and for who knows the operator's token.
void admit_to_mailbox(const Exchange& exchange, std::string_view operator_token);

/// Bytes → typed input, and every constraint of the model checked; all mistakes are told at once.
void decode(Exchange& exchange);

/// Asks the policies for each action and resource that the operation needs, and records each decision. Under
/// AuthMode::open the decisions are recorded as allowed without asking.
void authorize(Exchange& exchange, plane::Authority& authority, AuthMode mode, plane::Work& work);

/// Typed input → typed output. Refuses to run a handler for which no decision was recorded.
void handle(Exchange& exchange, plane::Work& work);

/// The call as CloudTrail tells of it.
plane::Event event_of(const Exchange& exchange, std::string event_id);

}  // namespace groundwork::gateway
