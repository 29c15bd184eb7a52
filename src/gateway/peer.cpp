#include "gateway/peer.hpp"

#include <string>

#include "base/digest.hpp"
#include "base/text.hpp"

namespace groundwork::gateway {
namespace {

/// The name in `NAME` or `NAME:PORT`.
std::string_view name_of(std::string_view host) { return host.substr(0, host.find(':')); }

/// An address, or a name that every resolver keeps to this machine (RFC 6761, 6.3): not one that another site
/// has pointed here.
bool is_trustworthy(std::string_view host) {
  if (host.starts_with('[')) return true;
  const std::string name = base::lower(name_of(host));
  return name == "localhost" || name.ends_with(".localhost") ||
         (!name.empty() && name.find_first_not_of("0123456789.") == std::string::npos);
}

bool is_forwarded(const HttpRequest& request) {
  return !request.header("forwarded").empty() || !request.header("x-forwarded-for").empty();
}

}  // namespace

bool is_loopback(std::string_view address) {
  return address.starts_with("127.") || address == "::1" || address.starts_with("::ffff:127.");
}

bool is_local(const HttpRequest& request) {
  return is_loopback(request.remote_address) && is_trustworthy(request.header("host")) &&
         !is_forwarded(request);
}

bool is_from_other_site(const HttpRequest& request) {
  const std::string_view origin = request.header("origin");
  if (origin.empty()) return false;
  const std::size_t host_at = origin.find("://");
  return host_at == std::string_view::npos || origin.substr(host_at + 3) != request.header("host");
}

bool knows_token(const HttpRequest& request, std::string_view token) {
  return !token.empty() &&
         base::equal_constant_time(request.header("authorization"), "Bearer " + std::string(token));
}

}  // namespace groundwork::gateway
