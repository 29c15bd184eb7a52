#include "gateway/authenticate.hpp"

#include <mutex>
#include <unordered_map>

#include <fmt/format.h>

#include "aws/arn.hpp"
#include "aws/regions.hpp"
#include "plane/accounts.hpp"
#include "sigv4/verify.hpp"

namespace groundwork::gateway {

class SigningKeys {
 public:
  sigv4::SigningKey get(const sigv4::Credential& credential, const std::string& secret) {
    const std::string name = fmt::format("{}/{}/{}/{}", credential.access_key_id, credential.date,
                                         credential.region, credential.service);
    const std::lock_guard lock(mutex_);
    if (const auto found = keys_.find(name); found != keys_.end() && found->second.secret == secret) {
      return found->second.key;
    }
    if (keys_.size() >= kMax) keys_.clear();
    auto key = sigv4::SigningKey::derive(secret, credential.date, credential.region, credential.service);
    keys_.insert_or_assign(name, Entry{secret, key});
    return key;
  }

 private:
  static constexpr std::size_t kMax = 10000;
  struct Entry {
    std::string secret;
    sigv4::SigningKey key;
  };
  std::mutex mutex_;
  std::unordered_map<std::string, Entry> keys_;
};

namespace {

sigv4::ProtocolFamily family_of(shape::Protocol protocol) {
  switch (protocol) {
    case shape::Protocol::aws_query:
      return sigv4::ProtocolFamily::query;
    case shape::Protocol::aws_json_1_0:
    case shape::Protocol::aws_json_1_1:
      return sigv4::ProtocolFamily::json;
    case shape::Protocol::rest_json:
      return sigv4::ProtocolFamily::rest_json;
  }
  return sigv4::ProtocolFamily::query;
}

std::shared_ptr<const plane::Identity> anonymous() {
  static const auto kAnonymous = std::make_shared<const plane::Identity>();
  return kAnonymous;
}

sigv4::Fault fault_of(plane::KeyFault fault) {
  switch (fault) {
    case plane::KeyFault::invalid_token:
      return sigv4::invalid_token();
    case plane::KeyFault::expired_token:
      return sigv4::expired_token();
    case plane::KeyFault::none:
    case plane::KeyFault::unknown_key:
      break;
  }
  return sigv4::unknown_key();
}

/// Under --auth open: the root user of the account that the access key spells, as other emulators read it, or
/// of the first account there is.
std::shared_ptr<const plane::Identity> trusted_root(const plane::Work& work, std::string_view access_key_id) {
  auto account = aws::AccountId::parse(access_key_id);
  if (!account || !plane::find_account(work.unit, *account)) {
    auto rows = work.unit.query("SELECT id FROM accounts ORDER BY created_at, id LIMIT 1");
    const auto row = rows.first();
    if (!row) return anonymous();
    account = aws::AccountId::trusted(row->text_view(0));
  }
  auto identity = std::make_shared<plane::Identity>();
  identity->account_state = plane::account_state_name(plane::AccountState::active);
  identity->caller.account = *account;
  identity->caller.user_id = account->str();
  identity->caller.access_key_id = access_key_id;
  identity->caller.principal = {.kind = policy::PrincipalKind::root,
                                .account = account->str(),
                                .arn = aws::root_arn(*account),
                                .issuer_arn = {},
                                .unique_id = {},
                                .provider = {}};
  return identity;
}

}  // namespace

void refuse(const Exchange& exchange, const sigv4::Fault& fault) {
  const sigv4::FaultCode code = sigv4::code_for(fault.kind, family_of(exchange.table->model().protocol));
  throw aws::ApiError(std::string(code.code), fault.message, code.http_status);
}

Authenticator::Authenticator(plane::Authority& authority, AuthMode mode)
    : authority_(authority), mode_(mode), keys_(std::make_unique<SigningKeys>()) {}
Authenticator::~Authenticator() = default;

void Authenticator::authenticate(Exchange& exchange, const plane::Work& work) const {
  exchange.region = aws::kGlobalRegion;
  exchange.identity = anonymous();
  // What anybody may call (signin:CreateOAuth2Token, the sign-up pages) needs no signature; AWS ignores one
  // there.
  if (exchange.operation->unauthenticated) return;
  if (mode_ == AuthMode::open) {
    trust(exchange, work);
  } else {
    check_signature(exchange, work);
  }
}

void Authenticator::check_signature(Exchange& exchange, const plane::Work& work) const {
  const HttpRequest& request = exchange.request;
  const shape::Service& model = exchange.table->model();
  const sigv4::RequestView view{request.method, request.target, request.headers, request.body};
  const sigv4::Expectations expected{.service = model.signing_name, .regions = aws::region_codes()};
  auto read = sigv4::parse_authorization(view, exchange.received_unmoved_at, expected);
  if (const auto* fault = std::get_if<sigv4::Fault>(&read)) refuse(exchange, *fault);
  if (std::holds_alternative<sigv4::Anonymous>(read)) refuse(exchange, sigv4::missing_token());

  const auto& credential = std::get<sigv4::Credential>(read);
  const auto found = authority_.identify(work, credential.access_key_id, credential.session_token);
  if (found.fault != plane::KeyFault::none) refuse(exchange, fault_of(found.fault));
  const auto key = keys_->get(credential, found.identity->secret_access_key);
  if (!sigv4::verify_signature(credential, key)) {
    refuse(exchange, sigv4::signature_mismatch(credential, expected.rules));
  }
  exchange.identity = found.identity;
  exchange.region = credential.region;
}

void Authenticator::trust(Exchange& exchange, const plane::Work& work) const {
  const HttpRequest& request = exchange.request;
  std::string access_key_id;
  const std::string_view header = request.header("authorization");
  if (const std::size_t at = header.find("Credential="); at != std::string_view::npos) {
    const std::string_view scope = header.substr(at + 11);
    access_key_id = scope.substr(0, scope.find('/'));
  }
  std::optional<std::string> token;
  if (const std::string_view sent = request.header("x-amz-security-token"); !sent.empty()) token = sent;
  const auto found = authority_.identify(work, access_key_id, token);
  exchange.identity = found.identity ? found.identity : trusted_root(work, access_key_id);
}

}  // namespace groundwork::gateway
