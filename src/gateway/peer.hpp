#pragma once

#include <string_view>

#include "gateway/http_message.hpp"

/// Who sits at the other end of a connection, as far as the request itself tells.
namespace groundwork::gateway {

/// Whether an address is this machine's own.
bool is_loopback(std::string_view address);

/// Whether the request comes from somebody at this machine: over the loopback, to one of its names, and past
/// no proxy. A page of another site whose name was pointed at the loopback (DNS rebinding) names that site as
/// the host, and what a proxy passes on may come from anywhere.
bool is_local(const HttpRequest& request);

/// A page of another site may make a browser send requests here; it cannot hide that it did.
bool is_from_other_site(const HttpRequest& request);

/// Whether the request carries the operator's token as `Authorization: Bearer`. Never where there is none.
bool knows_token(const HttpRequest& request, std::string_view token);

}  // namespace groundwork::gateway
