#include "cli/host.hpp"

#include <cstdlib>
#include <span>

#include <fmt/format.h>

#include "cli/mail_courier.hpp"
#include "cli/tables.hpp"
#include "gateway/browser.hpp"
#include "gateway/federation.hpp"
#include "gateway/gateway.hpp"
#include "gateway/operator.hpp"
#include "http/pages.hpp"
#include "http/server.hpp"
#include "plane/billing/jobs.hpp"
#include "plane/budgets/jobs.hpp"
#include "plane/identities/service_linked_roles.hpp"
#include "plane/life/jobs.hpp"
#include "plane/operator_settings.hpp"
#include "plane/organizations/jobs.hpp"
#include "plane/plane.hpp"
#include "plane/schema.hpp"
#include "plane/signup.hpp"
#include "plane/support/jobs.hpp"

namespace groundwork::cli {

// What the build has packed of console/ (cmake/Pages.cmake); empty where there was no Node.js.
extern const std::span<const http::Asset> kPageAssets;

namespace {

base::SealKey master_key(const HostOptions& options, base::Random& random) {
  if (options.data) return base::SealKey::load_or_create(*options.data / "master.key", random);
  return base::SealKey(random.bytes(base::SealKey::kBytes));
}

std::string operator_token(const HostOptions& options, base::Random& random) {
  if (!options.operator_token.empty() || !options.data) return options.operator_token;
  return base::load_or_create_secret(operator_token_file(*options.data), random);
}

std::string database_path(const HostOptions& options) {
  if (!options.data) return ":memory:";
  // A folder that was there before keeps its mode: it may be home to more. Our files are the owner's in any
  // case.
  if (std::filesystem::create_directories(*options.data)) {
    std::filesystem::permissions(*options.data, std::filesystem::perms::owner_all);
  }
  return (*options.data / "plane.db").string();
}

}  // namespace

struct Host::Parts {
  explicit Parts(HostOptions given) : options(std::move(given)) {
    const std::string path = database_path(options);
    plane = std::make_unique<plane::Plane>(
        plane::Plane::Parts{.database = store::open_sqlite(path, plane::migrations()),
                            .clock = clock,
                            .random = random,
                            .seal = master_key(options, *random),
                            .settings = options.settings,
                            .job_handlers = job_handlers()});
    plane->read([&](plane::Work& work) { clock->set_offset_ms(plane::clock_offset_ms(work.unit)); });
    if (options.seed) sow();
    options.operator_token = operator_token(options, *random);
    gateway = std::make_unique<gateway::Gateway>(*plane, all_tables(), options.auth, options.operator_token);
    browser = std::make_unique<gateway::Browser>(
        *plane, [this](gateway::HttpRequest request, gateway::Respond respond) {
          gateway->handle(std::move(request), std::move(respond));
        });
    federation = std::make_unique<gateway::Federation>(*plane);
    desk = std::make_unique<gateway::Operator>(*plane, clock, operator_options());
    server = std::make_unique<http::Server>(
        http::ServerOptions{
            .address = options.address, .port = options.port, .threads = options.threads, .tls = options.tls},
        [this](gateway::HttpRequest request, gateway::Respond respond) {
          dispatch(std::move(request), std::move(respond));
        });
    server->start();
    if (!options.smtp.empty()) courier = std::make_unique<MailCourier>(*plane, options.smtp);
    plane->start_scheduler();
  }

  ~Parts() {
    if (server) server->stop();
    // Queued events still need the gateway.
    if (plane) plane->database().flush();
  }

  /// Who answers a request: what is not AWS's goes elsewhere, all the rest to the gateway.
  void dispatch(gateway::HttpRequest request, gateway::Respond respond) {
    if (gateway::Operator::owns(request)) {
      desk->handle(std::move(request), std::move(respond));
    } else if (http::Pages::owns(request)) {
      respond(pages.answer(request));
    } else if (gateway::Federation::owns(request)) {
      federation->handle(request, respond);
    } else if (gateway::Browser::owns(request)) {
      browser->handle(std::move(request), std::move(respond));
    } else {
      gateway->handle(std::move(request), std::move(respond));
    }
  }

  static std::map<std::string, plane::JobHandler> job_handlers() {
    auto handlers = plane::organizations::job_handlers();
    handlers.merge(plane::billing::job_handlers());
    handlers.merge(plane::budgets::job_handlers());
    handlers.merge(plane::signup::job_handlers());
    handlers.merge(plane::life::job_handlers());
    handlers.merge(plane::service_linked_role_jobs());
    handlers.merge(plane::support::job_handlers());
    return handlers;
  }

  /// A seed goes into an empty plane alone: what a user has made is never overwritten.
  void sow() {
    plane->write_and_wait([this](plane::Work& work) {
      if (work.unit.exists("SELECT 1 FROM accounts")) return;
      plane::apply_seed(work, *options.seed);
      seeded = true;
    });
  }

  gateway::Operator::Options operator_options() {
    gateway::Operator::Options made{.version = kVersion, .token = options.operator_token, .reset = {}};
    if (options.allow_reset) {
      made.reset = [this] {
        plane->write_and_wait([this](plane::Work& work) {
          plane::clear(work);
          // The clock is reset too, so that the seed is as old as the machine's time.
          plane::Work anew{work.unit, clock->unmoved_now(), work.random, work.seal, work.settings};
          if (options.seed) plane::apply_seed(anew, *options.seed);
        });
        clock->set_offset_ms(0);
      };
    }
    return made;
  }

  HostOptions options;
  bool seeded = false;
  std::shared_ptr<base::SystemClock> clock = std::make_shared<base::SystemClock>();
  std::shared_ptr<base::SystemRandom> random = std::make_shared<base::SystemRandom>();
  std::unique_ptr<plane::Plane> plane;
  std::unique_ptr<gateway::Gateway> gateway;
  std::unique_ptr<gateway::Operator> desk;
  std::unique_ptr<gateway::Browser> browser;
  std::unique_ptr<gateway::Federation> federation;
  http::Pages pages{kPageAssets};
  std::unique_ptr<MailCourier> courier;
  std::unique_ptr<http::Server> server;
};

Host::Host(HostOptions options) : parts_(std::make_unique<Parts>(std::move(options))) {}
Host::~Host() = default;

std::string Host::url() const {
  const HostOptions& options = parts_->options;
  const bool is_ipv6 = options.address.find(':') != std::string::npos;
  return fmt::format("{}://{}{}{}:{}", options.tls ? "https" : "http", is_ipv6 ? "[" : "", options.address,
                     is_ipv6 ? "]" : "", parts_->server->port());
}

bool Host::has_pages() { return !kPageAssets.empty(); }

bool Host::was_seeded() const { return parts_->seeded; }

void Host::stop() { parts_->server->stop(); }

std::filesystem::path operator_token_file(const std::filesystem::path& data) {
  return data / "operator-token";
}

std::filesystem::path default_data_folder() {
  if (const char* folder = std::getenv("XDG_DATA_HOME"); folder != nullptr && *folder != '\0') {
    return std::filesystem::path(folder) / "groundwork";
  }
  const char* home = std::getenv("HOME");
  return std::filesystem::path(home == nullptr ? "." : home) / ".local" / "share" / "groundwork";
}

}  // namespace groundwork::cli
