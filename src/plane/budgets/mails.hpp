#pragma once

#include "plane/budgets/actions.hpp"
#include "plane/budgets/notifications.hpp"

namespace groundwork::plane::budgets {

// To subscribers of the type EMAIL. Topics of SNS are kept and shown, and nothing is published: a plane has
// no SNS.

/// The notification's threshold was crossed.
void mail_alarm(Work& work, const Budget& budget, const Notification& notification);
/// The action has begun, or needs approval.
void mail_action(Work& work, const Budget& budget, const Action& action);

}  // namespace groundwork::plane::budgets
