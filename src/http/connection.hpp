#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <boost/asio/awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>

#include "http/head_rules.hpp"
#include "http/loop.hpp"
#include "http/response_head.hpp"
#include "http/stream.hpp"

namespace groundwork::http {

/// One client's connection: reads a request whole, has it answered, writes the answer, and only then looks at
/// the next one, so pipelined requests are answered in their order. Everything but the constructor belongs to
/// the loop's thread.
class Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(Loop& loop, Socket socket);

  static void start(std::shared_ptr<Connection> connection);

  /// Closes now if it waits for a request, and otherwise after the request in hand.
  void stop_when_idle();
  /// Closes now.
  void abort();
  /// An answer from outside the handler's call. Dropped unless `exchange_id` is what the connection waits
  /// for.
  void take(std::uint64_t exchange_id, gateway::HttpResponse response);

 private:
  template <class T>
  using Task = asio::awaitable<T, Executor>;

  bool prepare_socket();
  Task<void> serve();
  Task<bool> secure();
  Task<bool> fill_head();
  Task<bool> serve_request(std::size_t head_bytes);
  Task<bool> read_body(const Head& head, std::string& body);
  Task<bool> wait_for_answer();
  bool send_now(std::string_view body);
  Task<bool> send_rest(std::string_view body);
  Task<void> refuse(int status, std::string_view text);
  Task<void> drain_input();
  void finish();

  std::string_view input() const;
  void set_deadline(std::int64_t delay_ms);
  void clear_deadline();
  void arm_timer(std::int64_t delay_ms);
  void on_timer();

  Loop& loop_;
  Stream stream_;
  std::string remote_address_;
  boost::beast::flat_buffer buffer_;
  HeadScanner scanner_;
  bool head_begun_ = false;  // its timeout is running
  bool idle_ = false;        // between requests, or before the first one, with nothing read
  bool aborted_ = false;

  std::uint64_t exchange_id_ = 0;
  std::optional<gateway::HttpResponse> answer_;
  Timer answered_;  // never expires: cancelled when an answer comes from another thread

  std::string out_;       // status line and headers of the answer
  std::size_t sent_ = 0;  // bytes of out_ and of the body that have left
  bool send_failed_ = false;

  Timer timer_;
  std::int64_t deadline_ms_;   // on base::monotonic_ms
  std::int64_t armed_for_ms_;  // when timer_ fires next
  bool timed_out_ = false;
};

}  // namespace groundwork::http
