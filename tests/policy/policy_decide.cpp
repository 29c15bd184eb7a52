// Reads one decision case a line, writes one decision a line: how the differential test asks the engine.
#include <exception>
#include <iostream>
#include <string>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "policy/decision_case.hpp"

namespace json = boost::json;
namespace policy = groundwork::policy;

namespace {

json::string text_of(std::string_view text) { return json::string(text.data(), text.size()); }

json::object decide(const json::object& source) {
  const policy::Decision decision = policy::testing::read_case(source).decide();
  json::array sids;
  for (const policy::MatchedStatement& matched : decision.deciding) sids.push_back(text_of(matched.sid()));
  json::object out;
  out["outcome"] = text_of(policy::testing::case_outcome(decision.outcome));
  out["layer"] = text_of(policy::testing::case_layer(decision.layer));
  out["sids"] = std::move(sids);
  return out;
}

}  // namespace

int main() {
  std::ios::sync_with_stdio(false);
  for (std::string line; std::getline(std::cin, line);) {
    try {
      std::cout << json::serialize(decide(json::parse(line).as_object())) << '\n';
    } catch (const std::exception& error) {
      std::cout << json::serialize(json::object{{"error", error.what()}}) << '\n';
    }
  }
}
