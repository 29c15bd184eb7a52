#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>

#include "base/certificate.hpp"
#include "base/clock.hpp"
#include "gateway/http_message.hpp"

namespace groundwork::http {

struct ServerOptions {
  std::string address = "127.0.0.1";  ///< an IPv4 or IPv6 address, not a name
  std::uint16_t port = 4566;          ///< 0 takes a free one
  int threads = 0;                    ///< 0: as many as the machine has, at most 4

  std::size_t head_bytes_max = 64 * 1024;  ///< request line and headers; above it 431
  /// Above it 413. Support's three attachments of 5 MB, in base64, are the largest request of any API.
  std::size_t body_bytes_max = 22'000'000;
  std::int64_t header_timeout_ms = 10'000;  ///< from the first byte of a head to its last; then 408
  std::int64_t body_timeout_ms = 60'000;    ///< for a whole body to come (then 408), or an answer to be taken
  std::int64_t idle_timeout_ms = 60'000;    ///< between requests; then the connection closes without a word
  int connections_max = 4096;               ///< above it a connection gets 503 and is closed
  std::int64_t stop_grace_ms = 10'000;      ///< what stop() leaves to requests in flight
  std::optional<base::TlsIdentity> tls = {};  ///< with it the port speaks TLS and nothing else
  const base::Clock* date_clock = nullptr;  ///< of the Date header; outlives the server; null: the machine's
};

/// The address or the port cannot be had. The text names both and says what to do.
class ListenError : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// The certificate cannot be used, or the key cannot, or not with this certificate.
class TlsError : public std::runtime_error {
 public:
  enum class Part { kCertificate, kKey };

  TlsError(Part part, const std::string& text) : std::runtime_error(text), part_(part) {}
  Part part() const { return part_; }  ///< the one at fault

 private:
  Part part_;
};

/// An HTTP/1.0 and 1.1 server on a few threads of its own.
///
/// The handler is called from several of these threads at once and must neither block nor throw. It may
/// answer before it returns (the fast way) or later from any thread; an answer for a connection or server
/// that is gone is dropped, a second answer to the same request too, and a Respond that is destroyed unused
/// answers 500. Thread-safe, but neither stop() nor wait() nor the destructor may be called from inside the
/// handler.
class Server {
 public:
  /// Throws TlsError where the options' TLS identity cannot be used.
  Server(ServerOptions options, gateway::HttpHandler handler);
  ~Server();  ///< stops
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  /// Listens and returns; connections are served from now on. Called once. Throws ListenError.
  void start();
  /// The port that it listens on, after start().
  std::uint16_t port() const;
  /// Returns when the server has stopped.
  void wait();
  /// Closes the listener and idle connections, lets requests in flight finish within the grace, cuts the rest
  /// and returns when all is over. Calling it again, or before start(), does no harm.
  void stop();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace groundwork::http
