#include "http/stream.hpp"

#include <utility>

#include <boost/asio/error.hpp>
#include <boost/asio/write.hpp>

namespace groundwork::http {

Stream::Stream(Socket socket, asio::ssl::context* tls) : socket_(std::move(socket)) {
  if (tls != nullptr) tls_.emplace(socket_, *tls);
}

Stream::Task<> Stream::async_handshake() {
  return tls_->async_handshake(asio::ssl::stream_base::server, kTuple);
}

Stream::Task<std::size_t> Stream::async_read_some(asio::mutable_buffer room) {
  return tls_ ? tls_->async_read_some(room, kTuple) : socket_.async_read_some(room, kTuple);
}

Stream::Task<std::size_t> Stream::async_write(const Buffers& buffers) {
  return tls_ ? asio::async_write(*tls_, buffers, kTuple) : asio::async_write(socket_, buffers, kTuple);
}

Stream::Task<> Stream::async_goodbye() { return tls_->async_shutdown(kTuple); }

std::size_t Stream::write_now(const Buffers& buffers, boost::system::error_code& error) {
  if (!tls_) return socket_.write_some(buffers, error);
  error = asio::error::would_block;
  return 0;
}

}  // namespace groundwork::http
