#include "plane/sessions.hpp"

#include <boost/json.hpp>

#include "aws/entity_id.hpp"

namespace groundwork::plane {
namespace {

namespace json = boost::json;

std::string purpose_of(std::string_view access_key_id) { return "session:" + std::string(access_key_id); }

json::array texts(const std::vector<std::string>& from) {
  json::array out;
  for (const std::string& one : from) out.emplace_back(one);
  return out;
}

json::object write_principal(const policy::Principal& p) {
  return {{"kind", static_cast<int>(p.kind)},
          {"account", p.account},
          {"arn", p.arn},
          {"issuer", p.issuer_arn},
          {"unique_id", p.unique_id},
          {"provider", p.provider},
          {"linked", p.is_service_linked_role}};
}

json::object write_session(const Session& s) {
  json::array tags;
  for (const auto& [key, value] : s.tags) tags.push_back(json::array{key, value});
  json::object out{{"kind", static_cast<int>(s.kind)},
                   {"issued_at", s.issued_at.ms},
                   {"expires_at", s.expires_at.ms},
                   {"name", s.name},
                   {"policies", texts(s.policies)},
                   {"policy_arns", texts(s.policy_arns)},
                   {"tags", std::move(tags)},
                   {"transitive", texts(s.transitive_tag_keys)},
                   {"source_identity", s.source_identity},
                   {"chained", s.chained},
                   {"console_session", s.console_session}};
  if (s.mfa_at) out["mfa_at"] = s.mfa_at->ms;
  return out;
}

std::string text(const json::object& from, std::string_view key) {
  return json::value_to<std::string>(from.at(key));
}

policy::Principal read_principal(const json::object& from) {
  return {.kind = static_cast<policy::PrincipalKind>(from.at("kind").as_int64()),
          .account = text(from, "account"),
          .arn = text(from, "arn"),
          .issuer_arn = text(from, "issuer"),
          .unique_id = text(from, "unique_id"),
          .provider = text(from, "provider"),
          .is_service_linked_role = from.at("linked").as_bool()};
}

Session read_session(const json::object& from) {
  Session s{.kind = static_cast<SessionKind>(from.at("kind").as_int64()),
            .issued_at = {from.at("issued_at").as_int64()},
            .expires_at = {from.at("expires_at").as_int64()},
            .mfa_at = {},
            .name = text(from, "name"),
            .policies = json::value_to<std::vector<std::string>>(from.at("policies")),
            .policy_arns = json::value_to<std::vector<std::string>>(from.at("policy_arns")),
            .tags = {},
            .transitive_tag_keys = json::value_to<std::vector<std::string>>(from.at("transitive")),
            .source_identity = text(from, "source_identity"),
            .chained = from.at("chained").as_bool(),
            .console_session = text(from, "console_session")};
  if (const auto* mfa_at = from.if_contains("mfa_at")) s.mfa_at = base::Instant{mfa_at->as_int64()};
  for (const json::value& tag : from.at("tags").as_array()) {
    s.tags.emplace_back(json::value_to<std::string>(tag.at(0)), json::value_to<std::string>(tag.at(1)));
  }
  return s;
}

json::object write(const Caller& caller) {
  return {{"principal", write_principal(caller.principal)},
          {"account", caller.account.str()},
          {"user_id", caller.user_id},
          {"user_name", caller.user_name},
          {"session", write_session(*caller.session)}};
}

Caller read(const json::object& from) {
  return {.principal = read_principal(from.at("principal").as_object()),
          .account = aws::AccountId::trusted(text(from, "account")),
          .user_id = text(from, "user_id"),
          .user_name = text(from, "user_name"),
          .access_key_id = {},
          .session = read_session(from.at("session").as_object())};
}

}  // namespace

std::string write_session_caller(const Caller& caller) { return json::serialize(write(caller)); }

Caller read_session_caller(std::string_view text) { return read(json::parse(text).as_object()); }

TemporaryCredentials issue_credentials(Work& work, const Caller& caller) {
  TemporaryCredentials made{
      .access_key_id = aws::new_entity_id(aws::EntityPrefix::temporary_key, caller.account, work.random),
      .secret_access_key = aws::new_secret_access_key(work.random),
      .session_token = {},
      .expires_at = caller.session->expires_at};
  json::object content = write(caller);
  content["secret"] = made.secret_access_key;
  made.session_token = work.seal.seal(json::serialize(content), purpose_of(made.access_key_id), work.random);
  return made;
}

std::optional<OpenedSession> open_session_token(const base::SealKey& seal, std::string_view access_key_id,
                                                std::string_view token) {
  const auto plain = seal.open(token, purpose_of(access_key_id));
  if (!plain) return std::nullopt;
  const json::object content = json::parse(*plain).as_object();  // sealed by us: well-formed
  OpenedSession opened{.caller = read(content), .secret_access_key = text(content, "secret")};
  opened.caller.access_key_id = access_key_id;
  return opened;
}

}  // namespace groundwork::plane
