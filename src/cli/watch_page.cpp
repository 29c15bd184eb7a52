#include "cli/watch_page.hpp"

#include <algorithm>
#include <charconv>
#include <string_view>

#include "base/digest.hpp"
#include "gateway/page_headers.hpp"
#include "gateway/peer.hpp"
#include "report/live_page.hpp"

namespace groundwork::cli {
namespace {

using gateway::HttpRequest;
using gateway::HttpResponse;

/// Between two looks at whom to answer. Steps of a rehearsal take milliseconds: nobody reads them one by one.
constexpr std::int64_t kLookMs = 100;
constexpr std::string_view kAfter = "after=";

/// Nothing of it is kept, and no other site may read, frame or guess at it.
HttpResponse response_of(int status, std::string_view content_type, std::string body) {
  HttpResponse response{.status = status,
                        .content_type = std::string(content_type),
                        .headers = gateway::page_headers(report::live_page_policy()),
                        .body = std::move(body)};
  response.headers.emplace_back("cache-control", "no-store");
  return response;
}

HttpResponse refusal(int status, std::string text) {
  return response_of(status, "text/plain; charset=utf-8", std::move(text) + "\n");
}

HttpResponse no_news() { return response_of(204, "", ""); }

/// What is wrong with a request for the page at `path`; nullopt where nothing is.
std::optional<HttpResponse> refused(const HttpRequest& request, std::string_view path) {
  if (!gateway::is_local(request)) return refusal(403, "this page is for browsers of this machine alone");
  const std::string_view asked = std::string_view(request.target).substr(0, request.target.find('?'));
  if (!base::equal_constant_time(asked, path)) return refusal(404, "there is nothing here");
  if (request.method == "GET" || request.method == "HEAD") return std::nullopt;
  HttpResponse response = refusal(405, "this page is only read");
  response.headers.emplace_back("allow", "GET, HEAD");
  return response;
}

/// The N of `?after=N`; nullopt where the page is wanted at once.
std::optional<std::uint64_t> version_of(const HttpRequest& request) {
  const std::size_t query_at = request.target.find('?');
  if (query_at == std::string::npos) return std::nullopt;
  const std::string_view query = std::string_view(request.target).substr(query_at + 1);
  if (!query.starts_with(kAfter)) return std::nullopt;
  std::uint64_t version = 0;
  const auto read = std::from_chars(query.data() + kAfter.size(), query.data() + query.size(), version);
  if (read.ec != std::errc() || read.ptr != query.data() + query.size()) return std::nullopt;
  return version;
}

}  // namespace

WatchPage::WatchPage(Parts parts) : parts_(std::move(parts)) {
  auto begun = std::make_shared<report::RunState>();
  begun->report = parts_.begun;
  state_ = std::move(begun);
  answering_ = std::jthread([this](const std::stop_token& stop) { answer_waiting(stop); });
}

WatchPage::~WatchPage() { close(); }

void WatchPage::publish(std::shared_ptr<const report::RunState> state) {
  const std::lock_guard lock(mutex_);
  state_ = std::move(state);
  ++version_;
}

void WatchPage::handle(const HttpRequest& request, gateway::Respond respond) {
  if (auto refusal = refused(request, parts_.path)) return respond(*std::move(refusal));
  const std::optional<std::uint64_t> version = version_of(request);
  {
    const std::lock_guard lock(mutex_);
    if (version && !is_closed_) {
      waiting_.push_back({*version, base::monotonic_ms(), std::move(respond)});
      return;
    }
  }
  respond(page());
}

bool WatchPage::has_shown_the_end() const {
  const std::lock_guard lock(mutex_);
  return has_shown_the_end_;
}

void WatchPage::close() {
  {
    const std::lock_guard lock(mutex_);
    is_closed_ = true;
  }
  answering_.request_stop();
  if (answering_.joinable()) answering_.join();
  answer_due();
}

void WatchPage::answer_waiting(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    {
      std::unique_lock lock(mutex_);
      woken_.wait_for(lock, stop, std::chrono::milliseconds(kLookMs), [] { return false; });
    }
    answer_due();
  }
}

/// Those for whom there is news, and those who have waited long enough.
std::vector<WatchPage::Waiting> WatchPage::take_due() {
  const std::lock_guard lock(mutex_);
  const std::int64_t now_ms = base::monotonic_ms();
  const auto stays = [&](const Waiting& one) {
    return !is_closed_ && one.version == version_ && now_ms - one.since_ms < parts_.hold_ms_max;
  };
  const auto due = std::stable_partition(waiting_.begin(), waiting_.end(), stays);
  std::vector<Waiting> taken(std::make_move_iterator(due), std::make_move_iterator(waiting_.end()));
  waiting_.erase(due, waiting_.end());
  return taken;
}

void WatchPage::answer_due() {
  for (const Waiting& one : take_due()) {
    bool has_news = false;
    {
      const std::lock_guard lock(mutex_);
      has_news = one.version != version_;
    }
    one.respond(has_news ? page() : no_news());
  }
}

HttpResponse WatchPage::page() {
  std::shared_ptr<const report::RunState> state;
  std::uint64_t version = 0;
  {
    const std::lock_guard lock(mutex_);
    state = state_;
    version = version_;
    has_shown_the_end_ = has_shown_the_end_ || state->has_ended;
  }
  return response_of(
      200, "text/html; charset=utf-8",
      report::to_live_html(
          *state, {.version = version, .now = parts_.clock.now(), .report_file = parts_.report_file}));
}

}  // namespace groundwork::cli
