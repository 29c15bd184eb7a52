#pragma once

#include "plane/budgets/notifications.hpp"

namespace groundwork::plane::budgets {

/// Writes the row; that it is allowed is the caller's to check.
void insert_subscriber(Work& work, const Budget& budget, const Notification& notification,
                       const Subscriber& subscriber);

}  // namespace groundwork::plane::budgets
