#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include <boost/json/parse.hpp>
#include <boost/json/value_to.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/secret.hpp"
#include "policy/decision_case.hpp"

namespace groundwork::policy {
namespace {

namespace json = boost::json;

/// The case with what its file shares put in, and its principal looked up by name.
json::object complete(json::object one, const json::object& shared) {
  for (const auto& [key, value] : shared) {
    if (!one.contains(key)) one[key] = value;
  }
  json::value& principal = one["request"].as_object()["principal"];
  principal = json::value(shared.at("principals").at(principal.as_string()));
  return one;
}

/// Every case of tests/policy/cases/*.json.
std::vector<json::object> all_cases() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(GROUNDWORK_DECISION_CASES)) {
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::vector<json::object> cases;
  for (const auto& file : files) {
    const json::object whole = json::parse(base::read_file(file)).as_object();
    for (const json::value& one : whole.at("cases").as_array()) {
      json::object merged = complete(one.as_object(), whole.at("shared").as_object());
      merged["name"] = file.stem().string() + ": " + json::value_to<std::string>(merged.at("name"));
      cases.push_back(std::move(merged));
    }
  }
  return cases;
}

std::vector<std::string> sids_of(const Decision& decision) {
  std::vector<std::string> sids;
  for (const MatchedStatement& matched : decision.deciding) sids.push_back(matched.sid());
  return sids;
}

TEST(DecisionCases, AllDecideAsDocumented) {
  const std::vector<json::object> sources = all_cases();
  EXPECT_GE(sources.size(), 120U);
  std::set<std::string> names;
  for (const json::object& source : sources) {
    const testing::DecisionCase one = testing::read_case(source);
    SCOPED_TRACE(one.name);
    EXPECT_TRUE(names.insert(one.name).second) << "two cases of one name";
    EXPECT_TRUE(source.contains("doc")) << "no documentation link";
    const Decision decision = one.decide();
    EXPECT_EQ(testing::case_outcome(decision.outcome), one.expect.outcome);
    if (one.expect.layer) {
      EXPECT_EQ(testing::case_layer(decision.layer), *one.expect.layer);
    }
    if (one.expect.sids) {
      EXPECT_EQ(sids_of(decision), *one.expect.sids);
    }
    if (one.expect.missing) {
      EXPECT_EQ(decision.missing_context_keys, *one.expect.missing);
    }
  }
}

}  // namespace
}  // namespace groundwork::policy
