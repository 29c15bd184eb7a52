#include "prepare/wire.hpp"

namespace groundwork::prepare {

Wire::Wire(Parts parts)
    : parts_(std::move(parts)),
      context_{.send = [this](const client::HttpRequest& request) { return send(request); },
               .clock = parts_.clock,
               .random = parts_.random,
               .sleep = parts_.sleep,
               .observe = [this](const client::CallRecord& done) { record(done); },
               .retry = parts_.retry,
               .user_agent = parts_.user_agent} {}

bool Wire::is_change(const shape::Service& service, std::string_view operation) {
  const shape::Operation* found = service.find(operation);
  return found == nullptr || !found->readonly;
}

client::HttpResponse Wire::send(const client::HttpRequest& request) {
  try {
    return parts_.send(request);
  } catch (const client::TransportError& error) {
    // The answer to a change may have been lost after the change was made: whoever made it looks first.
    throw client::TransportError(error.what(), error.retryable && !is_change_);
  }
}

void Wire::record(const client::CallRecord& done) {
  if (!observe_) return;
  observe_({.service = done.service,
            .operation = done.operation,
            .region = done.region,
            .request = request_,
            .http_status = done.http_status,
            .error_code = done.http_status == 0 ? std::string() : done.error_code,
            .request_id = done.request_id,
            .duration_ms = done.duration_ms});
}

}  // namespace groundwork::prepare
