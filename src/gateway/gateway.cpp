#include "gateway/gateway.hpp"

#include <exception>

#include <fmt/format.h>

#include "gateway/stages.hpp"
#include "protocol/codec.hpp"

namespace groundwork::gateway {
namespace {

constexpr std::uint32_t kPruneEvery = 1000;

/// What a stage threw, as a refusal: an ApiError is AWS's own; anything else is a bug of ours, told on
/// standard error with the request's id and answered as AWS answers its own.
aws::ApiError refusal_of(const std::exception_ptr& failure, const Exchange& exchange) {
  try {
    std::rethrow_exception(failure);
  } catch (const aws::ApiError& error) {
    return error;
  } catch (const std::exception& error) {
    const std::string_view name = exchange.operation == nullptr ? "-" : exchange.operation->name;
    fmt::print(stderr, "groundwork: request {} ({}) failed inside: {}\n", exchange.request_id, name,
               error.what());
    return aws::internal_failure();
  }
}

}  // namespace

Gateway::Gateway(plane::Plane& plane, std::vector<const services::Table*> tables, AuthMode mode,
                 std::string operator_token)
    : plane_(plane),
      router_(std::move(tables)),
      authenticator_(authority_, mode),
      mode_(mode),
      operator_token_(std::move(operator_token)) {}

void Gateway::handle(HttpRequest request, Respond respond) {
  auto exchange = std::make_shared<Exchange>();
  exchange->request = std::move(request);
  exchange->respond = std::move(respond);
  exchange->request_id = plane_.random().uuid();
  exchange->received_at = plane_.clock().now();
  exchange->received_unmoved_at = plane_.clock().unmoved_now();
  try {
    router_.route(*exchange);
    plane_.read([&](plane::Work& work) { read_stages(*exchange, work); });
  } catch (...) {
    exchange->error = refusal_of(std::current_exception(), *exchange);
  }
  if (!exchange->error && exchange->handler->writes) {
    write_stages(exchange);
  } else {
    finish(exchange, false);
  }
}

void Gateway::read_stages(Exchange& exchange, plane::Work& work) {
  // Who guesses names and passwords is stopped before anything is looked up.
  throttle_.admit(exchange, work.settings);
  // Who asks comes first: nothing of a request is read for a stranger.
  authenticator_.authenticate(exchange, work);
  // Whether these credentials may reach the service at all; AWS tells this before it looks at the parameters.
  admit(exchange, work);
  admit_to_mailbox(exchange, operator_token_);
  if (exchange.handler == nullptr) {
    throw aws::not_implemented(exchange.table->model().name, exchange.operation->name);
  }
  // The input is checked before policies are asked, since resources are named in it.
  decode(exchange);
  authorize(exchange, authority_, mode_, work);
  if (!exchange.handler->writes) gateway::handle(exchange, work);
}

void Gateway::write_stages(const ExchangePtr& exchange) {
  plane_.write(
      exchange->received_at,
      [this, exchange](plane::Work& work) {
        try {
          gateway::handle(*exchange, work);
        } catch (const aws::ApiError& error) {
          if (!error.keeps_changes) throw;
          exchange->error = error;
        }
        // In the same unit, so that there is no change without its event.
        record(work.unit, *exchange, work.random.uuid());
      },
      [this, exchange](std::exception_ptr failure) {
        if (failure) exchange->error = refusal_of(failure, *exchange);
        finish(exchange, !failure);
      });
}

void Gateway::finish(const ExchangePtr& exchange, bool recorded) {
  Exchange& x = *exchange;
  const shape::Service& service = router_.spelling_for(x);
  HttpResponse response = x.error
                              ? protocol::encode_error(service, *x.error, x.request_id)
                              : protocol::encode_output(service, *x.operation, x.output.get(), x.request_id);
  x.respond(std::move(response));
  // An event needs an operation and somebody, or nobody, who was looked for.
  if (recorded || x.operation == nullptr || !x.identity || !x.table->is_recorded_by_gateway()) return;
  plane_.write_later(
      [this, exchange](store::Unit& unit) { record(unit, *exchange, plane_.random().uuid()); });
}

void Gateway::record(store::Unit& unit, const Exchange& exchange, std::string event_id) {
  if (!exchange.table->is_recorded_by_gateway()) return;
  plane::insert_event(unit, event_of(exchange, std::move(event_id)));
  if (++recorded_ < kPruneEvery) return;
  recorded_ = 0;
  plane::prune_events(unit, plane_.settings()[plane::Setting::events_kept]);
}

}  // namespace groundwork::gateway
