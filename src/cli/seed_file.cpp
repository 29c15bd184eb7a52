#include "cli/seed_file.hpp"

#include <boost/json.hpp>

#include "base/secret.hpp"
#include "cli/usage.hpp"
#include "prepare/schema.hpp"
#include "prepare/yaml.hpp"

namespace groundwork::cli {

extern const std::string_view kSeedSchema;

namespace {

namespace json = boost::json;
namespace yaml = prepare::yaml;
using plane::Seed;
using yaml::Node;

std::string text(const Node& map, std::string_view key, std::string_view otherwise = {}) {
  const Node* node = map.find(key);
  return std::string(node == nullptr ? otherwise : std::string_view(node->text));
}

std::optional<std::string> optional_text(const Node& map, std::string_view key) {
  const Node* node = map.find(key);
  return node == nullptr ? std::nullopt : std::optional(node->text);
}

/// The items of a list, each read by `read_item`; none where the key is absent.
auto list(const Node& map, std::string_view key, auto read_item) {
  std::vector<decltype(read_item(map))> out;
  if (const Node* node = map.find(key)) {
    for (const Node& item : node->items) out.push_back(read_item(item));
  }
  return out;
}

std::vector<std::string> texts(const Node& map, std::string_view key) {
  return list(map, key, [](const Node& item) { return item.text; });
}

/// A number goes as a string, by its letters: policies take strings everywhere, and account ids may begin
/// with zeros.
json::value to_json(const Node& node) {
  switch (node.kind) {
    case yaml::Kind::map: {
      json::object out;
      for (const yaml::Entry& entry : node.entries) out[entry.key] = to_json(entry.value);
      return out;
    }
    case yaml::Kind::list: {
      json::array out;
      for (const Node& item : node.items) out.push_back(to_json(item));
      return out;
    }
    case yaml::Kind::boolean:
      return node.text.front() == 't' || node.text.front() == 'T';
    case yaml::Kind::null:
      return nullptr;
    case yaml::Kind::integer:
    case yaml::Kind::number:
    case yaml::Kind::text:
      break;
  }
  return json::string(node.text);
}

/// A policy is written as YAML, or as the text of its JSON, which is kept letter for letter.
std::string policy_text(const Node& map, std::string_view key) {
  const Node* node = map.find(key);
  if (node == nullptr) return {};
  return node->kind == yaml::Kind::text ? node->text : json::serialize(to_json(*node));
}

plane::Tags read_tags(const Node& map) {
  plane::Tags tags;
  if (const Node* node = map.find("tags")) {
    for (const yaml::Entry& tag : node->entries) tags.emplace_back(tag.key, tag.value.text);
  }
  return tags;
}

Seed::AccessKey read_access_key(const Node& map) { return {text(map, "id"), text(map, "secret")}; }

Seed::InlinePolicy read_inline_policy(const Node& map) {
  return {text(map, "name"), policy_text(map, "document")};
}

Seed::ManagedPolicy read_managed_policy(const Node& map) {
  return {text(map, "name"), text(map, "path", "/"), policy_text(map, "document")};
}

Seed::Group read_group(const Node& map) {
  return {.name = text(map, "name"),
          .path = text(map, "path", "/"),
          .policy_arns = texts(map, "policy_arns"),
          .policies = list(map, "policies", read_inline_policy)};
}

Seed::User read_user(const Node& map) {
  return {.name = text(map, "name"),
          .path = text(map, "path", "/"),
          .password = optional_text(map, "password"),
          .access_keys = list(map, "access_keys", read_access_key),
          .policy_arns = texts(map, "policy_arns"),
          .policies = list(map, "policies", read_inline_policy),
          .groups = texts(map, "groups"),
          .tags = read_tags(map)};
}

Seed::Role read_role(const Node& map) {
  return {.name = text(map, "name"),
          .path = text(map, "path", "/"),
          .trust_policy = policy_text(map, "trust_policy"),
          .policy_arns = texts(map, "policy_arns"),
          .policies = list(map, "policies", read_inline_policy),
          .tags = read_tags(map)};
}

Seed::Usage read_usage(const Node& map) {
  return {.usage_type = text(map, "usage_type"),
          .quantity_per_day = text(map, "quantity_per_day"),
          .service = text(map, "service"),
          .from = text(map, "from"),
          .until = text(map, "until")};
}

Seed::Account read_account(const Node& map) {
  Seed::Account account{.id = aws::AccountId::trusted(text(map, "id")),
                        .name = text(map, "name"),
                        .email = text(map, "email"),
                        .alias = text(map, "alias"),
                        .root_password = {},
                        .root_access_keys = {},
                        .managed_policies = list(map, "managed_policies", read_managed_policy),
                        .groups = list(map, "groups", read_group),
                        .users = list(map, "users", read_user),
                        .roles = list(map, "roles", read_role)};
  account.plan = text(map, "plan", "PAID");
  if (map.find("usage") != nullptr) account.usage = list(map, "usage", read_usage);
  if (const Node* access = map.find("iam_billing_access")) {
    account.iam_billing_access = access->text.front() == 't' || access->text.front() == 'T';
  }
  if (const Node* root = map.find("root_user")) {
    account.root_password = optional_text(*root, "password");
    account.root_access_keys = list(*root, "access_keys", read_access_key);
  }
  return account;
}

}  // namespace

SeedFile read_seed(std::string_view text) {
  static const prepare::Schema schema(kSeedSchema);
  SeedFile file;
  const yaml::Document document = yaml::parse(text);
  for (const yaml::Fault& fault : document.faults) {
    file.findings.push_back({prepare::Severity::error, fault.at, {}, fault.reason, {}, {}});
  }
  if (!document.root) return file;
  for (prepare::Finding& finding : schema.check(*document.root)) file.findings.push_back(std::move(finding));
  prepare::sort_by_place(file.findings);
  if (!prepare::has_errors(file.findings)) {
    file.seed = Seed{.accounts = list(*document.root, "accounts", read_account)};
  }
  return file;
}

plane::Seed load_seed(const std::filesystem::path& file) {
  SeedFile read;
  try {
    read = read_seed(base::read_file(file));
  } catch (const std::runtime_error& error) {
    throw UsageFault(error.what());
  }
  if (read.seed) return *std::move(read.seed);
  std::string words;
  for (const prepare::Finding& finding : read.findings) {
    words += (words.empty() ? "" : "\n") + prepare::to_text(finding, file.string());
  }
  throw UsageFault(words);
}

std::string_view seed_schema() { return kSeedSchema; }

}  // namespace groundwork::cli
