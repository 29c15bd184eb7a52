#include "cli/watch.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "cli/watch_page.hpp"
#include "http/server.hpp"
#include "report/run_state.hpp"

namespace groundwork::cli {
namespace {

constexpr std::size_t kTokenLength = 32;  ///< letters and digits: 165 bits
constexpr std::int64_t kEndMsMax = 5'000;
constexpr std::int64_t kInterruptedEndMsMax = 1'000;
constexpr std::int64_t kOthersMs = 500;  ///< for other windows, after the first that has the end
constexpr std::int64_t kSliceMs = 20;

http::ServerOptions server_options(std::uint16_t port) {
  return {.port = port, .threads = 1, .body_bytes_max = 1024, .connections_max = 64, .stop_grace_ms = 1'000};
}

}  // namespace

struct Watch::State {
  explicit State(Parts parts)
      : page({.clock = parts.clock,
              .path = fmt::format("/{}/", parts.random.text(kTokenLength, base::kLowerAlnum)),
              .report_file = std::move(parts.report_file),
              .begun = std::move(parts.begun)}),
        record(parts.clock, [this](auto state) { take(std::move(state)); }),
        server(server_options(parts.port),
               [this](const gateway::HttpRequest& request, gateway::Respond respond) {
                 page.handle(request, std::move(respond));
               }) {
    server.start();
    // Not localhost: a browser may take that for [::1] first, where another user's program could listen on
    // the same port and learn the path.
    url = fmt::format("http://127.0.0.1:{}{}", server.port(), page.path());
  }

  void take(std::shared_ptr<const report::RunState> state) {
    if (state->has_ended) {
      end = std::move(state);
    } else {
      page.publish(std::move(state));
    }
  }

  WatchPage page;
  report::RunRecord record;
  http::Server server;
  std::string url;
  std::shared_ptr<const report::RunState> end;
};

Watch::Watch(Parts parts) : state_(std::make_unique<State>(std::move(parts))) {}

Watch::~Watch() {
  state_->page.close();  // or the server would wait for those who wait
}

const std::string& Watch::url() const { return state_->url; }

report::Progress& Watch::progress() { return state_->record; }

void Watch::show_the_end(const std::function<bool()>& is_interrupted) {
  if (state_->end) state_->page.publish(state_->end);
  const bool was_interrupted = is_interrupted();
  std::int64_t left_ms = was_interrupted ? kInterruptedEndMsMax : kEndMsMax;
  for (; left_ms > 0; left_ms -= kSliceMs) {
    if (state_->page.has_shown_the_end()) left_ms = std::min(left_ms, kOthersMs);
    if (!was_interrupted && is_interrupted()) return;
    base::sleep_ms(kSliceMs);
  }
}

}  // namespace groundwork::cli
