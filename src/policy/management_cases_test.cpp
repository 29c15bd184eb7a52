#include <algorithm>
#include <string>
#include <vector>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value_to.hpp>
#include <gmock/gmock.h>

#include "base/secret.hpp"
#include "policy/effective_policy.hpp"

namespace groundwork::policy {
namespace {

namespace json = boost::json;

json::value read_cases(const std::string& name) {
  return json::parse(base::read_file(std::string(GROUNDWORK_MANAGEMENT_CASES) + "/" + name));
}

/// A document of the cases: a value, or a text that may be no JSON at all.
std::string document(const json::value& given) {
  return given.is_string() ? std::string(given.as_string()) : json::serialize(given);
}

TEST(ManagementDocuments, AreReadByTheGrammarOfTheirType) {
  const json::value cases = read_cases("documents.json");
  EXPECT_EQ(cases.as_object().size(), 11U);
  for (const auto& [type, documents] : cases.as_object()) {
    const Grammar* grammar = management_grammar(type);
    ASSERT_NE(grammar, nullptr) << type;
    for (const json::value& good : documents.at("good").as_array()) {
      const auto parsed = parse_management(document(good), *grammar);
      EXPECT_TRUE(parsed) << type << ": " << parsed.error().reason << " in " << document(good);
    }
    for (const json::value& bad : documents.at("bad").as_array()) {
      const auto parsed = parse_management(document(bad.at(1)), *grammar);
      ASSERT_FALSE(parsed) << type << ": " << document(bad.at(1));
      EXPECT_THAT(parsed.error().reason, testing::HasSubstr(std::string(bad.at(0).as_string()))) << type;
      EXPECT_EQ(parsed.error().message,
                "The provided policy document does not meet the requirements of the specified policy type.");
    }
  }
}

TEST(ManagementDocuments, AreOfTypesThatHaveAGrammar) {
  EXPECT_EQ(management_grammar("SERVICE_CONTROL_POLICY"), nullptr);
  EXPECT_EQ(management_grammar("RESOURCE_CONTROL_POLICY"), nullptr);
}

/// The policies of a case, named `p-LEVEL-PLACE`.
std::vector<ManagementSources> levels_of(const json::object& one, const Grammar& grammar) {
  std::vector<ManagementSources> levels;
  for (const json::value& level : one.at("levels").as_array()) {
    ManagementSources& sources = levels.emplace_back();
    for (const json::value& policy : level.as_array()) {
      auto parsed = parse_management(document(policy), grammar);
      EXPECT_TRUE(parsed) << parsed.error().reason;
      if (!parsed) continue;
      sources.push_back(
          {"p-" + std::to_string(levels.size() - 1) + "-" + std::to_string(sources.size()), *parsed});
    }
  }
  return levels;
}

void expect_fault(const EffectiveFault& fault, const json::object& wanted) {
  EXPECT_EQ(fault.code, wanted.at("code").as_string());
  EXPECT_EQ(fault.path, wanted.at("path").as_string());
  EXPECT_EQ(fault.contributors, json::value_to<std::vector<std::string>>(wanted.at("contributors")));
  if (wanted.contains("message")) {
    EXPECT_EQ(fault.message, wanted.at("message").as_string());
  }
}

void expect_faults(const std::vector<EffectiveFault>& faults, const json::object& one) {
  if (const json::value* among = one.if_contains("faults_among")) {
    for (const json::value& wanted : among->as_array()) {
      const auto found =
          std::ranges::find(faults, std::string(wanted.at("code").as_string()), &EffectiveFault::code);
      ASSERT_NE(found, faults.end());
      expect_fault(*found, wanted.as_object());
    }
    return;
  }
  const json::value* wanted = one.if_contains("faults");
  ASSERT_EQ(faults.size(), wanted == nullptr ? 0U : wanted->as_array().size());
  for (std::size_t i = 0; i < faults.size(); ++i) expect_fault(faults[i], wanted->as_array()[i].as_object());
}

TEST(EffectivePolicies, AreMergedAsDocumented) {
  const json::value cases = read_cases("effective.json");
  for (const json::value& value : cases.as_array()) {
    const json::object& one = value.as_object();
    SCOPED_TRACE(std::string(one.at("name").as_string()));
    const Grammar& grammar = *management_grammar(std::string(one.at("type").as_string()));
    const EffectiveNode effective = merge_management(grammar, levels_of(one, grammar));
    const json::value* account = one.if_contains("account");
    const std::string text =
        effective_text(grammar, effective, account == nullptr ? "111122223333" : account->as_string());
    if (const json::value* wanted = one.if_contains("effective")) {
      EXPECT_EQ(is_empty(effective), wanted->is_null());
      EXPECT_EQ(text, wanted->is_null() ? "{}" : json::serialize(*wanted));
    }
    if (!is_empty(effective)) expect_faults(effective_faults(grammar, effective), one);
  }
}

}  // namespace
}  // namespace groundwork::policy
