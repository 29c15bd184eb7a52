#include "http/server.hpp"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/post.hpp>
#include <fmt/format.h>

#include "http/loop.hpp"
#include "http/response_head.hpp"

namespace groundwork::http {
namespace {

using boost::system::error_code;
using Tcp = asio::ip::tcp;
using ListeningSocket = asio::basic_socket_acceptor<Tcp, Executor>;

constexpr int kThreadsMax = 4;
constexpr std::int64_t kAcceptRetryMs = 100;

const base::Clock& machine_clock() {
  static const base::SystemClock clock;
  return clock;
}

std::vector<std::shared_ptr<Loop>> make_loops(const std::shared_ptr<const Setup>& setup) {
  const int machine = std::clamp(static_cast<int>(std::thread::hardware_concurrency()), 1, kThreadsMax);
  const int wanted = setup->options.threads > 0 ? setup->options.threads : machine;
  std::vector<std::shared_ptr<Loop>> loops;
  for (int i = 0; i < wanted; ++i) loops.push_back(std::make_shared<Loop>(setup));
  return loops;
}

[[noreturn]] void throw_listen_error(const ServerOptions& options, const error_code& error) {
  std::string_view advice = "choose another address or port";
  if (error == asio::error::address_in_use) {
    advice = "stop the program that listens there, or choose another port (0 takes a free one)";
  } else if (error == asio::error::access_denied) {
    advice = "ports below 1024 need a privilege: choose a higher one";
  } else if (error == boost::system::errc::address_not_available) {
    advice =
        "this machine has no such address: choose 127.0.0.1 for this machine alone, or 0.0.0.0 for all "
        "networks";
  }
  throw ListenError(fmt::format("cannot listen on address {} port {}: {}; {}", options.address, options.port,
                                error.message(), advice));
}

/// Takes connections in and gives each to the loop that has the fewest.
///
/// One listener rather than one a thread with SO_REUSEPORT, for three reasons. The kernel spreads by a hash
/// of the addresses: of a few connections that are kept alive for long, as SDKs keep theirs, all can fall to
/// one thread, while this way two connections always have two threads. SO_REUSEPORT would let a second server
/// start on the same port and silently take half of the requests. And the price, one hop between threads, is
/// paid once a connection and not once a request.
class Listener {
 public:
  explicit Listener(std::vector<std::shared_ptr<Loop>>& loops)
      : loops_(loops), socket_(loops.front()->context()), retry_(loops.front()->context()) {}

  void open(const ServerOptions& options) {
    error_code error;
    const auto address = asio::ip::make_address(options.address, error);
    if (error) {
      throw ListenError(
          fmt::format("cannot listen on address {} port {}: not an IP address; choose 127.0.0.1, "
                      "::1 or another address of this machine",
                      options.address, options.port));
    }
    const Tcp::endpoint endpoint(address, options.port);
    socket_.open(endpoint.protocol(), error);
    if (!error)
      socket_.set_option(ListeningSocket::reuse_address(true), error);  // restart while TIME_WAIT lasts
    if (!error) socket_.bind(endpoint, error);
    if (!error) socket_.listen(asio::socket_base::max_listen_connections, error);
    if (!error) socket_.non_blocking(true, error);
    if (error) throw_listen_error(options, error);
    connections_max_ = options.connections_max;
  }

  std::uint16_t port() const { return socket_.local_endpoint().port(); }

  /// From here on the first loop's thread only.
  void wait() {
    socket_.async_wait(ListeningSocket::wait_read, [this](const error_code& error) {
      if (!error) accept_waiting();
    });
  }

  void close() {
    error_code ignored;
    socket_.close(ignored);
    retry_.cancel();
  }

 private:
  void accept_waiting() {
    error_code error;
    while (!error) {
      Loop& loop = least_busy();
      Socket client = socket_.accept(loop.context(), error);
      if (error == asio::error::connection_aborted) error.clear();  // gone before it was taken in
      if (client.is_open()) admit(loop, std::move(client));
    }
    if (error == asio::error::would_block) return wait();
    // Out of file descriptors or memory: the connection waits in the backlog until others have ended.
    retry_.expires_after(std::chrono::milliseconds(kAcceptRetryMs));
    retry_.async_wait([this](const error_code& cancelled) {
      if (!cancelled) wait();
    });
  }

  void admit(Loop& loop, Socket client) {
    int open = 0;
    for (const auto& each : loops_) open += each->connections();
    if (open < connections_max_) return loop.adopt(std::move(client));
    if (loops_.front()->setup().tls != nullptr) return;  // a client of TLS would not understand
    const gateway::HttpResponse response = plain_response(503, "too many connections");
    std::string head;
    write_response_head(response, loops_.front()->http_date(), Persistence::kClose, head);
    error_code ignored;  // whoever does not get the answer sees the connection close
    client.write_some(asio::buffer(head + response.body), ignored);
    client.shutdown(Socket::shutdown_send, ignored);
  }

  Loop& least_busy() {
    const auto fewer = [](const auto& a, const auto& b) { return a->connections() < b->connections(); };
    return **std::min_element(loops_.begin(), loops_.end(), fewer);
  }

  std::vector<std::shared_ptr<Loop>>& loops_;
  ListeningSocket socket_;
  Timer retry_;
  int connections_max_ = 0;
};

}  // namespace

class Server::Impl {
 public:
  explicit Impl(std::shared_ptr<const Setup> setup)
      : setup_(std::move(setup)), loops_(make_loops(setup_)), listener_(loops_) {}

  void start() {
    listener_.open(setup_->options);
    port_ = listener_.port();
    const std::lock_guard lock(mutex_);
    phase_ = Phase::kRunning;
    listener_.wait();
    for (const auto& loop : loops_) loop->start();
  }

  std::uint16_t port() const { return port_; }

  void wait() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return phase_ == Phase::kStopped; });
  }

  void stop() {
    std::unique_lock lock(mutex_);
    if (phase_ == Phase::kNew) phase_ = Phase::kStopped;
    if (phase_ == Phase::kRunning) {
      phase_ = Phase::kStopping;
      lock.unlock();
      asio::post(loops_.front()->context(), [this] {
        listener_.close();
        for (const auto& loop : loops_) loop->begin_stop();
      });
      for (const auto& loop : loops_) loop->join();
      lock.lock();
      phase_ = Phase::kStopped;
    }
    changed_.notify_all();
    changed_.wait(lock, [this] { return phase_ == Phase::kStopped; });
  }

 private:
  enum class Phase { kNew, kRunning, kStopping, kStopped };

  std::shared_ptr<const Setup> setup_;
  std::vector<std::shared_ptr<Loop>> loops_;
  Listener listener_;
  std::uint16_t port_ = 0;
  std::mutex mutex_;
  std::condition_variable changed_;
  Phase phase_ = Phase::kNew;
};

Server::Server(ServerOptions options, gateway::HttpHandler handler) {
  const base::Clock& clock = options.date_clock ? *options.date_clock : machine_clock();
  auto tls = options.tls ? make_tls_context(*options.tls) : nullptr;
  impl_ = std::make_unique<Impl>(
      std::make_shared<const Setup>(Setup{std::move(options), std::move(handler), clock, std::move(tls)}));
}

Server::~Server() { stop(); }
void Server::start() { impl_->start(); }
std::uint16_t Server::port() const { return impl_->port(); }
void Server::wait() { impl_->wait(); }
void Server::stop() { impl_->stop(); }

}  // namespace groundwork::http
