// The HTTP layer with nothing behind it: what every other rate is compared with.

#include <csignal>
#include <cstdio>
#include <exception>
#include <string>
#include <utility>

#include "bench/arguments.hpp"
#include "bench/worker.hpp"
#include "http/server.hpp"

namespace groundwork::bench {
namespace {

constexpr const char* kUsage =
    "usage: bare_server [--port N] [--threads N] [--answer inline|worker]\n"
    "  Answers every request on 127.0.0.1 with 200 and 300 bytes, until SIGINT or SIGTERM.\n"
    "  --port     0 (the default) takes a free one, printed on the first line\n"
    "  --threads  0 (the default) is the server's own choice\n"
    "  --answer   from the handler itself (the default), or by way of one worker thread\n";

constexpr std::size_t kBodyBytes = 300;

gateway::HttpResponse fixed_answer() {
  return {200,
          "text/xml",
          {{"x-amzn-RequestId", "11111111-2222-3333-4444-555555555555"}},
          std::string(kBodyBytes, 'x')};
}

int run(int count, char** values) {
  http::ServerOptions options;
  options.port = 0;
  bool inline_answer = true;
  Arguments arguments(count, values, kUsage);
  while (arguments.next()) {
    if (arguments.name() == "--port") {
      options.port = static_cast<std::uint16_t>(arguments.number(0, 65535));
    } else if (arguments.name() == "--threads") {
      options.threads = arguments.number(0, 64);
    } else if (arguments.name() == "--answer") {
      const std::string how = arguments.text();
      if (how != "inline" && how != "worker") arguments.fail("--answer takes inline or worker");
      inline_answer = how == "inline";
    } else {
      arguments.fail_unknown();
    }
  }

  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);

  Worker worker;
  http::Server server(options, [&](gateway::HttpRequest, gateway::Respond respond) {
    if (inline_answer) return respond(fixed_answer());
    worker.run([respond = std::move(respond)] { respond(fixed_answer()); });
  });
  server.start();
  std::printf("127.0.0.1:%d\n", server.port());
  std::fflush(stdout);
  int signal = 0;
  sigwait(&signals, &signal);
  server.stop();
  return 0;
}

}  // namespace
}  // namespace groundwork::bench

int main(int count, char** values) {
  try {
    return groundwork::bench::run(count, values);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
