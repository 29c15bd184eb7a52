#pragma once

#include <atomic>
#include <functional>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

namespace groundwork::client {

/// A loopback port on which conversations are held, one connection after the other. Only for tests.
class LoopbackListener {
 public:
  /// Holds a whole conversation, until the other side closes it or there is nothing to say.
  using Converse = std::function<void(int connection)>;

  explicit LoopbackListener(Converse converse)
      : converse_(std::move(converse)), listener_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof(address);
    if (::bind(listener_, reinterpret_cast<sockaddr*>(&address), size) != 0 || ::listen(listener_, 8) != 0 ||
        ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size) != 0) {
      throw std::runtime_error("no loopback port");
    }
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { serve(); });
  }
  ~LoopbackListener() {
    ::shutdown(listener_, SHUT_RDWR);
    ::shutdown(connection_, SHUT_RDWR);
    thread_.join();
    ::close(listener_);
  }
  LoopbackListener(const LoopbackListener&) = delete;
  LoopbackListener& operator=(const LoopbackListener&) = delete;

  std::string address() const { return "127.0.0.1:" + std::to_string(port_); }
  int connections() const { return connections_; }

 private:
  void serve() {
    for (;;) {
      const int connection = ::accept(listener_, nullptr, nullptr);
      if (connection < 0) return;
      connection_ = connection;
      ++connections_;
      converse_(connection);
      connection_ = -1;
      ::close(connection);
    }
  }

  Converse converse_;
  int listener_;
  int port_ = 0;
  std::atomic<int> connection_{-1}, connections_{0};
  std::thread thread_;
};

/// A server that answers what a test tells it to. Only for tests.
class LoopbackServer {
 public:
  /// Given the whole request, answers the whole response; an empty one closes the connection.
  using Answer = std::function<std::string(const std::string& request)>;

  explicit LoopbackServer(Answer answer)
      : answer_(std::move(answer)), listener_([this](int connection) {
          while (answer_one(connection)) continue;
        }) {}

  std::string url() const { return "http://" + listener_.address(); }
  int connections() const { return listener_.connections(); }
  std::vector<std::string> requests() const {
    const std::lock_guard lock(mutex_);
    return requests_;
  }

 private:
  bool answer_one(int connection) {
    std::string request;
    while (!is_whole(request)) {
      char buffer[4096];
      const ssize_t count = ::recv(connection, buffer, sizeof(buffer), 0);
      if (count <= 0) return false;
      request.append(buffer, static_cast<std::size_t>(count));
    }
    {
      const std::lock_guard lock(mutex_);
      requests_.push_back(request);
    }
    const std::string response = answer_(request);
    ::send(connection, response.data(), response.size(), MSG_NOSIGNAL);
    return !response.empty();
  }

  static bool is_whole(const std::string& request) {
    const std::size_t head = request.find("\r\n\r\n");
    if (head == std::string::npos) return false;
    const std::size_t length = request.find("Content-Length: ");
    const std::size_t body = length < head ? std::stoul(request.substr(length + 16)) : 0;
    return request.size() >= head + 4 + body;
  }

  Answer answer_;
  mutable std::mutex mutex_;
  std::vector<std::string> requests_;
  LoopbackListener listener_;  // last: its thread uses all of the above until it ends
};

/// A response with a length, so that the connection stays open.
inline std::string http_response(int status, const std::string& body, const std::string& headers = "") {
  return "HTTP/1.1 " + std::to_string(status) + " Status\r\n" + headers +
         "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

}  // namespace groundwork::client
