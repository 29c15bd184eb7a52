#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

namespace groundwork::http {

/// An answer as a test sees it: the head as text, because the tests are about its bytes.
struct RawResponse {
  int status = 0;  ///< 0 where the connection ended instead
  std::string head;
  std::string body;

  bool has(std::string_view line) const {
    return head.find("\r\n" + std::string(line) + "\r\n") != std::string::npos;
  }
};

/// A blocking socket that sends exactly the bytes it is told to. Every read gives up after a time that no
/// test reaches unless the server hangs.
class RawClient {
 public:
  explicit RawClient(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    const timeval patience = {10, 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
      ::close(socket_);
      throw std::runtime_error("cannot connect");
    }
  }
  ~RawClient() { close(); }
  RawClient(const RawClient&) = delete;
  RawClient& operator=(const RawClient&) = delete;

  /// False where the server has closed already.
  bool send(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent < 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }

  /// The next answer, by its Content-Length; `without_body` after a HEAD.
  RawResponse read(bool without_body = false) {
    RawResponse response;
    std::size_t end = std::string::npos;
    while ((end = input_.find("\r\n\r\n")) == std::string::npos) {
      if (!fill()) return response;
    }
    response.head = input_.substr(0, end + 4);
    input_.erase(0, end + 4);
    response.status = std::stoi(response.head.substr(9, 3));
    const std::size_t length = response.head.find("\r\nContent-Length: ");
    if (length == std::string::npos || without_body) return response;
    const std::size_t size = std::stoul(response.head.substr(length + 18));
    while (input_.size() < size && fill()) {
    }
    response.body = input_.substr(0, size);
    input_.erase(0, size);
    return response;
  }

  RawResponse ask(std::string_view bytes) {
    send(bytes);
    return read();
  }

  /// True where the server ends the connection without another byte.
  bool ends() { return input_.empty() && !fill() && !timed_out_; }

  /// All that comes until the server ends the connection, whether it is HTTP or not.
  std::string rest() {
    while (fill()) {
    }
    return std::exchange(input_, {});
  }

  /// Ends the connection with a reset, as a killed client does.
  void reset() {
    const linger now = {1, 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_LINGER, &now, sizeof now);
    close();
  }
  void close() {
    if (socket_ >= 0) ::close(std::exchange(socket_, -1));
  }

 private:
  bool fill() {
    char bytes[4096];
    const ssize_t count = ::recv(socket_, bytes, sizeof bytes, 0);
    timed_out_ = count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK);
    if (count <= 0) return false;
    input_.append(bytes, static_cast<std::size_t>(count));
    return true;
  }

  int socket_;
  bool timed_out_ = false;
  std::string input_;
};

}  // namespace groundwork::http
