// A closed-loop load generator: each connection sends a request, waits for the whole answer, and sends the
// next. Requests are sent as they are given, so that signed ones can be prepared by whoever holds the key.

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <exception>
#include <fstream>
#include <iterator>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/clock.hpp"
#include "base/text.hpp"
#include "bench/arguments.hpp"

namespace groundwork::bench {
namespace {

constexpr const char* kUsage =
    "usage: load --port N [--address IP] [--connections N] [--seconds N | --requests N] [--warmup-seconds "
    "N]\n"
    "            (--file FILE | --get TARGET...)\n"
    "  --address         127.0.0.1 by default\n"
    "  --connections     kept alive, 32 by default\n"
    "  --seconds         how long to measure, 5 by default\n"
    "  --requests        how many to measure on each connection, instead of a time\n"
    "  --warmup-seconds  what is sent first and not counted, 1 by default\n"
    "  --file            raw requests, each after a line with its size in bytes; sent in turn, again and "
    "again\n"
    "  --get             a path to GET, may be repeated\n"
    "Prints one JSON object. Ends with 1 where a connection broke or could not be made.\n";

constexpr std::int64_t kSecondNs = 1'000'000'000;
constexpr std::int64_t kPatienceNs = 10 * kSecondNs;  // for answers that are still out when the time is over
constexpr int kBrokenMax = 1000;

struct Options {
  std::string address = "127.0.0.1";
  int port = 0;
  int connections = 32;
  int seconds = 5;
  int requests = 0;
  int warmup_seconds = 1;
  std::vector<std::string> messages;
};

/// What was measured after the warm-up.
struct Tally {
  std::vector<std::uint32_t> latency_us;
  std::map<int, std::uint64_t> answers_of_status;
  std::uint64_t bytes = 0;
  int broken = 0;
};

struct Peer {
  int socket = -1;
  std::string_view message;
  std::string answer;
  std::size_t answer_bytes = 0;  // head and body; 0 until the head is here
  std::int64_t began_ns = 0;
  int measured = 0;
  bool busy = false;
};

std::vector<std::string> read_messages(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path);
  std::vector<std::string> messages;
  std::string line;
  while (std::getline(file, line)) {
    if (line.empty() || line.size() > 9 || !base::is_digits(line)) {
      throw std::runtime_error(path + ": not the size of a request: " + line.substr(0, 40));
    }
    std::string message(std::stoul(line), '\0');
    if (!file.read(message.data(), static_cast<std::streamsize>(message.size()))) {
      throw std::runtime_error(path + ": the last request is cut short");
    }
    messages.push_back(std::move(message));
  }
  return messages;
}

Options read_options(int count, char** values) {
  Options options;
  Arguments arguments(count, values, kUsage);
  std::vector<std::string> targets;
  while (arguments.next()) {
    const std::string_view name = arguments.name();
    if (name == "--address") {
      options.address = arguments.text();
    } else if (name == "--port") {
      options.port = arguments.number(1, 65535);
    } else if (name == "--connections") {
      options.connections = arguments.number(1, 10'000);
    } else if (name == "--seconds") {
      options.seconds = arguments.number(1, 3600);
    } else if (name == "--requests") {
      options.requests = arguments.number(1, 100'000'000);
    } else if (name == "--warmup-seconds") {
      options.warmup_seconds = arguments.number(0, 60);
    } else if (name == "--file") {
      options.messages = read_messages(arguments.text());
    } else if (name == "--get") {
      targets.push_back(arguments.text());
    } else {
      arguments.fail_unknown();
    }
  }
  for (const std::string& target : targets) {
    options.messages.push_back(
        fmt::format("GET {} HTTP/1.1\r\nHost: {}:{}\r\n\r\n", target, options.address, options.port));
  }
  if (options.port == 0) arguments.fail("--port is missing");
  if (options.messages.empty()) arguments.fail("no requests: give --file or --get");
  return options;
}

/// The value of a header in an answer's head, or empty.
std::string_view header(std::string_view head, std::string_view name) {
  for (std::size_t line = head.find("\r\n"); line + 2 < head.size(); line = head.find("\r\n", line + 2)) {
    const std::string_view rest = head.substr(line + 2);
    if (rest.size() > name.size() && rest[name.size()] == ':' &&
        base::equal_ignoring_case(rest.substr(0, name.size()), name)) {
      return base::trim(rest.substr(name.size() + 1, rest.find("\r\n") - name.size() - 1));
    }
  }
  return {};
}

class Load {
 public:
  explicit Load(Options options) : options_(std::move(options)), epoll_(epoll_create1(EPOLL_CLOEXEC)) {
    peers_.resize(static_cast<std::size_t>(options_.connections));
  }

  Tally run() {
    const std::int64_t start_ns = base::monotonic_ns();
    measure_from_ns_ = start_ns + options_.warmup_seconds * kSecondNs;
    if (options_.requests == 0) stop_at_ns_ = measure_from_ns_ + options_.seconds * kSecondNs;
    for (Peer& peer : peers_) {
      connect(peer);
      begin(peer);
    }
    std::array<epoll_event, 256> events;
    while (busy_ > 0) {
      const int ready = epoll_wait(epoll_, events.data(), static_cast<int>(events.size()), 1000);
      for (int i = 0; i < ready; ++i)
        advance(*static_cast<Peer*>(events[static_cast<std::size_t>(i)].data.ptr));
      last_ns_ = base::monotonic_ns();
      if (stop_at_ns_ != 0 && last_ns_ > stop_at_ns_ + kPatienceNs) break;
      if (tally_.broken > kBrokenMax) break;
    }
    tally_.broken += busy_;
    return std::move(tally_);
  }

  double seconds() const {
    const std::int64_t end_ns = stop_at_ns_ != 0 ? stop_at_ns_ : last_ns_;
    return static_cast<double>(end_ns - measure_from_ns_) / kSecondNs;
  }

 private:
  void connect(Peer& peer) {
    peer.socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(options_.port));
    if (inet_pton(AF_INET, options_.address.c_str(), &address.sin_addr) != 1) {
      throw std::runtime_error("not an IPv4 address: " + options_.address);
    }
    if (::connect(peer.socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
      throw std::runtime_error(fmt::format("cannot connect to {} port {}: {}", options_.address,
                                           options_.port, std::strerror(errno)));
    }
    const int on = 1;
    setsockopt(peer.socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    epoll_event event = {};
    event.events = EPOLLIN;
    event.data.ptr = &peer;
    epoll_ctl(epoll_, EPOLL_CTL_ADD, peer.socket, &event);
  }

  bool wants_more(const Peer& peer) const {
    if (stop_at_ns_ != 0) return base::monotonic_ns() < stop_at_ns_;
    return peer.measured < options_.requests;
  }

  /// Sends the next request. Blocking: a request is small beside a socket's buffer.
  void begin(Peer& peer) {
    if (!wants_more(peer)) return;
    peer.message = options_.messages[next_message_++ % options_.messages.size()];
    peer.answer.clear();
    peer.answer_bytes = 0;
    peer.began_ns = base::monotonic_ns();
    peer.busy = true;
    ++busy_;
    for (std::string_view rest = peer.message; !rest.empty();) {
      const ssize_t sent = ::send(peer.socket, rest.data(), rest.size(), MSG_NOSIGNAL);
      if (sent < 0) return;  // the reading end will find it closed
      rest.remove_prefix(static_cast<std::size_t>(sent));
    }
  }

  void advance(Peer& peer) {
    const ssize_t count = ::recv(peer.socket, input_.data(), input_.size(), MSG_DONTWAIT);
    if (count < 0 && (errno == EAGAIN || errno == EINTR)) return;
    if (count <= 0) return replace(peer);
    peer.answer.append(input_.data(), static_cast<std::size_t>(count));
    if (peer.answer_bytes == 0) {
      const std::size_t end = peer.answer.find("\r\n\r\n");
      if (end == std::string::npos) return;
      const std::string_view length =
          header(std::string_view(peer.answer).substr(0, end + 2), "content-length");
      peer.answer_bytes = end + 4 + (length.empty() ? 0 : std::stoul(std::string(length)));
    }
    if (peer.answer.size() >= peer.answer_bytes) finish(peer);
  }

  void finish(Peer& peer) {
    const std::int64_t now_ns = base::monotonic_ns();
    peer.busy = false;
    --busy_;
    if (now_ns >= measure_from_ns_ && (stop_at_ns_ == 0 || now_ns < stop_at_ns_)) {
      tally_.latency_us.push_back(static_cast<std::uint32_t>((now_ns - peer.began_ns) / 1000));
      ++tally_.answers_of_status[std::stoi(peer.answer.substr(9, 3))];
      tally_.bytes += peer.answer.size();
      ++peer.measured;
    }
    begin(peer);
  }

  /// The server closed the connection: a fault where an answer was due.
  void replace(Peer& peer) {
    ::close(peer.socket);
    if (peer.busy) {
      ++tally_.broken;
      --busy_;
      peer.busy = false;
    }
    if (!wants_more(peer)) return;
    connect(peer);
    begin(peer);
  }

  Options options_;
  int epoll_;
  std::vector<Peer> peers_;
  std::array<char, 64 * 1024> input_;
  Tally tally_;
  int busy_ = 0;
  std::size_t next_message_ = 0;
  std::int64_t measure_from_ns_ = 0;
  std::int64_t stop_at_ns_ = 0;  // 0: each connection counts its requests instead
  std::int64_t last_ns_ = 0;
};

/// In milliseconds; `share` of all answers came within it.
double percentile(const std::vector<std::uint32_t>& sorted_us, double share) {
  if (sorted_us.empty()) return 0;
  const auto last = static_cast<double>(sorted_us.size() - 1);
  return sorted_us[static_cast<std::size_t>(share * last)] / 1000.0;
}

void print(Tally& tally, const Options& options, double seconds) {
  std::vector<std::uint32_t>& latency = tally.latency_us;
  std::sort(latency.begin(), latency.end());
  std::string statuses;
  for (const auto& [status, answers] : tally.answers_of_status) {
    statuses += fmt::format("{}\"{}\": {}", statuses.empty() ? "" : ", ", status, answers);
  }
  const double rate = seconds > 0 ? static_cast<double>(latency.size()) / seconds : 0;
  fmt::print(
      "{{\"connections\": {}, \"seconds\": {:.2f}, \"answers\": {}, \"answers_per_second\": {:.0f}, "
      "\"p50_ms\": {:.3f}, \"p90_ms\": {:.3f}, \"p99_ms\": {:.3f}, \"max_ms\": {:.3f}, \"answer_bytes\": {}, "
      "\"statuses\": {{{}}}, \"broken\": {}}}\n",
      options.connections, seconds, latency.size(), rate, percentile(latency, 0.5), percentile(latency, 0.9),
      percentile(latency, 0.99), percentile(latency, 1), tally.bytes, statuses, tally.broken);
}

int run(int count, char** values) {
  const Options options = read_options(count, values);
  Load load(options);
  Tally tally = load.run();
  print(tally, options, load.seconds());
  return tally.broken == 0 ? 0 : 1;
}

}  // namespace
}  // namespace groundwork::bench

int main(int count, char** values) {
  try {
    return groundwork::bench::run(count, values);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
