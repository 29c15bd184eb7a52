#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/json/value.hpp>

#include "client/transport.hpp"

namespace groundwork::cli {

/// The environment variable with the token that callers on other machines need.
inline constexpr const char* kOperatorTokenVariable = "GROUNDWORK_OPERATOR_TOKEN";

/// The operator's side of a plane that is running: what /_groundwork/ answers (docs/cli.md). Throws
/// std::runtime_error where no plane answers or it refuses, with what to do.
class OperatorClient {
 public:
  using Parameters = std::vector<std::pair<std::string, std::string>>;

  explicit OperatorClient(std::string endpoint);

  /// `name` is clock, events, ...; parameters with an empty value are left out.
  boost::json::value get(std::string_view name, const Parameters& parameters = {});
  boost::json::value post(std::string_view name, const boost::json::value& body);

 private:
  boost::json::value send(client::HttpRequest request);

  std::string endpoint_;
  client::Transport transport_;
};

}  // namespace groundwork::cli
