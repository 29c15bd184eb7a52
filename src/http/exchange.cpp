#include "http/exchange.hpp"

#include <utility>

#include <boost/asio/post.hpp>

#include "http/connection.hpp"
#include "http/loop.hpp"
#include "http/response_head.hpp"

namespace groundwork::http {
namespace {

// The exchange whose handler is running on this thread right now.
thread_local const Exchange* running_inline = nullptr;

struct InlineScope {
  explicit InlineScope(const Exchange& exchange) { running_inline = &exchange; }
  ~InlineScope() { running_inline = nullptr; }
  InlineScope(const InlineScope&) = delete;
  InlineScope& operator=(const InlineScope&) = delete;
};

}  // namespace

Exchange::Exchange(std::weak_ptr<Loop> loop, std::weak_ptr<Connection> connection, std::uint64_t id)
    : loop_(std::move(loop)), connection_(std::move(connection)), id_(id) {}

Exchange::~Exchange() {
  if (!answered_.load(std::memory_order_acquire))
    deliver(plain_response(500, "the request was not answered"));
}

void Exchange::answer(gateway::HttpResponse response) {
  if (answered_.exchange(true, std::memory_order_acq_rel)) return;
  if (running_inline == this) {
    inline_answer_ = std::move(response);
  } else {
    deliver(std::move(response));
  }
}

std::optional<gateway::HttpResponse> Exchange::call(const std::shared_ptr<Exchange>& exchange,
                                                    const gateway::HttpHandler& handler,
                                                    gateway::HttpRequest request) {
  const InlineScope scope(*exchange);
  try {
    handler(std::move(request),
            [exchange](gateway::HttpResponse response) { exchange->answer(std::move(response)); });
  } catch (...) {  // the gateway answers every failure itself: what comes here is its bug, and must cost one
                   // answer only
    exchange->answer(plain_response(500, "the request failed"));
  }
  return std::move(exchange->inline_answer_);
}

void Exchange::deliver(gateway::HttpResponse response) {
  const std::shared_ptr<Loop> loop = loop_.lock();
  if (!loop) return;
  // Only the loop's own thread may hold the connection: the last reference closes its socket.
  asio::post(loop->context(), [connection = connection_, id = id_, response = std::move(response)]() mutable {
    if (const auto target = connection.lock()) target->take(id, std::move(response));
  });
}

}  // namespace groundwork::http
