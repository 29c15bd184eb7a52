#pragma once

#include <atomic>
#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <thread>
#include <unordered_set>

#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

#include "http/server.hpp"
#include "http/tls.hpp"

namespace groundwork::http {

namespace asio = boost::asio;

// The executor is typed everywhere: Asio's default erases it, which costs a fifth of the rate.
using Executor = asio::io_context::executor_type;
using Socket = asio::basic_stream_socket<asio::ip::tcp, Executor>;
using Timer = asio::basic_waitable_timer<std::chrono::steady_clock,
                                         asio::wait_traits<std::chrono::steady_clock>, Executor>;

/// What all threads share and nobody changes.
struct Setup {
  ServerOptions options;
  gateway::HttpHandler handler;
  const base::Clock& clock;
  std::shared_ptr<asio::ssl::context> tls;  ///< null: without
};

class Connection;

/// One thread, one io_context, and the connections that live there from their first to their last byte.
class Loop : public std::enable_shared_from_this<Loop> {
 public:
  explicit Loop(std::shared_ptr<const Setup> setup);

  const Setup& setup() const { return *setup_; }
  asio::io_context& context() { return context_; }

  /// Any thread.
  void start();
  void join();
  int connections() const { return connections_.load(std::memory_order_relaxed); }
  void adopt(Socket socket);
  void begin_stop();

  /// This loop's thread only.
  bool stopping() const { return stopping_; }
  void leave(Connection& connection);
  std::string_view http_date();

 private:
  void stop_connections();

  std::shared_ptr<const Setup> setup_;
  asio::io_context context_{1};  // one thread runs it
  asio::executor_work_guard<Executor> work_;
  Timer grace_;
  std::thread thread_;
  std::unordered_set<Connection*> open_;
  std::atomic<int> connections_{0};  // with those on their way here
  bool stopping_ = false;
  std::int64_t date_second_ = -1;
  std::string date_;
};

}  // namespace groundwork::http
