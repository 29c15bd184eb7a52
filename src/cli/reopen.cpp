#include "cli/reopen.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

#include "aws/account_id.hpp"
#include "cli/operator_client.hpp"
#include "cli/usage.hpp"

namespace groundwork::cli {

int run_reopen(const ReopenOptions& options) {
  if (!aws::AccountId::parse(options.account)) {
    throw UsageFault(fmt::format("reopen {}: an account is named by its twelve digits", options.account));
  }
  OperatorClient plane(options.endpoint);
  const boost::json::value answer =
      plane.post(fmt::format("accounts/{}/reopen", options.account), boost::json::object());
  if (options.json) {
    fmt::print("{}\n", boost::json::serialize(answer));
  } else {
    fmt::print("{} is {}\n", options.account, std::string_view(answer.at("state").as_string()));
  }
  return kDone;
}

}  // namespace groundwork::cli
