// Any bytes as management policies of any type, and what is accepted merged as on the way to an account. An
// input is: one byte for the type, and policies with a zero byte between them, a level each.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "base/text.hpp"
#include "policy/effective_policy.hpp"
#include "policy/json_tree.hpp"

namespace {

using namespace groundwork::policy;

constexpr std::string_view kTypes[] = {"AISERVICES_OPT_OUT_POLICY",
                                       "BACKUP_POLICY",
                                       "BEDROCK_POLICY",
                                       "CHATBOT_POLICY",
                                       "S3_POLICY",
                                       "DECLARATIVE_POLICY_EC2",
                                       "INSPECTOR_POLICY",
                                       "TAG_POLICY",
                                       "NETWORK_SECURITY_DIRECTOR_POLICY",
                                       "SECURITYHUB_POLICY",
                                       "UPGRADE_ROLLOUT_POLICY"};

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const Grammar& grammar = *management_grammar(kTypes[data[0] % std::size(kTypes)]);
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  std::vector<ManagementSources> levels;
  for (const std::string_view policy : groundwork::base::split(text, '\0')) {
    const auto parsed = parse_management(policy, grammar);
    if (parsed) levels.push_back({{"p-" + std::to_string(levels.size()), *parsed}});
  }
  const EffectiveNode effective = merge_management(grammar, levels);
  const std::string shown = effective_text(grammar, effective, "111122223333");
  require(read_json(shown).has_value());
  require(is_empty(effective) == (shown == "{}"));
  for (const EffectiveFault& fault : effective_faults(grammar, effective)) {
    require(!fault.code.empty() && !fault.message.empty());
  }
  return 0;
}
