#pragma once

#include <memory>
#include <string>
#include <vector>

#include "gateway/authenticate.hpp"
#include "gateway/http_message.hpp"
#include "gateway/router.hpp"
#include "gateway/throttle.hpp"
#include "plane/plane.hpp"

namespace groundwork::gateway {

/// Answers AWS's API: takes each request through the pipeline (gateway.cpp lists it, with reasons).
/// Thread-safe.
class Gateway {
 public:
  /// `operator_token` opens the mailbox to callers on other machines; empty: it stays closed to them.
  Gateway(plane::Plane& plane, std::vector<const services::Table*> tables, AuthMode mode,
          std::string operator_token = {});

  /// Reads are answered on the calling thread; writes from the writer's, once they are durable.
  void handle(HttpRequest request, Respond respond);

 private:
  using ExchangePtr = std::shared_ptr<Exchange>;

  /// The stages that only read: everything up to the decision, and for a reading operation its answer too.
  void read_stages(Exchange& exchange, plane::Work& work);
  void write_stages(const ExchangePtr& exchange);
  void finish(const ExchangePtr& exchange, bool recorded);
  /// Writes the event, and now and then forgets the oldest ones.
  void record(store::Unit& unit, const Exchange& exchange, std::string event_id);

  plane::Plane& plane_;
  Router router_;
  plane::Authority authority_;
  Authenticator authenticator_;
  AuthMode mode_;
  std::string operator_token_;
  Throttle throttle_;
  std::uint32_t recorded_ = 0;  // events since the oldest were forgotten; the writer's thread alone counts
};

}  // namespace groundwork::gateway
