#pragma once

#include "plane/life/closures.hpp"

/// What the root user of an account that is closed is told, at the account's address.
namespace groundwork::plane::life {

void send_closure_started(Work& work, const Account& account);
void send_suspended(Work& work, const Account& account, const Closure& closure);
void send_reopened(Work& work, const Account& account);
void send_closed_for_good(Work& work, const Account& account);

}  // namespace groundwork::plane::life
