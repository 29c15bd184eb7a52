#pragma once

#include <array>
#include <optional>
#include <tuple>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "http/loop.hpp"

namespace groundwork::http {

/// Errors come as values.
inline constexpr asio::as_tuple_t<asio::use_awaitable_t<Executor>> kTuple{};

/// A client's bytes, through TLS or as they are. For the loop's thread.
class Stream {
 public:
  template <class... Results>
  using Task = asio::awaitable<std::tuple<boost::system::error_code, Results...>, Executor>;
  using Buffers = std::array<asio::const_buffer, 2>;

  /// `tls` null: as they are.
  Stream(Socket socket, asio::ssl::context* tls);
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;

  Socket& socket() { return socket_; }
  bool is_secure() const { return tls_.has_value(); }
  /// From here on as they are: what the client sends is no TLS.
  void give_up_tls() { tls_.reset(); }

  Task<> async_handshake();
  Task<std::size_t> async_read_some(asio::mutable_buffer room);
  Task<std::size_t> async_write(const Buffers& buffers);
  /// Says goodbye, and waits for the client to say it too. Of TLS alone.
  Task<> async_goodbye();

  /// Writes with one system call what the client takes at once. Through TLS that is nothing: what leaves
  /// there is not what was given.
  std::size_t write_now(const Buffers& buffers, boost::system::error_code& error);

 private:
  Socket socket_;
  std::optional<asio::ssl::stream<Socket&>> tls_;
};

}  // namespace groundwork::http
