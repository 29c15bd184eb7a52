#include "policy/decision_case.hpp"

#include <array>
#include <stdexcept>
#include <utility>

#include <boost/json/serialize.hpp>
#include <boost/json/value_to.hpp>

namespace groundwork::policy::testing {
namespace {

namespace json = boost::json;

constexpr std::array kLayers{"resource_control", "service_control", "resource",
                             "identity",         "boundary",        "session"};
constexpr std::array kKinds{"root",    "user",      "role_session", "federated_user",
                            "service", "federated", "anonymous"};
constexpr std::array kOutcomes{"allowed", "implicit_deny", "explicit_deny"};

std::string text(const json::object& from, std::string_view key) {
  const json::value* value = from.if_contains(key);
  return value ? json::value_to<std::string>(*value) : std::string();
}

bool flag(const json::object& from, std::string_view key) {
  const json::value* value = from.if_contains(key);
  return value && value->as_bool();
}

std::vector<std::string> texts(const json::value& value) {
  if (value.is_string()) return {json::value_to<std::string>(value)};
  return json::value_to<std::vector<std::string>>(value);
}

DocumentKind kind_of(Layer layer, bool trust) {
  switch (layer) {
    case Layer::resource_control:
      return DocumentKind::resource_control;
    case Layer::service_control:
      return DocumentKind::service_control;
    case Layer::resource:
      return trust ? DocumentKind::trust : DocumentKind::resource;
    case Layer::boundary:
      return DocumentKind::boundary;
    case Layer::session:
      return DocumentKind::session;
    case Layer::identity:
      break;
  }
  return DocumentKind::identity;
}

/// A whole policy, or one statement of a policy of the version 2012-10-17.
SourcePtr read_source(Layer layer, const json::value& value, bool trust,
                      std::vector<PrincipalBinding> bindings = {}) {
  json::object document = value.as_object();
  if (!document.contains("Statement")) document = {{"Version", "2012-10-17"}, {"Statement", {document}}};
  const std::string written = json::serialize(document);
  auto parsed = parse(written, kind_of(layer, trust), Author::aws);
  if (!parsed)
    throw std::runtime_error(parsed.error().message + " (" + parsed.error().reason + "): " + written);
  return make_source(layer, std::string(case_layer(layer)), "", *parsed, std::move(bindings));
}

Sources read_sources(Layer layer, const json::value& value) {
  Sources sources;
  for (const json::value& document : value.as_array()) sources.push_back(read_source(layer, document, false));
  return sources;
}

std::vector<Sources> read_levels(Layer layer, const json::value& value) {
  std::vector<Sources> levels;
  for (const json::value& level : value.as_array()) levels.push_back(read_sources(layer, level));
  return levels;
}

Policies read_policies(const json::object& from) {
  Policies policies;
  policies.session_only_denies = flag(from, "session_only_denies");
  policies.trust_required = flag(from, "trust_required");
  if (const auto* value = from.if_contains("identity"))
    policies.identity = read_sources(Layer::identity, *value);
  if (const auto* value = from.if_contains("boundary")) {
    policies.boundary = read_source(Layer::boundary, *value, false);
  }
  if (const auto* value = from.if_contains("session"))
    policies.session = read_sources(Layer::session, *value);
  if (const auto* value = from.if_contains("service_control")) {
    policies.service_control = read_levels(Layer::service_control, *value);
  }
  if (const auto* value = from.if_contains("resource_control")) {
    policies.resource_control = read_levels(Layer::resource_control, *value);
  }
  std::vector<PrincipalBinding> bindings;
  if (const auto* value = from.if_contains("bindings")) {
    for (const auto& [arn, id] : value->as_object())
      bindings.push_back({arn, json::value_to<std::string>(id)});
  }
  if (const auto* value = from.if_contains("resource")) {
    policies.resource = read_source(Layer::resource, *value, policies.trust_required, std::move(bindings));
  }
  return policies;
}

Principal read_principal(const json::object& from) {
  Principal principal;
  const std::string kind = text(from, "kind");
  for (std::size_t i = 0; i < kKinds.size(); ++i) {
    if (kind == kKinds[i]) principal.kind = static_cast<PrincipalKind>(i);
  }
  principal.account = text(from, "account");
  principal.arn = text(from, "arn");
  principal.issuer_arn = text(from, "issuer_arn");
  principal.unique_id = text(from, "unique_id");
  principal.provider = text(from, "provider");
  principal.canonical_user = text(from, "canonical_user");
  principal.is_service_linked_role = flag(from, "is_service_linked_role");
  return principal;
}

Expectation read_expectation(const json::object& from) {
  Expectation expect{text(from, "outcome"), std::nullopt, std::nullopt, std::nullopt};
  if (from.contains("layer")) expect.layer = text(from, "layer");
  if (const auto* value = from.if_contains("sids")) expect.sids = texts(*value);
  if (const auto* value = from.if_contains("missing")) expect.missing = texts(*value);
  return expect;
}

}  // namespace

std::string_view case_layer(Layer layer) { return kLayers[static_cast<std::size_t>(layer)]; }
std::string_view case_outcome(Outcome outcome) { return kOutcomes[static_cast<std::size_t>(outcome)]; }

DecisionCase read_case(const json::object& source) {
  DecisionCase made;
  made.name = text(source, "name");
  try {
    made.policies = read_policies(source.at("policies").as_object());
    const json::object& request = source.at("request").as_object();
    made.principal = read_principal(request.at("principal").as_object());
    made.action = text(request, "action");
    made.resource = text(request, "resource");
    made.resource_account = text(request, "resource_account");
    if (const auto* context = source.if_contains("context")) {
      for (const auto& [key, value] : context->as_object()) {
        if (value.is_string()) {
          made.context.set(key, json::value_to<std::string>(value));
        } else {
          made.context.set(key, texts(value));
        }
      }
    }
    if (const auto* expect = source.if_contains("expect"))
      made.expect = read_expectation(expect->as_object());
  } catch (const std::exception& error) {
    throw std::runtime_error(made.name + ": " + error.what());
  }
  return made;
}

}  // namespace groundwork::policy::testing
