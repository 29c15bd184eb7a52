#pragma once

#include <vector>

#include "plane/budgets/notifications.hpp"
#include "services/budgets/access.hpp"

// Notifications and subscribers as the API spells them, and as the domain keeps them.
namespace groundwork::services::budgets {

inline domain::Notification from_api(const model::Notification& given) {
  domain::Notification made{.type = given.notification_type,
                            .comparison = given.comparison_operator,
                            .threshold = given.threshold,
                            .alarmed_period = {}};
  if (given.threshold_type) made.threshold_type = *given.threshold_type;
  return made;
}

inline model::Notification to_api(const domain::Notification& notification) {
  return {.notification_type = notification.type,
          .comparison_operator = notification.comparison,
          .threshold = notification.threshold,
          .threshold_type = notification.threshold_type,
          .notification_state = notification.state};
}

inline domain::Subscriber from_api(const model::Subscriber& given) {
  return {.type = given.subscription_type, .address = given.address};
}

inline std::vector<domain::Subscriber> from_api(const std::vector<model::Subscriber>& given) {
  std::vector<domain::Subscriber> made;
  for (const model::Subscriber& subscriber : given) made.push_back(from_api(subscriber));
  return made;
}

inline std::vector<model::Subscriber> to_api(const std::vector<domain::Subscriber>& subscribers) {
  std::vector<model::Subscriber> made;
  for (const auto& [type, address] : subscribers) {
    made.push_back({.subscription_type = type, .address = address});
  }
  return made;
}

}  // namespace groundwork::services::budgets
