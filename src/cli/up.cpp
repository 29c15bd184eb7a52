#include "cli/up.hpp"

#include <cstdio>
#include <cstdlib>

#include <fmt/format.h>

#include "base/secret.hpp"
#include "cli/host.hpp"
#include "cli/mail_courier.hpp"
#include "cli/operator_client.hpp"
#include "cli/seed_file.hpp"
#include "cli/server_certificate.hpp"
#include "cli/settings.hpp"
#include "cli/shell.hpp"
#include "cli/signals.hpp"
#include "cli/usage.hpp"
#include "gateway/peer.hpp"
#include "http/server.hpp"

namespace groundwork::cli {
namespace {

constexpr std::size_t kTokenBytesMin = 16;

/// From the environment: arguments can be read by everyone on the machine.
std::string operator_token() {
  const char* given = std::getenv(kOperatorTokenVariable);
  if (given == nullptr || *given == '\0') return {};
  std::string token(given);
  if (token.size() < kTokenBytesMin || token.find_first_of(" \t\r\n") != std::string::npos) {
    throw UsageFault(fmt::format("${} must have at least {} characters, none of them blank",
                                 kOperatorTokenVariable, kTokenBytesMin));
  }
  return token;
}

gateway::AuthMode auth_mode(const UpOptions& options) {
  if (options.auth != "open") return gateway::AuthMode::enforced;
  if (!gateway::is_loopback(options.address)) {
    throw UsageFault(fmt::format(
        "--auth open is refused on {}: whoever reaches the address could do anything; listen on 127.0.0.1, "
        "or keep --auth enforced",
        options.address));
  }
  return gateway::AuthMode::open;
}

std::filesystem::path data_folder(const UpOptions& options) {
  return options.data.value_or(default_data_folder());
}

/// A self-made certificate is kept also where the data is not: whoever has trusted it once goes on to.
std::optional<ServerCertificate> server_certificate(const UpOptions& options) {
  const base::SystemClock clock;
  if (options.tls_certificate) return given_certificate(*options.tls_certificate, *options.tls_key, clock);
  if (!options.tls) return std::nullopt;
  return self_made_certificate(data_folder(options) / "tls", options.address, clock);
}

HostOptions host_options(const UpOptions& options, const std::optional<ServerCertificate>& certificate) {
  HostOptions made{.data = {},
                   .address = options.address,
                   .port = options.port,
                   .threads = options.threads,
                   .auth = auth_mode(options),
                   .settings = settings_from(options.settings, options.realistic_times),
                   .seed = {},
                   .allow_reset = options.allow_reset,
                   .operator_token = operator_token(),
                   .tls = certificate ? std::optional(certificate->identity) : std::nullopt,
                   .smtp = options.smtp};
  if (!options.smtp.empty() && !is_smtp_server(options.smtp)) {
    throw UsageFault(fmt::format("--smtp {}: it must be HOST:PORT, such as localhost:1025", options.smtp));
  }
  if (!options.memory) made.data = data_folder(options);
  if (options.seed) made.seed = load_seed(*options.seed);
  return made;
}

/// A seed that breaks a rule of AWS's is a fault of the file.
std::unique_ptr<Host> start(const UpOptions& options, const std::optional<ServerCertificate>& certificate) {
  try {
    return std::make_unique<Host>(host_options(options, certificate));
  } catch (const http::TlsError& error) {
    const bool key = error.part() == http::TlsError::Part::kKey;
    throw UsageFault(
        fmt::format("{}: {}", (key ? certificate->key_file : certificate->file).string(), error.what()));
  } catch (const std::invalid_argument& error) {
    if (!options.seed) throw;
    throw UsageFault(fmt::format("{}: {}", options.seed->string(), error.what()));
  }
}

void line(std::string_view name, const std::string& value) { fmt::print("  {:<14} {}\n", name, value); }

std::string seed_words(const UpOptions& options, const Host& host) {
  if (!options.seed) return "none: accounts come from the sign-up page";
  return options.seed->string() +
         (host.was_seeded() ? ", applied" : ", not applied: the plane has accounts already");
}

/// Who on other machines may read the mailbox and use /_groundwork/.
std::string operator_words(const UpOptions& options) {
  if (!operator_token().empty()) return fmt::format("on other machines with ${}", kOperatorTokenVariable);
  if (options.memory) return "on this machine alone";
  return "on other machines with the token in " + operator_token_file(data_folder(options)).string();
}

std::string tls_words(const ServerCertificate& certificate) {
  return fmt::format("{}{}, SHA-256 {}", certificate.self_made ? "self-made certificate " : "",
                     certificate.file.string(), certificate.fingerprint);
}

std::string environment_command(const UpOptions& options, const Host& host,
                                const std::optional<ServerCertificate>& certificate) {
  std::string command = fmt::format("groundwork env --endpoint {}", shell_quoted(host.url()));
  if (certificate && certificate->self_made) {
    command += fmt::format(" --ca-bundle {}", shell_quoted(certificate->file.string()));
  }
  if (options.seed) command += fmt::format(" --seed {}", shell_quoted(options.seed->string()));
  return fmt::format("eval \"$({})\"", command);
}

/// With a name where there is one: passkeys are bound to it, and an address of numbers has none.
std::string pages_url(const UpOptions& options, const Host& host) {
  const std::string url = host.url();
  if (!gateway::is_loopback(options.address)) return url;
  return url.substr(0, url.find("://")) + "://localhost" + url.substr(url.rfind(':'));
}

void announce(const UpOptions& options, const Host& host,
              const std::optional<ServerCertificate>& certificate) {
  fmt::print("groundwork {} serves {}\n", kVersion, host.url());
  line("pages", Host::has_pages() ? pages_url(options, host) + "/, what was mailed at /mail"
                                  : "not in this build; " + host.url() + "/ tells how to get them");
  line("data", options.memory ? "in memory, gone when it stops" : data_folder(options).string());
  if (certificate) line("tls", tls_words(*certificate));
  line("authorization", options.auth == "open" ? "OPEN: signatures and policies are not asked" : "enforced");
  line("seed", seed_words(options, host));
  line("reset", options.allow_reset ? "allowed: POST /_groundwork/reset" : "not allowed");
  if (!gateway::is_loopback(options.address)) line("operator", operator_words(options));
  if (!options.smtp.empty()) line("mails", "in the mailbox, and delivered to " + options.smtp);
  line("times", options.realistic_times ? "as long as AWS takes" : "shortened to moments");
  for (const std::string& setting : options.settings) line("setting", setting);
  line("environment", environment_command(options, host, certificate));
  std::fflush(stdout);
  if (options.auth == "open") {
    fmt::print(
        stderr,
        "groundwork up: WARNING: --auth open: every request is trusted, whoever sent it; nothing that is "
        "tried here says what AWS would allow\n");
  }
}

}  // namespace

int run_up(const UpOptions& options) {
  if (options.list_settings) {
    fmt::print("{}", settings_table());
    return kDone;
  }
  // What a former run has left would be taken for this one's.
  if (options.ready_file) std::filesystem::remove(*options.ready_file);
  const StopSignals signals;
  const auto certificate = server_certificate(options);
  const std::unique_ptr<Host> host = start(options, certificate);
  announce(options, *host, certificate);
  if (options.ready_file) base::write_passing_file(*options.ready_file, host->url() + "\n");
  signals.wait();
  fmt::print("groundwork up: stopping; a second signal ends it at once\n");
  std::fflush(stdout);
  host->stop();
  return kDone;
}

}  // namespace groundwork::cli
