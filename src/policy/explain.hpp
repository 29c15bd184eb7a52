#pragma once

#include <string>
#include <string_view>

#include <boost/json/object.hpp>

#include "policy/evaluate.hpp"

namespace groundwork::policy {

/// `allowed`, `implicitDeny`, `explicitDeny`: IAM's PolicyEvaluationDecisionType.
std::string_view outcome_name(Outcome outcome);

/// What AWS's denial text speaks of.
struct DenialWords {
  /// The caller's ARN, or `anonymous`.
  std::string_view caller;
  std::string_view action;
  /// What stands after "on resource: ", letter for letter (IAM's is odd: `user NAME`, `policy path /`). Empty
  /// leaves the clause out.
  std::string_view resource;
  /// False for sts:AssumeRole, whose refusals give no reason.
  bool with_reason = true;
  /// Adds the name of the denying policy, as AWS does since 2026 for callers of the same organization.
  bool with_policy_name = false;
};

/// AWS's text for a refused request.
///
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
std::string denial_message(const Decision& decision, const DenialWords& words);

/// The whole decision as data: outcome, layer, deciding statements, consulted policies in order, missing
/// keys.
boost::json::object explain_json(const Decision& decision);

/// The same for a reader at a terminal: one line a policy, in AWS's order, then the statements that decided.
std::string explain_text(const Decision& decision);

}  // namespace groundwork::policy
