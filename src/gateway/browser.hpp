#pragma once

#include "gateway/http_message.hpp"
#include "plane/plane.hpp"

namespace groundwork::gateway {

/// The pages' way to the portal, a stage in front of the gateway: it keeps the portal's tokens in cookies
/// that scripts cannot read, so that no page ever sees one.
///
/// A call with the header `x-groundwork-pages` is a page's. Its answer's `signUpToken`, `signInToken` and
/// `sessionToken` become cookies and leave the body; where the input needs one of them and the body has none,
/// it comes from the cookie. Whoever uses a cookie sends back, as `x-groundwork-csrf`, what the readable
/// cookie `gw-csrf` says; it is bound by HMAC to the token in the cookie. A call without the first header is
/// none of its matters, and no cookie of it is ever looked at.
/// docs/adr/0009-pages-use-the-public-wire.md has the reasons. Thread-safe.
class Browser {
 public:
  Browser(plane::Plane& plane, HttpHandler portal) : plane_(plane), portal_(std::move(portal)) {}

  static bool owns(const HttpRequest& request);
  void handle(HttpRequest request, Respond respond) const;

 private:
  plane::Plane& plane_;
  HttpHandler portal_;
};

}  // namespace groundwork::gateway
