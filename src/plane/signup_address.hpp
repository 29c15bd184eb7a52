#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "plane/accounts.hpp"

namespace groundwork::plane::signup {

struct PostalAddress {
  std::string address_line_1;
  std::optional<std::string> address_line_2, address_line_3;
  std::string city;
  std::optional<std::string> district_or_county, state_or_region;
  std::string postal_code, country_code;
};

/// As one column keeps them. What these read was written by them.
std::string to_json(const ContactInformation& contact);
std::string to_json(const PostalAddress& address);
ContactInformation contact_from_json(std::string_view text);
PostalAddress address_from_json(std::string_view text);

}  // namespace groundwork::plane::signup
