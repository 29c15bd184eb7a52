#include "policy/explain.hpp"

#include <algorithm>

#include <boost/json/array.hpp>
#include <fmt/format.h>

namespace groundwork::policy {
namespace {

namespace json = boost::json;

bool is_trust_policy(const SourcePtr& source) {
  return source && source->document->kind() == DocumentKind::trust;
}

/// The words for the layer that denied: a role's trust policy is told apart from other resource policies.
std::string_view denying_words(const Decision& decision) {
  const bool by_trust =
      decision.layer == Layer::resource &&
      std::any_of(decision.consulted.begin(), decision.consulted.end(),
                  [](const Consulted& consulted) { return is_trust_policy(consulted.source); });
  return by_trust ? "role trust policy" : layer_words(decision.layer);
}

std::string explicit_reason(const Decision& decision, bool with_policy_name) {
  const std::string_view words = denying_words(decision);
  const std::string_view article = words == "role trust policy" ? "the" : words.front() == 'i' ? "an" : "a";
  std::string reason = fmt::format(" with an explicit deny in {} {}", article, words);
  if (with_policy_name && !decision.deciding.empty()) {
    reason += fmt::format(": {}", decision.deciding.front().source->name);
  }
  return reason;
}

std::string_view layer_name(Layer layer) {
  switch (layer) {
    case Layer::resource_control:
      return "resourceControl";
    case Layer::service_control:
      return "serviceControl";
    case Layer::resource:
      return "resource";
    case Layer::identity:
      return "identity";
    case Layer::boundary:
      return "boundary";
    case Layer::session:
      return "session";
  }
  return "";
}

json::string text_of(std::string_view text) { return json::string(text.data(), text.size()); }

bool has_levels(Layer layer) { return layer == Layer::resource_control || layer == Layer::service_control; }

json::object consulted_json(const Consulted& consulted) {
  json::object out;
  out["layer"] = text_of(layer_name(consulted.layer));
  if (has_levels(consulted.layer)) out["level"] = consulted.level;
  if (consulted.source) {
    out["policy"] = text_of(consulted.source->name);
    out["attachedTo"] = text_of(consulted.source->attached_to);
  }
  out["decision"] = text_of(outcome_name(consulted.outcome));
  return out;
}

json::object matched_json(const MatchedStatement& matched) {
  json::object out;
  out["layer"] = text_of(layer_name(matched.source->layer));
  out["policy"] = text_of(matched.source->name);
  out["attachedTo"] = text_of(matched.source->attached_to);
  out["statement"] = matched.index;
  if (!matched.sid().empty()) out["sid"] = text_of(matched.sid());
  return out;
}

std::string place_of(const Source& source) {
  return source.attached_to.empty() ? source.name
                                    : fmt::format("{} (attached to {})", source.name, source.attached_to);
}

std::string_view verb(Outcome outcome) {
  switch (outcome) {
    case Outcome::allowed:
      return "allows";
    case Outcome::implicit_deny:
      return "does not allow";
    case Outcome::explicit_deny:
      return "denies";
  }
  return "";
}

std::string headline(const Decision& decision) {
  const std::string_view words = denying_words(decision);
  switch (decision.outcome) {
    case Outcome::allowed:
      return fmt::format("allowed by the {} side\n", layer_name(decision.layer));
    case Outcome::implicit_deny:
      return fmt::format("denied: no {} allows it\n", words);
    case Outcome::explicit_deny:
      return fmt::format("denied: a {} denies it\n", words);
  }
  return {};
}

}  // namespace

std::string_view outcome_name(Outcome outcome) {
  switch (outcome) {
    case Outcome::allowed:
      return "allowed";
    case Outcome::implicit_deny:
      return "implicitDeny";
    case Outcome::explicit_deny:
      return "explicitDeny";
  }
  return "";
}

std::string denial_message(const Decision& decision, const DenialWords& words) {
  std::string message = fmt::format("User: {} is not authorized to perform: {}", words.caller, words.action);
  if (!words.resource.empty()) message += fmt::format(" on resource: {}", words.resource);
  if (!words.with_reason) return message;
  if (decision.outcome == Outcome::explicit_deny) {
    return message + explicit_reason(decision, words.with_policy_name);
  }
  return message + fmt::format(" because no {} allows the {} action", denying_words(decision), words.action);
}

json::object explain_json(const Decision& decision) {
  json::array deciding, consulted, missing;
  for (const MatchedStatement& matched : decision.deciding) deciding.push_back(matched_json(matched));
  for (const Consulted& each : decision.consulted) consulted.push_back(consulted_json(each));
  for (const std::string& key : decision.missing_context_keys) missing.push_back(text_of(key));
  json::object out;
  out["decision"] = text_of(outcome_name(decision.outcome));
  out["layer"] = text_of(layer_name(decision.layer));
  out["deciding"] = std::move(deciding);
  out["consulted"] = std::move(consulted);
  out["missingContextKeys"] = std::move(missing);
  return out;
}

std::string explain_text(const Decision& decision) {
  std::string out = headline(decision);
  int number = 0;
  for (const Consulted& consulted : decision.consulted) {
    out += fmt::format("{:3}. {}", ++number, layer_words(consulted.layer));
    if (has_levels(consulted.layer)) out += fmt::format(", level {}", consulted.level);
    out += consulted.source ? fmt::format(": {} {}\n", place_of(*consulted.source), verb(consulted.outcome))
                            : std::string(": none there\n");
  }
  for (const MatchedStatement& matched : decision.deciding) {
    const std::string& sid = matched.sid();
    out += fmt::format("  decided by statement {}{} of {}\n", matched.index,
                       sid.empty() ? "" : fmt::format(" ({})", sid), place_of(*matched.source));
  }
  if (!decision.missing_context_keys.empty()) {
    out += fmt::format("  the request has no {}\n", fmt::join(decision.missing_context_keys, ", "));
  }
  return out;
}

}  // namespace groundwork::policy
