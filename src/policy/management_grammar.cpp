#include "policy/management_grammar.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <stdexcept>

#include <fmt/format.h>

#include "policy/json_tree.hpp"
#include "policy/pattern.hpp"

namespace groundwork::policy {

extern const std::string_view kAiServicesOptOutGrammar, kBackupGrammar, kBedrockGrammar, kChatbotGrammar,
    kDeclarativeEc2Grammar, kInspectorGrammar, kNetworkSecurityDirectorGrammar, kS3Grammar,
    kSecurityHubGrammar, kTagGrammar, kUpgradeRolloutGrammar;

namespace {

using Definitions = std::map<std::string, GrammarPtr, std::less<>>;

[[noreturn]] void broken(std::string_view what) {
  throw std::logic_error(fmt::format("a grammar of management policies is broken: {}", what));
}

std::int64_t whole_number(const Node& node) {
  std::int64_t number = 0;
  const char* end = node.text.data() + node.text.size();
  if (node.type != Node::Type::number || std::from_chars(node.text.data(), end, number).ptr != end) {
    broken("`" + node.text + "` is no whole number");
  }
  return number;
}

std::vector<std::string> texts(const Node& node) {
  std::vector<std::string> found;
  for (const Node& item : node.items) found.push_back(item.text);
  return found;
}

GrammarPtr read_grammar(const Node& node, Definitions& definitions);

Grammar::Apart read_apart(const Node& node) {
  Grammar::Apart apart;
  for (const Member& member : node.members) {
    if (member.name == "earlier") {
      apart.earlier = member.value.text;
    } else if (member.name == "later") {
      apart.later = member.value.text;
    } else {
      apart.least = whole_number(member.value);
    }
  }
  return apart;
}

/// What a setting says of its values.
bool read_rule_of_values(Grammar& grammar, const Member& member) {
  if (member.name == "value") {
    grammar.kind = member.value.text == "list" ? Grammar::Kind::list : Grammar::Kind::text;
  } else if (member.name == "of") {
    grammar.of = texts(member.value);
  } else if (member.name == "like") {
    grammar.like = texts(member.value);
  } else if (member.name == "range") {
    grammar.range.emplace(whole_number(member.value.items.at(0)), whole_number(member.value.items.at(1)));
  } else if (member.name == "stars_most") {
    grammar.stars_most = whole_number(member.value);
  } else if (member.name == "spells_key") {
    grammar.spells_key = true;
  } else if (member.name == "names_account") {
    grammar.names_account = true;
  } else {
    return false;
  }
  return true;
}

void read_rule(Grammar& grammar, const Member& member, Definitions& definitions) {
  if (read_rule_of_values(grammar, member)) return;
  if (member.name == "members") {
    for (const Member& inner : member.value.members) {
      grammar.members.emplace_back(inner.name, read_grammar(inner.value, definitions));
    }
  } else if (member.name == "each") {
    grammar.each = read_grammar(member.value, definitions);
  } else if (member.name == "key") {
    grammar.key = texts(member.value);
  } else if (member.name == "required") {
    grammar.required = texts(member.value);
  } else if (member.name == "exactly_one") {
    grammar.exactly_one = texts(member.value);
  } else if (member.name == "apart") {
    grammar.apart = read_apart(member.value);
  } else if (member.name == "most") {
    grammar.most = whole_number(member.value);
  } else if (member.name != "source" && member.name != "define") {
    broken("`" + member.name + "` is no rule");
  }
}

GrammarPtr read_grammar(const Node& node, Definitions& definitions) {
  if (node.members.size() == 1 && node.members.front().name == "use") {
    const auto found = definitions.find(node.members.front().value.text);
    if (found == definitions.end())
      broken("`" + node.members.front().value.text + "` is used before defined");
    return found->second;
  }
  Grammar grammar;
  for (const Member& member : node.members) read_rule(grammar, member, definitions);
  return std::make_shared<const Grammar>(std::move(grammar));
}

GrammarPtr read_file(std::string_view text) {
  const auto root = read_json(text);
  if (!root) broken(root.error().reason);
  Definitions definitions;
  for (const Member& member : root->members) {
    if (member.name != "define") continue;
    for (const Member& piece : member.value.members) {
      definitions.emplace(piece.name, read_grammar(piece.value, definitions));
    }
  }
  return read_grammar(*root, definitions);
}

}  // namespace

const Grammar* Grammar::find(std::string_view name) const {
  for (const auto& [known, grammar] : members) {
    if (known == name) return grammar.get();
  }
  if (!each) return nullptr;
  const bool fits = key.empty() || std::ranges::any_of(key, [&](const std::string& pattern) {
                      return wildcard_match(pattern, name);
                    });
  return fits ? each.get() : nullptr;
}

const Grammar* management_grammar(std::string_view type) {
  static const Definitions kGrammars = [] {
    Definitions read;
    read.emplace("AISERVICES_OPT_OUT_POLICY", read_file(kAiServicesOptOutGrammar));
    read.emplace("BACKUP_POLICY", read_file(kBackupGrammar));
    read.emplace("BEDROCK_POLICY", read_file(kBedrockGrammar));
    read.emplace("CHATBOT_POLICY", read_file(kChatbotGrammar));
    read.emplace("DECLARATIVE_POLICY_EC2", read_file(kDeclarativeEc2Grammar));
    read.emplace("INSPECTOR_POLICY", read_file(kInspectorGrammar));
    read.emplace("NETWORK_SECURITY_DIRECTOR_POLICY", read_file(kNetworkSecurityDirectorGrammar));
    read.emplace("S3_POLICY", read_file(kS3Grammar));
    read.emplace("SECURITYHUB_POLICY", read_file(kSecurityHubGrammar));
    read.emplace("TAG_POLICY", read_file(kTagGrammar));
    read.emplace("UPGRADE_ROLLOUT_POLICY", read_file(kUpgradeRolloutGrammar));
    return read;
  }();
  const auto found = kGrammars.find(type);
  return found == kGrammars.end() ? nullptr : found->second.get();
}

}  // namespace groundwork::policy
