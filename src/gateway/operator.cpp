#include "gateway/operator.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

#include "gateway/bill.hpp"
#include "gateway/operator_accounts.hpp"
#include "gateway/operator_http.hpp"
#include "gateway/operator_support.hpp"
#include "gateway/peer.hpp"
#include "plane/events.hpp"
#include "plane/operator_settings.hpp"

namespace groundwork::gateway {
namespace {

namespace json = boost::json;

constexpr std::string_view kPrefix = "/_groundwork/";
constexpr std::string_view kSupportPrefix = "support/";
constexpr std::string_view kAccountsPrefix = "accounts/";

std::string_view path_of(const HttpRequest& request) {
  return std::string_view(request.target).substr(0, request.target.find('?'));
}

/// The offset that a request to move the clock asks for, or what is wrong with it.
struct Move {
  std::optional<std::int64_t> offset_ms;
  std::string fault;
};

Move read_move(const std::string& body, std::int64_t offset_ms, base::Instant now) {
  boost::system::error_code bad;
  const json::value parsed = json::parse(body, bad);
  const json::object* move = bad ? nullptr : parsed.if_object();
  if (move == nullptr || move->size() != 1) {
    return {{},
            R"(the body must be one of {"advance_seconds": N}, {"set": "ISO 8601 time"}, {"reset": true})"};
  }
  if (const auto* seconds = move->if_contains("advance_seconds")) {
    if (!seconds->is_int64()) return {{}, "advance_seconds must be a whole number of seconds"};
    return {offset_ms + seconds->as_int64() * 1000, {}};
  }
  if (const auto* text = move->if_contains("set")) {
    const auto at = text->is_string() ? base::parse_iso8601(text->as_string()) : std::nullopt;
    if (!at) return {{}, "set must be a time such as 2027-01-31T12:00:00Z"};
    return {offset_ms + at->ms - now.ms, {}};
  }
  if (move->contains("reset")) return {0, {}};
  return {
      {},
      fmt::format("unknown key {}; known are advance_seconds, set and reset", move->begin()->key_c_str())};
}

}  // namespace

Operator::Operator(plane::Plane& plane, std::shared_ptr<base::SystemClock> clock, Options options)
    : plane_(plane), clock_(std::move(clock)), options_(std::move(options)), thread_([this] { loop(); }) {}

Operator::~Operator() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_one();
  thread_.join();
}

bool Operator::owns(const HttpRequest& request) { return request.target.starts_with(kPrefix); }

void Operator::handle(HttpRequest request, Respond respond) {
  {
    const std::lock_guard lock(mutex_);
    queue_.push_back(
        [this, request = std::move(request), respond = std::move(respond)] { respond(answer(request)); });
  }
  wake_.notify_one();
}

void Operator::loop() {
  for (;;) {
    std::unique_lock lock(mutex_);
    wake_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
    if (queue_.empty()) return;
    const auto task = std::move(queue_.front());
    queue_.pop_front();
    lock.unlock();
    task();
  }
}

HttpResponse Operator::answer(const HttpRequest& request) {
  const std::string_view name = path_of(request).substr(kPrefix.size());
  if (name == "health") return health();
  if (!is_local(request) && !knows_token(request, options_.token)) {
    return refusal(
        403,
        "the operator's token is needed: as Authorization: Bearer, or for groundwork's own commands "
        "in $GROUNDWORK_OPERATOR_TOKEN");
  }
  if (is_from_other_site(request)) return refusal(403, "requests of other sites are refused");
  try {
    if (name == "clock") return clock(request);
    if (name == "events") return events(request);
    if (name == "bill") return bill(request);
    if (name == "reset") return reset(request);
    if (name == "faults") return answer_faults(plane_, request);
    if (name.starts_with(kAccountsPrefix)) {
      return answer_accounts(plane_, request, name.substr(kAccountsPrefix.size()));
    }
    if (name.starts_with(kSupportPrefix)) {
      return answer_support(plane_, request, name.substr(kSupportPrefix.size()));
    }
  } catch (const std::exception& error) {
    return refusal(500, error.what());
  }
  return refusal(
      404, fmt::format("{} is not there; known are health, clock, events, bill, reset, faults, accounts/ "
                       "and support/",
                       path_of(request)));
}

HttpResponse Operator::health() {
  plane_.read([](plane::Work& work) { work.unit.count("SELECT COUNT(*) FROM schema_migrations"); });
  return json_response(
      200, {{"status", "ok"}, {"version", options_.version}, {"time", base::iso8601_ms(clock_->now())}});
}

HttpResponse Operator::clock(const HttpRequest& request) {
  if (request.method == "POST") {
    const Move move = read_move(request.body, clock_->offset_ms(), clock_->now());
    if (!move.offset_ms) return refusal(400, move.fault);
    plane_.write_and_wait([&](plane::Work& work) { plane::set_clock_offset_ms(work, *move.offset_ms); });
    clock_->set_offset_ms(*move.offset_ms);
    // The caller may rely on it: what was due by then has happened.
    plane_.run_due_jobs();
  }
  return json_response(
      200, {{"now", base::iso8601_ms(clock_->now())}, {"offset_seconds", clock_->offset_ms() / 1000}});
}

HttpResponse Operator::events(const HttpRequest& request) {
  plane::EventQuery query{.account = aws::AccountId::parse(parameter(request, "account")),
                          .name = parameter(request, "name"),
                          .user_name = parameter(request, "user")};
  if (const std::string limit = parameter(request, "limit"); !limit.empty()) query.limit = std::stoll(limit);
  if (const std::string before = parameter(request, "before"); !before.empty())
    query.before = std::stoll(before);
  plane_.database().flush();  // reads leave their events a moment later
  json::array out;
  plane_.read([&](plane::Work& work) {
    for (const auto& [sequence, event] : plane::list_events(work.unit, query)) {
      json::object entry{{"sequence", sequence}, {"event", json::parse(event.record)}};
      if (event.decision) entry["decisions"] = json::parse(*event.decision);
      out.push_back(std::move(entry));
    }
  });
  return json_response(200, {{"events", std::move(out)}});
}

HttpResponse Operator::bill(const HttpRequest& request) {
  json::object out;
  try {
    plane_.read([&](plane::Work& work) {
      out = show_bills(work, {.month = parameter(request, "month"),
                              .account = parameter(request, "account"),
                              .after = parameter(request, "after"),
                              .limit = parameter(request, "limit")});
    });
  } catch (const std::invalid_argument& fault) {
    return refusal(400, fault.what());
  }
  return json_response(200, out);
}

HttpResponse Operator::reset(const HttpRequest& request) {
  if (request.method != "POST") return refusal(405, "reset must be a POST");
  if (!options_.reset) return refusal(403, "start with --allow-reset to allow it");
  const std::int64_t started_ms = base::monotonic_ms();
  options_.reset();
  return json_response(200, {{"reset", true}, {"milliseconds", base::monotonic_ms() - started_ms}});
}

}  // namespace groundwork::gateway
