#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>

#include "gateway/http_message.hpp"

namespace groundwork::http {

class Connection;
class Loop;

/// The right to answer one request, once. All copies of the request's Respond share it; it may outlive the
/// connection and the server, so it holds neither.
class Exchange {
 public:
  Exchange(std::weak_ptr<Loop> loop, std::weak_ptr<Connection> connection, std::uint64_t id);
  /// A Respond that was dropped unused would leave its client waiting for ever: answers 500.
  ~Exchange();
  Exchange(const Exchange&) = delete;
  Exchange& operator=(const Exchange&) = delete;

  /// Any thread. The first answer counts, later ones are dropped.
  void answer(gateway::HttpResponse response);

  /// Calls the handler. An answer that it gives before it returns is handed back here without passing through
  /// a queue; any other goes to Connection::take.
  static std::optional<gateway::HttpResponse> call(const std::shared_ptr<Exchange>& exchange,
                                                   const gateway::HttpHandler& handler,
                                                   gateway::HttpRequest request);

 private:
  void deliver(gateway::HttpResponse response);

  std::weak_ptr<Loop> loop_;
  std::weak_ptr<Connection> connection_;
  std::uint64_t id_;
  std::atomic<bool> answered_{false};
  std::optional<gateway::HttpResponse> inline_answer_;
};

}  // namespace groundwork::http
