#include "gateway/browser.hpp"

#include <algorithm>
#include <memory>

#include <boost/json.hpp>

#include "aws/error.hpp"
#include "gateway/cookies.hpp"
#include "gateway/peer.hpp"
#include "plane/signin.hpp"
#include "plane/signin_sessions.hpp"
#include "portal/table.hpp"
#include "protocol/codec.hpp"

namespace groundwork::gateway {
namespace {

namespace json = boost::json;

constexpr std::string_view kPrefix = "/portal/";
/// Stands for a token where the browser has none: the operation itself says that there is no such session.
constexpr std::string_view kNobody = "none";

/// What the answer needs to know of its request.
struct Visit {
  Tokens tokens;
  std::array<bool, kTokenKinds.size()> used{};  ///< from the cookie
  bool signs_out = false;
  bool secure = false;
};

/// A call that must not reach the portal.
struct Refusal {
  aws::ApiError error;
  bool renew_csrf = false;
};

/// Fills into `body` what its operation needs and a cookie has.
std::optional<Refusal> fill_in(const HttpRequest& request, const shape::Operation& operation,
                               json::object& body, Visit& visit) {
  for (std::size_t i = 0; i < kTokenKinds.size(); ++i) {
    const std::string_view member = kTokenKinds[i].member;
    if (operation.input == nullptr || operation.input->find(member) == nullptr) continue;
    if (const auto* given = body.if_contains(member); given != nullptr && !given->is_null()) continue;
    if (!visit.tokens[i]) {
      body[member] = kNobody;
      continue;
    }
    if (!proves_origin(request, *visit.tokens[i])) {
      return Refusal{{"CsrfTokenInvalid",
                      "The header x-groundwork-csrf does not match. Load the page again and repeat.", 403},
                     true};
    }
    body[member] = *visit.tokens[i];
    visit.used[i] = true;
  }
  return std::nullopt;
}

/// For how long the browser keeps a new token: as long as it is good.
std::int64_t seconds_of(std::size_t kind, const json::object& body, base::Instant now) {
  if (kind == kSignIn) return plane::signin::kSignInSeconds;
  const json::value* expires_at = body.if_contains("sessionExpiresAt");
  if (kind == kSignUp) {
    const json::value* sign_up = body.if_contains("signUp");
    expires_at = sign_up == nullptr ? nullptr : sign_up->as_object().if_contains("expiresAt");
  }
  if (expires_at == nullptr) return 0;
  return std::max<std::int64_t>(0,
                                static_cast<std::int64_t>(expires_at->to_number<double>()) - now.seconds());
}

/// Moves the tokens of an answer into cookies.
bool take_tokens(json::object& body, Visit& visit, base::Instant now, HttpResponse& response) {
  bool changed = false;
  for (std::size_t i = 0; i < kTokenKinds.size(); ++i) {
    const json::value* token = body.if_contains(kTokenKinds[i].member);
    if (token == nullptr) continue;
    visit.tokens[i] = json::value_to<std::string>(*token);
    set_token(response, kTokenKinds[i], *visit.tokens[i], seconds_of(i, body, now), visit.secure);
    body.erase(kTokenKinds[i].member);
    changed = true;
  }
  return changed;
}

bool clear(std::size_t kind, Visit& visit, HttpResponse& response) {
  if (!visit.tokens[kind]) return false;
  visit.tokens[kind].reset();
  set_token(response, kTokenKinds[kind], "", 0, visit.secure);
  return true;
}

/// Takes the cookies away whose tokens are no longer good.
bool clear_ended(bool signed_in, Visit& visit, HttpResponse& response) {
  bool changed = false;
  if (signed_in) changed = clear(kSignIn, visit, response);
  if (visit.signs_out && response.status == 200) changed |= clear(kSession, visit, response);
  constexpr std::array<std::string_view, kTokenKinds.size()> kEnded{
      "SignUpNotFoundException", "SignInNotFoundException", "SessionNotFoundException"};
  for (std::size_t i = 0; i < kTokenKinds.size(); ++i) {
    if (visit.used[i] && response.header("x-amzn-errortype") == kEnded[i]) {
      changed |= clear(i, visit, response);
    }
  }
  return changed;
}

/// Answers the token of the session that the browser has left, if it has signed in anew: nobody holds it any
/// more.
std::optional<std::string> dress(Visit visit, base::Instant now, HttpResponse& response) {
  const std::optional<std::string> former_session = visit.tokens[kSession];
  boost::system::error_code bad;
  json::value body = json::parse(response.body, bad);
  bool changed = false;
  bool signed_in = false;
  if (!bad && body.is_object() && response.status == 200) {
    signed_in = body.as_object().contains(kTokenKinds[kSession].member);
    changed = take_tokens(body.as_object(), visit, now, response);
    if (changed) response.body = json::serialize(body);
  }
  changed |= clear_ended(signed_in, visit, response);
  if (changed) set_csrf(response, visit.tokens, visit.secure);
  response.headers.emplace_back("cache-control", "no-store");
  return signed_in ? former_session : std::nullopt;
}

}  // namespace

bool Browser::owns(const HttpRequest& request) {
  return request.target.starts_with(kPrefix) && !request.header("x-groundwork-pages").empty();
}

void Browser::handle(HttpRequest request, Respond respond) const {
  const shape::Service& model = portal::table().model();
  const auto refuse = [&](const Refusal& refusal, const Visit& visit) {
    HttpResponse response = protocol::encode_error(model, refusal.error, plane_.random().uuid());
    if (refusal.renew_csrf) set_csrf(response, visit.tokens, visit.secure);
    respond(std::move(response));
  };
  Visit visit{.tokens = tokens_of(request), .secure = request.secure};
  if (is_from_other_site(request)) {
    return refuse({{"AccessDeniedException", "Pages of other sites are not answered.", 403}}, visit);
  }
  const shape::Operation* operation = protocol::find_operation(model, request);
  boost::system::error_code bad;
  json::value body = request.body.empty() ? json::object() : json::parse(request.body, bad);
  if (operation != nullptr && !bad && body.is_object()) {
    if (const auto refusal = fill_in(request, *operation, body.as_object(), visit)) {
      return refuse(*refusal, visit);
    }
    visit.signs_out = operation->name == "SignOut";
    request.body = json::serialize(body);
  }
  portal_(std::move(request),
          [&plane = plane_, visit = std::move(visit), respond = std::move(respond)](HttpResponse response) {
            const base::Instant now = plane.clock().now();
            const auto left = dress(visit, now, response);
            if (!left) return respond(std::move(response));
            plane.write(
                now, [left](plane::Work& work) { plane::signin::close_console_session(work, *left); },
                // Where that fails, the session ends by time.
                [respond, response = std::move(response)](const std::exception_ptr&) { respond(response); });
          });
}

}  // namespace groundwork::gateway
