#pragma once

#include <string>

#include <boost/json/value.hpp>

namespace groundwork::cli {

struct EventsOptions {
  std::string endpoint = "http://127.0.0.1:4566";
  std::string account, name, user;  ///< empty: any
  int limit = 50;
  bool json = false;
  bool why = false;
};

/// Shows what a running plane has recorded, the newest last.
int run_events(const EventsOptions& options);

/// The table for a reader: a line an event, with `why` the decisions below it, policy by policy.
std::string events_text(const boost::json::value& answer, bool why);

}  // namespace groundwork::cli
