#include "plane/life/closure_mail.hpp"

#include <fmt/format.h>

#include "plane/mail.hpp"

namespace groundwork::plane::life {
namespace {

std::string day_of(base::Instant at) { return base::iso8601(at).substr(0, 10); }

}  // namespace

void send_closure_started(Work& work, const Account& account) {
  send_mail(work, account.email, "Your AWS account is being closed",
            fmt::format("The closure of the account \"{}\" ({}) has begun. Its services can no longer be "
                        "used.\n\nIf this was not meant, ask AWS Support to reopen the account once it is "
                        "closed.\n",
                        account.name, account.id.str()));
}

void send_suspended(Work& work, const Account& account, const Closure& closure) {
  send_mail(work, account.email, "Your AWS account is closed",
            fmt::format(
                "The account \"{}\" ({}) is closed. What is in it is kept, and AWS Support can reopen it, "
                "until {}; after that it is closed for good.\n\nUntil then the root user can sign in to see "
                "past bills and to reach AWS Support. This address cannot be used for another account.\n",
                account.name, account.id.str(), day_of(reopenable_until(work.settings, closure))));
}

void send_reopened(Work& work, const Account& account) {
  send_mail(work, account.email, "Your AWS account is open again",
            fmt::format("The account \"{}\" ({}) was reopened: its services can be used as before.\n",
                        account.name, account.id.str()));
}

void send_closed_for_good(Work& work, const Account& account) {
  send_mail(
      work, account.email, "Your AWS account is closed for good",
      fmt::format("The account \"{}\" ({}) is closed for good. It can no longer be reopened, and nobody "
                  "can sign in to it.\n",
                  account.name, account.id.str()));
}

}  // namespace groundwork::plane::life
