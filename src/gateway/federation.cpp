#include "gateway/federation.hpp"

#include <charconv>

#include <boost/json.hpp>
#include <boost/url.hpp>

#include "aws/regions.hpp"
#include "base/digest.hpp"
#include "base/encoding.hpp"
#include "base/text.hpp"
#include "gateway/cookies.hpp"
#include "plane/signin_events.hpp"
#include "plane/signin_federation.hpp"

namespace groundwork::gateway {
namespace {

namespace json = boost::json;
namespace rules = plane::signin;

constexpr std::string_view kPath = "/federation";
constexpr std::string_view kConsole = "/console";
constexpr std::string_view kAwsConsole = "console.aws.amazon.com";

HttpResponse answer(int status, std::string_view content_type, std::string body) {
  return {.status = status,
          .content_type = std::string(content_type),
          .headers = {{"cache-control", "no-store"},
                      {"x-content-type-options", "nosniff"},
                      {"referrer-policy", "no-referrer"}},
          .body = std::move(body)};
}

HttpResponse refusal(int status, std::string_view words) {
  return answer(status, "text/plain; charset=utf-8", std::string(words) + "\n");
}

/// A link that opens nothing: a person reads on the sign-in page why (`link`), a program the words.
HttpResponse refused_link(const HttpRequest& request, std::string_view link, std::string_view words) {
  if (request.header("accept").find("text/html") == std::string_view::npos) return refusal(400, words);
  HttpResponse response = answer(302, "", "");
  response.headers.emplace_back("location", "/signin?link=" + std::string(link));
  return response;
}

void read_form(std::string_view form, std::map<std::string, std::string>& into) {
  for (const std::string_view pair : base::split(form, '&')) {
    const std::size_t equals = pair.find('=');
    if (equals == std::string_view::npos) continue;
    const auto value = base::uri_decode(pair.substr(equals + 1), true);
    if (value) into.emplace(pair.substr(0, equals), *value);
  }
}

std::string at(const std::map<std::string, std::string>& parameters, const std::string& name) {
  const auto found = parameters.find(name);
  return found == parameters.end() ? std::string() : found->second;
}

struct Credentials {
  std::string id, key, token;
};

std::optional<Credentials> read_credentials(const std::string& session) {
  boost::system::error_code bad;
  const json::value parsed = json::parse(session, bad);
  const json::object* object = bad ? nullptr : parsed.if_object();
  if (object == nullptr) return std::nullopt;
  const auto text = [&](std::string_view name) {
    const json::value* value = object->if_contains(name);
    return value != nullptr && value->is_string() ? std::string(value->as_string()) : std::string();
  };
  Credentials read{text("sessionId"), text("sessionKey"), text("sessionToken")};
  if (read.id.empty() || read.key.empty() || read.token.empty()) return std::nullopt;
  return read;
}

/// How long the session shall last, or what is wrong with the word for it.
bool read_seconds(const std::string& text, std::optional<std::int64_t>& seconds) {
  if (text.empty()) return true;
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return false;
  seconds = number;
  return true;
}

rules::Origin origin_of(const HttpRequest& request) {
  return {.source_ip = request.remote_address,
          .user_agent = request.header("user-agent"),
          .region = aws::kGlobalRegion,
          .secure = request.secure};
}

HttpResponse redirect(const HttpRequest& request, const std::string& page,
                      const rules::OpenedConsoleSession& opened, base::Instant now) {
  HttpResponse response = answer(302, "", "");
  response.headers.emplace_back("location", page);
  Tokens tokens = tokens_of(request);
  tokens[kSession] = opened.token;
  set_token(response, kTokenKinds[kSession], opened.token,
            opened.session.expires_at.seconds() - now.seconds(), request.secure);
  set_csrf(response, tokens, request.secure);
  return response;
}

}  // namespace

std::string page_of(std::string_view destination, std::string_view own_host) {
  const auto url = boost::urls::parse_uri_reference(destination);
  if (!url || url->has_userinfo()) return {};
  const std::string host = base::lower(std::string(url->encoded_host_and_port()));
  if (host == kAwsConsole || host.ends_with("." + std::string(kAwsConsole))) return std::string(kConsole);
  const bool is_own = url->has_authority() ? host == base::lower(own_host) : !url->has_scheme();
  const std::string path(url->encoded_path());
  // `//host` and `/\host` are other hosts to a browser.
  if (!is_own || !path.starts_with('/') || path.starts_with("//") || path.find('\\') != std::string::npos) {
    return {};
  }
  std::string page = path;
  if (url->has_query()) page += "?" + std::string(url->encoded_query());
  if (url->has_fragment()) page += "#" + std::string(url->encoded_fragment());
  return page;
}

bool Federation::owns(const HttpRequest& request) {
  return std::string_view(request.target).substr(0, request.target.find('?')) == kPath &&
         (request.method == "GET" || request.method == "POST");
}

void Federation::handle(const HttpRequest& request, const Respond& respond) {
  Parameters parameters;
  if (const std::size_t mark = request.target.find('?'); mark != std::string::npos) {
    read_form(std::string_view(request.target).substr(mark + 1), parameters);
  }
  if (request.method == "POST") read_form(request.body, parameters);
  const std::string action = at(parameters, "Action");
  if (action == "getSigninToken") return give_token(request, parameters, respond);
  if (action == "login") return sign_in(request, parameters, respond);
  respond(refusal(400, "Action must be getSigninToken or login."));
}

void Federation::give_token(const HttpRequest& request, const Parameters& parameters,
                            const Respond& respond) {
  const auto credentials = read_credentials(at(parameters, "Session"));
  std::optional<std::int64_t> seconds;
  if (!credentials) {
    return respond(refusal(400, "Session must be JSON with sessionId, sessionKey and sessionToken."));
  }
  if (!read_seconds(at(parameters, "SessionDuration"), seconds)) {
    return respond(refusal(400, "SessionDuration must be a number of seconds."));
  }
  plane::FoundIdentity found;
  plane_.read(
      [&](plane::Work& work) { found = authority_.identify(work, credentials->id, credentials->token); });
  if (!found.identity || !base::equal_constant_time(found.identity->secret_access_key, credentials->key) ||
      found.identity->account_state != "ACTIVE") {
    return respond(refusal(400, "The credentials in Session are not valid, or not any more."));
  }
  if (const auto words = rules::refuse_federation(found.identity->caller, seconds)) {
    return respond(refusal(400, *words));
  }
  const auto token = std::make_shared<std::string>();
  plane_.write(
      plane_.clock().now(),
      [request, identity = found.identity, seconds, token](plane::Work& work) {
        *token = rules::issue_signin_token(work, identity->caller, seconds);
        rules::record_federation(work, identity->caller, origin_of(request), "GetSigninToken");
      },
      [respond, token](const std::exception_ptr& failure) {
        if (failure) return respond(refusal(500, "The token could not be made."));
        respond(answer(200, "application/json", json::serialize(json::object{{"SigninToken", *token}})));
      });
}

void Federation::sign_in(const HttpRequest& request, const Parameters& parameters, const Respond& respond) {
  const std::string page = page_of(at(parameters, "Destination"), request.header("host"));
  if (page.empty()) {
    return respond(
        refused_link(request, "elsewhere", "Destination must be a page of this plane, such as /console."));
  }
  const auto made = std::make_shared<std::optional<rules::Federated>>();
  const base::Instant now = plane_.clock().now();
  plane_.write(
      now,
      [request, token = at(parameters, "SigninToken"), made](plane::Work& work) {
        *made = rules::redeem_signin_token(work, token, request.remote_address);
        if (!*made) return;
        rules::record_federation(work, (*made)->caller, origin_of(request), "ConsoleLogin");
        // The session that the browser had, as far as it tells of it: nobody holds it any more.
        if (const auto former = tokens_of(request)[kSession]) rules::close_console_session(work, *former);
      },
      [request, respond, page, made, now](const std::exception_ptr& failure) {
        if (failure) return respond(refusal(500, "The session could not be opened."));
        if (!*made) {
          return respond(
              refused_link(request, "over", "The sign-in token is not valid any more. Ask for a new link."));
        }
        respond(redirect(request, page, (*made)->opened, now));
      });
}

}  // namespace groundwork::gateway
