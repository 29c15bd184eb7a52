#include "http/loop.hpp"

#include <utility>

#include <boost/asio/post.hpp>

#include "http/connection.hpp"

namespace groundwork::http {

Loop::Loop(std::shared_ptr<const Setup> setup)
    : setup_(std::move(setup)), work_(asio::make_work_guard(context_)), grace_(context_) {}

void Loop::start() {
  thread_ = std::thread([this] { context_.run(); });
}

void Loop::join() {
  if (thread_.joinable()) thread_.join();
}

void Loop::adopt(Socket socket) {
  connections_.fetch_add(1, std::memory_order_relaxed);
  auto connection = std::make_shared<Connection>(*this, std::move(socket));
  asio::post(context_, [this, connection = std::move(connection)]() mutable {
    open_.insert(connection.get());
    Connection::start(std::move(connection));
  });
}

void Loop::begin_stop() {
  asio::post(context_, [this] { stop_connections(); });
}

void Loop::stop_connections() {
  stopping_ = true;
  work_.reset();  // from here on run() returns with the last connection
  if (open_.empty()) return;
  for (Connection* connection : open_) connection->stop_when_idle();
  grace_.expires_after(std::chrono::milliseconds(setup().options.stop_grace_ms));
  grace_.async_wait([this](const boost::system::error_code& error) {
    if (error) return;
    for (Connection* connection : open_) connection->abort();
  });
}

void Loop::leave(Connection& connection) {
  open_.erase(&connection);
  connections_.fetch_sub(1, std::memory_order_relaxed);
  if (stopping_ && open_.empty()) grace_.cancel();
}

std::string_view Loop::http_date() {
  const base::Instant now = setup().clock.now();
  if (now.seconds() != date_second_) {
    date_second_ = now.seconds();
    date_ = base::http_date(now);
  }
  return date_;
}

}  // namespace groundwork::http
