#include "http/connection.hpp"

#include <algorithm>
#include <array>
#include <exception>
#include <limits>
#include <utility>

#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>

#include "http/exchange.hpp"

namespace groundwork::http {
namespace {

using boost::system::error_code;

constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::max();
constexpr std::size_t kReadBytes = 4096;
constexpr std::size_t kBodyStepBytes = 64 * 1024;
constexpr std::int64_t kDrainMs = 1000;
constexpr char kTlsHandshake = 22;  // https://www.rfc-editor.org/rfc/rfc8446#section-5.1

std::string address_text(const asio::ip::address& address) {
  const bool mapped = address.is_v6() && address.to_v6().is_v4_mapped();
  return mapped ? asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6()).to_string()
                : address.to_string();
}

}  // namespace

Connection::Connection(Loop& loop, Socket socket)
    : loop_(loop),
      stream_(std::move(socket), loop.setup().tls.get()),
      buffer_(loop.setup().options.head_bytes_max + kReadBytes),
      answered_(loop.context()),
      timer_(loop.context()),
      deadline_ms_(kNever),
      armed_for_ms_(kNever) {}

void Connection::start(std::shared_ptr<Connection> connection) {
  if (connection->loop_.stopping() || !connection->prepare_socket()) return connection->finish();
  Connection& self = *connection;
  // The completion handler keeps the connection alive. An exception in here is a lack of memory: this
  // client's connection ends, the others go on.
  asio::co_spawn(self.loop_.context().get_executor(), self.serve(),
                 [connection = std::move(connection)](const std::exception_ptr&) { connection->finish(); });
}

bool Connection::prepare_socket() {
  error_code error;
  Socket& socket = stream_.socket();
  const auto remote = socket.remote_endpoint(error);
  if (error) return false;  // gone already
  remote_address_ = address_text(remote.address());
  socket.set_option(asio::ip::tcp::no_delay(true), error);
  if (!error) socket.non_blocking(true, error);
  return !error;
}

Connection::Task<void> Connection::serve() {
  if (stream_.is_secure() && !co_await secure()) co_return;
  const std::size_t head_bytes_max = loop_.setup().options.head_bytes_max;
  for (;;) {
    const auto head_bytes = scanner_.scan(input());
    if (!head_bytes) co_return co_await refuse(head_bytes.error().status, head_bytes.error().text);
    if (*head_bytes > head_bytes_max || (*head_bytes == 0 && buffer_.size() >= head_bytes_max)) {
      co_return co_await refuse(431, "the request's headers are too large");
    }
    if (*head_bytes == 0) {
      if (!co_await fill_head()) co_return;
      continue;
    }
    scanner_.reset();
    head_begun_ = false;
    if (*head_bytes == 2) {
      // An empty line before the request line is skipped: https://www.rfc-editor.org/rfc/rfc9112#section-2.2
      buffer_.consume(2);
      continue;
    }
    if (!co_await serve_request(*head_bytes)) co_return;
  }
}

/// The TLS handshake. False where the connection is to end.
Connection::Task<bool> Connection::secure() {
  idle_ = true;
  set_deadline(loop_.setup().options.header_timeout_ms);
  Socket& socket = stream_.socket();
  auto [error] = co_await socket.async_wait(Socket::wait_read, kTuple);
  char first = 0;
  if (!error) socket.receive(asio::buffer(&first, 1), Socket::message_peek, error);
  if (error) co_return false;
  if (first != kTlsHandshake) {
    idle_ = false;
    stream_.give_up_tls();
    co_await refuse(400, "this port speaks TLS: the address begins with https://");
    co_return false;
  }
  const auto [failed] = co_await stream_.async_handshake();
  idle_ = false;
  co_return !failed;
}

/// Reads what comes next of a head that is not whole yet. False where the connection is to end.
Connection::Task<bool> Connection::fill_head() {
  const ServerOptions& options = loop_.setup().options;
  idle_ = buffer_.size() == 0;
  if (idle_ && loop_.stopping()) co_return false;
  if (idle_) {
    set_deadline(options.idle_timeout_ms);
  } else if (!head_begun_) {
    head_begun_ = true;
    set_deadline(options.header_timeout_ms);
  }
  const auto [error, count] = co_await stream_.async_read_some(buffer_.prepare(kReadBytes));
  const bool was_idle = std::exchange(idle_, false);
  if (error) {
    if (timed_out_ && !was_idle) co_await refuse(408, "the request's headers did not come in time");
    co_return false;
  }
  buffer_.commit(count);
  co_return true;
}

/// True where the connection goes on with a next request.
Connection::Task<bool> Connection::serve_request(std::size_t head_bytes) {
  const Setup& setup = loop_.setup();
  auto head = read_head(input().substr(0, head_bytes));
  if (!head) {
    co_await refuse(head.error().status, head.error().text);
    co_return false;
  }
  if (head->body_bytes > setup.options.body_bytes_max) {
    co_await refuse(413, "the request's body is too large");
    co_return false;
  }
  buffer_.consume(head_bytes);
  gateway::HttpRequest& request = head->request;
  const std::size_t buffered = std::min<std::size_t>(buffer_.size(), head->body_bytes);
  request.body.assign(input().substr(0, buffered));
  buffer_.consume(buffered);
  if (buffered < head->body_bytes && !co_await read_body(*head, request.body)) co_return false;
  request.remote_address = remote_address_;
  request.secure = stream_.is_secure();

  const bool without_body = request.method == "HEAD";
  auto exchange = std::make_shared<Exchange>(loop_.weak_from_this(), weak_from_this(), ++exchange_id_);
  answer_ = Exchange::call(exchange, setup.handler, std::move(request));
  exchange.reset();  // now only the Respond holds it
  if (!answer_ && !co_await wait_for_answer()) co_return false;
  if (!is_sendable(*answer_)) answer_ = plain_response(500, "the answer has a header that cannot be sent");

  const bool keep = head->keep_alive && !loop_.stopping();
  const Persistence kept = head->http_1_0 ? Persistence::kKeepAlive : Persistence::kDefault;
  write_response_head(*answer_, loop_.http_date(), keep ? kept : Persistence::kClose, out_);
  const bool bodiless = without_body || is_bodiless(answer_->status);
  const std::string_view body = bodiless ? std::string_view() : std::string_view(answer_->body);
  if (!send_now(body) && !co_await send_rest(body)) co_return false;
  answer_.reset();
  // What a client still sends after its last request would reset the connection under the answer.
  if (!keep && (buffer_.size() > 0 || stream_.is_secure())) co_await drain_input();
  co_return keep;
}

Connection::Task<bool> Connection::read_body(const Head& head, std::string& body) {
  set_deadline(loop_.setup().options.body_timeout_ms);
  // https://www.rfc-editor.org/rfc/rfc9110#section-10.1.1: not for HTTP/1.0, nor once the body is on its way.
  if (head.expects_continue && !head.http_1_0 && body.empty()) {
    out_ = "HTTP/1.1 100 Continue\r\n\r\n";
    if (!send_now({}) && !co_await send_rest({})) co_return false;
  }
  std::size_t filled = body.size();
  while (filled < head.body_bytes) {
    // The room grows with what has come, not with what was promised: a promise costs its sender nothing.
    if (filled == body.size()) {
      body.resize(std::min<std::size_t>(head.body_bytes, std::max(filled * 2, filled + kBodyStepBytes)));
    }
    const auto room = asio::buffer(body.data() + filled, body.size() - filled);
    const auto [error, count] = co_await stream_.async_read_some(room);
    if (error) {
      if (timed_out_) co_await refuse(408, "the request's body did not come in time");
      co_return false;
    }
    filled += count;
  }
  co_return true;
}

Connection::Task<bool> Connection::wait_for_answer() {
  clear_deadline();
  // Asio's timers can be cancelled but not signalled, hence the loop: take() runs on this same thread.
  while (!answer_ && !aborted_) {
    answered_.expires_at(Timer::time_point::max());
    co_await answered_.async_wait(kTuple);
  }
  co_return !aborted_;
}

void Connection::take(std::uint64_t exchange_id, gateway::HttpResponse response) {
  if (exchange_id != exchange_id_ || answer_) return;
  answer_ = std::move(response);
  answered_.cancel();
}

/// Writes out_ and `body` with one system call. True where all of it left, which is nearly always.
bool Connection::send_now(std::string_view body) {
  error_code error;
  sent_ = stream_.write_now({asio::buffer(out_), asio::buffer(body.data(), body.size())}, error);
  send_failed_ = error && error != asio::error::would_block;
  return !error && sent_ == out_.size() + body.size();
}

/// Writes what send_now left over, as fast as the client takes it.
Connection::Task<bool> Connection::send_rest(std::string_view body) {
  if (send_failed_) co_return false;
  set_deadline(loop_.setup().options.body_timeout_ms);
  const std::size_t body_sent = sent_ > out_.size() ? sent_ - out_.size() : 0;
  const Stream::Buffers rest = {asio::buffer(out_) + sent_,
                                asio::buffer(body.data(), body.size()) + body_sent};
  const auto [error, count] = co_await stream_.async_write(rest);
  co_return !error;
}

Connection::Task<void> Connection::refuse(int status, std::string_view text) {
  const gateway::HttpResponse response = plain_response(status, text);
  write_response_head(response, loop_.http_date(), Persistence::kClose, out_);
  if (!send_now(response.body) && !co_await send_rest(response.body)) co_return;
  co_await drain_input();
}

/// Closing a socket that holds unread bytes resets the connection, and the client may lose the answer before
/// it has read it. So the client sees our end close first, and for a moment we read what it still sends.
Connection::Task<void> Connection::drain_input() {
  set_deadline(std::min(kDrainMs, loop_.setup().options.header_timeout_ms));
  if (stream_.is_secure()) co_await stream_.async_goodbye();
  error_code error;
  stream_.socket().shutdown(Socket::shutdown_send, error);
  if (error) co_return;
  stream_.give_up_tls();  // what still comes is read by nobody
  buffer_.clear();
  for (;;) {
    const auto [read_error, count] = co_await stream_.async_read_some(buffer_.prepare(kReadBytes));
    if (read_error) co_return;
  }
}

void Connection::finish() {
  abort();
  loop_.leave(*this);
}

void Connection::stop_when_idle() {
  if (idle_) stream_.socket().cancel();
}

void Connection::abort() {
  aborted_ = true;
  timer_.cancel();
  answered_.cancel();
  error_code ignored;  // an error here means that the client was faster
  stream_.socket().shutdown(Socket::shutdown_both, ignored);
  stream_.socket().close(ignored);
}

std::string_view Connection::input() const {
  const auto data = buffer_.cdata();
  return {static_cast<const char*>(data.data()), data.size()};
}

void Connection::set_deadline(std::int64_t delay_ms) {
  timed_out_ = false;
  deadline_ms_ = base::monotonic_ms() + delay_ms;
  // A timer that fires too early only looks again (on_timer), so that a later deadline, the rule on a
  // connection that is kept alive, costs no timer operation.
  if (deadline_ms_ < armed_for_ms_) arm_timer(delay_ms);
}

void Connection::clear_deadline() { deadline_ms_ = kNever; }

void Connection::arm_timer(std::int64_t delay_ms) {
  armed_for_ms_ = base::monotonic_ms() + delay_ms;
  timer_.expires_after(std::chrono::milliseconds(delay_ms));
  timer_.async_wait([self = shared_from_this()](const error_code& error) {
    if (!error) self->on_timer();
  });
}

void Connection::on_timer() {
  armed_for_ms_ = kNever;
  if (aborted_ || deadline_ms_ == kNever) return;
  const std::int64_t left_ms = deadline_ms_ - base::monotonic_ms();
  if (left_ms > 0) return arm_timer(left_ms);
  timed_out_ = true;
  error_code ignored;
  stream_.socket().cancel(ignored);
}

}  // namespace groundwork::http
