#pragma once

#include <map>
#include <memory>
#include <string>

#include "gateway/http_message.hpp"
#include "plane/authority.hpp"
#include "plane/plane.hpp"

namespace groundwork::gateway {

/// AWS's federation endpoint, /federation: temporary credentials become a link that signs a browser in.
///
///     Action=getSigninToken&Session={"sessionId","sessionKey","sessionToken"}[&SessionDuration=N]
///         answers {"SigninToken": "..."}
///     Action=login&Issuer=URL&Destination=URL&SigninToken=TOKEN
///         opens a console session, and sends the browser on to Destination, which is a page of the plane's
///         own; a browser whose link opens nothing is sent to the sign-in page, which says why
///
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_enable-console-custom-url.html
/// Thread-safe.
class Federation {
 public:
  explicit Federation(plane::Plane& plane) : plane_(plane) {}

  static bool owns(const HttpRequest& request);
  void handle(const HttpRequest& request, const Respond& respond);

 private:
  using Parameters = std::map<std::string, std::string>;
  void give_token(const HttpRequest& request, const Parameters& parameters, const Respond& respond);
  void sign_in(const HttpRequest& request, const Parameters& parameters, const Respond& respond);

  plane::Plane& plane_;
  plane::Authority authority_;
};

/// The page that Destination names, as the path of a redirect: on our own host, or AWS's console, which is
/// /console here. Empty for any other: a link must not send a browser that it has signed in somewhere else.
std::string page_of(std::string_view destination, std::string_view own_host);

}  // namespace groundwork::gateway
