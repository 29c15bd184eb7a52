#include "portal/passkey_page.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "portal/errors.hpp"

namespace groundwork::portal {
namespace {

bool is_ip_address(std::string_view host) {
  return host.starts_with('[') || host.find_first_not_of("0123456789.") == std::string_view::npos;
}

/// Browsers trust these without TLS.
bool is_localhost(std::string_view host) { return host == "localhost" || host.ends_with(".localhost"); }

}  // namespace

PasskeyPage passkey_page(const services::Call& call) {
  const std::string authority = base::lower(call.host);
  const std::size_t colon = authority.find_first_of(":]");
  const bool has_port = colon != std::string::npos && authority[colon] == ':';
  const std::string host = has_port ? authority.substr(0, colon) : authority;
  const std::string_view scheme = call.secure ? "https" : "http";
  if (is_ip_address(host)) {
    const std::size_t port = authority.rfind(':');
    const bool is_port = port != std::string::npos && authority.find(']', port) == std::string::npos;
    throw passkey_address(fmt::format(
        "A passkey belongs to the name of a host, and {} is an IP address, or none. Open this page at "
        "{}://localhost{} instead, or under the host's name.",
        authority, scheme, is_port ? authority.substr(port) : ""));
  }
  if (!call.secure && !is_localhost(host)) {
    throw passkey_address(fmt::format(
        "Browsers offer passkeys on pages with https and on localhost alone, and this page is http://{}.",
        authority));
  }
  return {.rp_id = host, .origin = fmt::format("{}://{}", scheme, authority)};
}

}  // namespace groundwork::portal
