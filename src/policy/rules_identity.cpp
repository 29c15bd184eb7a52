#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include <fmt/format.h>

#include "base/text.hpp"
#include "policy/comparison.hpp"
#include "policy/rules.hpp"

namespace groundwork::policy {
namespace {

using Check = std::optional<Defect>;
using std::string_view_literals::operator""sv;

constexpr std::size_t kArnParts = 6;
constexpr std::array kPartitions{"*"sv,         "aws"sv,       "aws-cn"sv,    "aws-us-gov"sv, "aws-iso"sv,
                                 "aws-iso-b"sv, "aws-iso-e"sv, "aws-iso-f"sv, "aws-eusc"sv};
constexpr std::string_view kIamPathWords =
    R"(IAM resource path must either be "*" or start with user/, federated-user/, role/, group/, )"
    "instance-profile/, mfa/, server-certificate/, policy/, sms-mfa/, saml-provider/, oidc-provider/, "
    "report/, "
    "access-report/.";
constexpr std::array kIamPaths{"user/"sv,
                               "federated-user/"sv,
                               "role/"sv,
                               "group/"sv,
                               "mfa/"sv,
                               "instance-profile/"sv,
                               "policy/"sv,
                               "sms-mfa/"sv,
                               "saml-provider/"sv,
                               "server-certificate/"sv,
                               "u2f/"sv,
                               "oidc-provider/"sv,
                               "report/"sv,
                               "access-report/"sv,
                               "delegation-request/"sv};

Defect worded(std::string message, std::string reason, std::size_t position) {
  return {Defect::Kind::worded, std::move(message), std::move(reason), position};
}

bool is_alphanumeric(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

bool has_wildcard(std::string_view text) { return text.find_first_of("*?") != std::string_view::npos; }

/// Runs a check over every element of a kind in the document.
template <class Each>
Check for_each_resource(const RawPolicy& policy, Each each) {
  for (const RawStatement& statement : *policy.statements) {
    for (const auto* list : {&statement.resource, &statement.not_resource}) {
      if (!*list) continue;
      for (const PlacedText& resource : **list) {
        if (auto defect = each(resource)) return defect;
      }
    }
  }
  return std::nullopt;
}

Check check_syntax(const RawPolicy& policy) {
  if (policy.id) {
    return Defect{Defect::Kind::prohibited_field, "Id", "`Id` is for resource policies", policy.id->position};
  }
  for (const RawStatement& statement : *policy.statements) {
    if (!statement.effect) {
      return Defect{Defect::Kind::missing_field, "Effect", "a statement has no `Effect`", statement.position};
    }
    if (statement.principal || statement.not_principal) {
      return Defect{Defect::Kind::prohibited_field, "Principal",
                    "the principal is whom the policy is attached to",
                    statement.place_of(statement.principal ? "Principal" : "NotPrincipal")};
    }
  }
  return std::nullopt;
}

Check check_version(const RawPolicy& policy) {
  if (policy.version && policy.version->text == "2012-10-17") return std::nullopt;
  return worded("Policy document must be version 2012-10-17 or greater.",
                "`Version` must be 2012-10-17 in a managed policy", policy.version_position());
}

/// The parts of an ARN pattern. A star at its end stands for what is left out: `arn:aws:rds:*`.
std::vector<std::string_view> arn_parts(std::string_view text) {
  auto parts = base::split(text, ':');
  if (text.ends_with('*')) parts.resize(std::max(parts.size(), kArnParts), "*");
  return parts;
}

Check check_legacy_resource(const PlacedText& resource) {
  if (!resource.text.starts_with("arn:")) return std::nullopt;
  const auto parts = arn_parts(resource.text);
  if (parts.size() < kArnParts) {
    return worded("The policy failed legacy parsing",
                  fmt::format("`{}` has fewer than six parts", resource.text), resource.position);
  }
  const std::string_view account = parts[4];
  const bool is_identity = parts[2] == "iam" || parts[2] == "sts";
  const bool fits = account.empty() || account == "aws" || account == "cloudfront" || has_wildcard(account) ||
                    account.starts_with("${") || (base::is_digits(account) && account.size() == 12);
  if (!is_identity || fits) return std::nullopt;
  return worded("The policy failed legacy parsing", fmt::format("`{}` is no account id", account),
                resource.position);
}

Check check_legacy_dates(const RawPolicy& policy) {
  for (const RawStatement& statement : *policy.statements) {
    for (const RawCondition& condition : statement.conditions) {
      if (!is_date_operator(condition.operator_name)) continue;
      const auto bad = std::find_if_not(condition.values.begin(), condition.values.end(),
                                        [](const PlacedText& value) { return is_date(value.text); });
      if (bad != condition.values.end()) {
        return worded("The policy failed legacy parsing", fmt::format("`{}` is no date", bad->text),
                      bad->position);
      }
    }
  }
  return std::nullopt;
}

Check check_sids(const RawPolicy& policy) {
  std::set<std::string_view> seen;
  for (const RawStatement& statement : *policy.statements) {
    if (!statement.sid || statement.sid->text.empty()) continue;
    if (!seen.insert(statement.sid->text).second) {
      return worded("Statement IDs (SID) in a single policy must be unique.",
                    fmt::format("`{}` is the Sid of two statements", statement.sid->text),
                    statement.sid->position);
    }
  }
  for (const RawStatement& statement : *policy.statements) {
    if (!statement.sid || std::ranges::all_of(statement.sid->text, is_alphanumeric)) continue;
    return worded(
        "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression "
        "[0-9A-Za-z]*",
        fmt::format("`{}` may hold only letters and digits", statement.sid->text), statement.sid->position);
  }
  return std::nullopt;
}

Check check_has_actions(const RawPolicy& policy) {
  for (const RawStatement& statement : *policy.statements) {
    const auto& actions = statement.action ? statement.action : statement.not_action;
    if (!actions || actions->empty()) {
      return worded("Policy statement must contain actions.", "a statement has no `Action` or `NotAction`",
                    statement.place_of(statement.action ? "Action" : "NotAction"));
    }
  }
  return std::nullopt;
}

Check check_iam_resource(const PlacedText& resource, std::string_view region, std::string_view path) {
  if (!region.empty() && region != "*") {
    return worded(fmt::format("IAM resource {} cannot contain region information.", resource.text),
                  fmt::format("`{}` names a Region", resource.text), resource.position);
  }
  const bool fits =
      path == "*" || path == "root" ||
      std::any_of(kIamPaths.begin(), kIamPaths.end(), [&](auto start) { return path.starts_with(start); });
  if (fits) return std::nullopt;
  return worded(std::string(kIamPathWords), fmt::format("`{}` is no path of IAM", path), resource.position);
}

Check check_resource_format(const PlacedText& resource) {
  const std::string& text = resource.text;
  if (text == "*") return std::nullopt;
  const auto parts = arn_parts(text);
  if (parts.front() != "arn" || parts.size() < kArnParts) {
    return worded(fmt::format(R"(Resource {} must be in ARN format or "*".)", text),
                  fmt::format("`{}` is neither an ARN nor `*`", text), resource.position);
  }
  if (std::find(kPartitions.begin(), kPartitions.end(), parts[1]) == kPartitions.end()) {
    return worded(fmt::format(R"(Partition "{}" is not valid for resource "{}".)", parts[1], text),
                  fmt::format("`{}` is no partition", parts[1]), resource.position);
  }
  if (parts[2].empty() || has_wildcard(parts[2])) {
    return worded("Resource vendor must be fully qualified and cannot contain regexes.",
                  fmt::format("`{}` names no service", text), resource.position);
  }
  if (parts[2] != "iam") return std::nullopt;
  return check_iam_resource(resource, parts[3], parts[5]);
}

Check check_vendor(std::string_view prefix, std::size_t position) {
  const bool fits = !prefix.empty() && std::ranges::all_of(prefix, [](char c) {
    return is_alphanumeric(c) || c == '-' || c == '.';
  });
  if (fits) return std::nullopt;
  return worded(fmt::format("Vendor {} is not valid", prefix),
                fmt::format("`{}` is no service prefix", prefix), position);
}

Check check_action_format(const PlacedText& action) {
  const std::string& text = action.text;
  if (text == "*") return std::nullopt;
  const auto colons = std::count(text.begin(), text.end(), ':');
  if (colons == 0) {
    return worded("Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.",
                  fmt::format("`{}` has no service prefix", text), action.position);
  }
  if (colons > 1) {
    return worded("Actions/Condition can contain only one colon.",
                  fmt::format("`{}` has more than one colon", text), action.position);
  }
  return check_vendor(std::string_view(text).substr(0, text.find(':')), action.position);
}

Check check_vendors(const RawPolicy& policy) {
  for (const RawStatement& statement : *policy.statements) {
    const auto& actions = statement.action ? statement.action : statement.not_action;
    for (const PlacedText& action : *actions) {
      if (auto defect = check_action_format(action)) return defect;
    }
    for (const RawCondition& condition : statement.conditions) {
      if (condition.key.text.find(':') == std::string::npos) {
        return worded("Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.",
                      fmt::format("condition key `{}` has no prefix", condition.key.text),
                      condition.key.position);
      }
    }
  }
  return std::nullopt;
}

Check check_has_resources(const RawPolicy& policy) {
  for (const RawStatement& statement : *policy.statements) {
    const auto& resources = statement.resource ? statement.resource : statement.not_resource;
    if (!resources || resources->empty()) {
      return worded("Policy statement must contain resources.",
                    "a statement has no `Resource` or `NotResource`",
                    statement.place_of(statement.resource ? "Resource" : "NotResource"));
    }
  }
  return std::nullopt;
}

}  // namespace

// AWS looks for one kind of fault in the whole document before it looks for the next. Its own policies do not
// keep to every rule for customers'.
std::optional<Defect> check_identity(const RawPolicy& policy, bool needs_version_2012, Author author) {
  const bool by_customer = author == Author::customer;
  if (auto defect = check_syntax(policy)) return defect;
  if (needs_version_2012) {
    if (auto defect = check_version(policy)) return defect;
  }
  if (by_customer) {
    if (auto defect = for_each_resource(policy, check_legacy_resource)) return defect;
    if (auto defect = check_legacy_dates(policy)) return defect;
    if (auto defect = check_sids(policy)) return defect;
  }
  if (auto defect = check_has_actions(policy)) return defect;
  if (by_customer) {
    if (auto defect = for_each_resource(policy, check_resource_format)) return defect;
    if (auto defect = check_vendors(policy)) return defect;
  }
  return check_has_resources(policy);
}

}  // namespace groundwork::policy
