#include "plane/signup_address.hpp"

#include <array>

#include <boost/json.hpp>

namespace groundwork::plane::signup {
namespace {

namespace json = boost::json;

template <class T>
struct Field {
  const char* name;
  std::string T::* needed = nullptr;
  std::optional<std::string> T::* optional = nullptr;
};

/// What a contact and a bare address have in common.
template <class T>
constexpr std::array kAddressFields{
    Field<T>{.name = "address_line_1", .needed = &T::address_line_1},
    Field<T>{.name = "address_line_2", .optional = &T::address_line_2},
    Field<T>{.name = "address_line_3", .optional = &T::address_line_3},
    Field<T>{.name = "city", .needed = &T::city},
    Field<T>{.name = "district_or_county", .optional = &T::district_or_county},
    Field<T>{.name = "state_or_region", .optional = &T::state_or_region},
    Field<T>{.name = "postal_code", .needed = &T::postal_code},
    Field<T>{.name = "country_code", .needed = &T::country_code},
};
using Contact = ContactInformation;
constexpr std::array kContactFields{
    Field<Contact>{.name = "full_name", .needed = &Contact::full_name},
    Field<Contact>{.name = "company_name", .optional = &Contact::company_name},
    Field<Contact>{.name = "phone_number", .needed = &Contact::phone_number},
    Field<Contact>{.name = "website_url", .optional = &Contact::website_url},
};

template <class T, std::size_t size>
void write(json::object& out, const T& from, const std::array<Field<T>, size>& fields) {
  for (const Field<T>& field : fields) {
    if (field.needed != nullptr) {
      out[field.name] = from.*field.needed;
    } else if (const auto& value = from.*field.optional) {
      out[field.name] = *value;
    }
  }
}

template <class T, std::size_t size>
void read(const json::object& from, T& to, const std::array<Field<T>, size>& fields) {
  for (const Field<T>& field : fields) {
    const json::value* value = from.if_contains(field.name);
    if (value == nullptr) continue;
    if (field.needed != nullptr) {
      to.*field.needed = json::value_to<std::string>(*value);
    } else {
      to.*field.optional = json::value_to<std::string>(*value);
    }
  }
}

}  // namespace

std::string to_json(const ContactInformation& contact) {
  json::object out;
  write(out, contact, kContactFields);
  write(out, contact, kAddressFields<Contact>);
  return json::serialize(out);
}

std::string to_json(const PostalAddress& address) {
  json::object out;
  write(out, address, kAddressFields<PostalAddress>);
  return json::serialize(out);
}

ContactInformation contact_from_json(std::string_view text) {
  const json::object from = json::parse(text).as_object();
  ContactInformation contact;
  read(from, contact, kContactFields);
  read(from, contact, kAddressFields<Contact>);
  return contact;
}

PostalAddress address_from_json(std::string_view text) {
  PostalAddress address;
  read(json::parse(text).as_object(), address, kAddressFields<PostalAddress>);
  return address;
}

}  // namespace groundwork::plane::signup
