#include "portal/sign_up_output.hpp"

#include "portal/errors.hpp"

namespace groundwork::portal {
namespace {

using namespace api::portal;

/// The members that addresses have in common, here and in the domain.
template <class To, class From>
void copy_address_to_api(To& to, const From& from) {
  to.address_line1 = from.address_line_1;
  to.address_line2 = from.address_line_2;
  to.address_line3 = from.address_line_3;
  to.city = from.city;
  to.state_or_region = from.state_or_region;
  to.district_or_county = from.district_or_county;
  to.postal_code = from.postal_code;
  to.country_code = from.country_code;
}

template <class To, class From>
void copy_address_from_api(To& to, const From& from) {
  to.address_line_1 = from.address_line1;
  to.address_line_2 = from.address_line2;
  to.address_line_3 = from.address_line3;
  to.city = from.city;
  to.state_or_region = from.state_or_region;
  to.district_or_county = from.district_or_county;
  to.postal_code = from.postal_code;
  to.country_code = from.country_code;
}

ContactInformation contact_to_api(const plane::ContactInformation& contact) {
  ContactInformation out{.full_name = contact.full_name,
                         .phone_number = contact.phone_number,
                         .company_name = contact.company_name,
                         .website_url = contact.website_url};
  copy_address_to_api(out, contact);
  return out;
}

SignUpPayment payment_to_api(const plane::signup::SignUp& sign_up) {
  const plane::PaymentMethod& method = *sign_up.payment;
  SignUpPayment out{.brand = method.brand,
                    .last_four = method.last_four,
                    .expiry_month = static_cast<std::int32_t>(method.expiry_month),
                    .expiry_year = static_cast<std::int32_t>(method.expiry_year),
                    .holder_name = method.holder};
  if (sign_up.billing_address) copy_address_to_api(out.billing_address.emplace(), *sign_up.billing_address);
  return out;
}

}  // namespace

SignUp to_api(services::Call& call, const plane::signup::SignUp& s) {
  SignUp out{.next_step = std::string(plane::signup::step_name(s.next_step())),
             .email = s.email,
             .account_name = s.account_name,
             .email_verified = s.email_verified,
             .password_set = s.password_hash.has_value() || s.account.has_value(),
             .account_plan = s.account_plan,
             .account_type = s.account_type,
             .phone_number = s.phone_number,
             .phone_verified = s.phone_verified,
             .support_plan = s.support_plan,
             .expires_at = s.expires_at};
  if (s.contact) out.contact_information = contact_to_api(*s.contact);
  if (s.payment) out.payment = payment_to_api(s);
  if (s.account) {
    out.account_id = s.account->str();
    if (const auto account = plane::find_account(call.unit, *s.account)) {
      out.account_state = plane::account_state_name(account->state);
    }
  }
  return out;
}

plane::ContactInformation from_api(const ContactInformation& contact) {
  plane::ContactInformation out{.full_name = contact.full_name,
                                .company_name = contact.company_name,
                                .phone_number = contact.phone_number,
                                .website_url = contact.website_url};
  copy_address_from_api(out, contact);
  return out;
}

plane::signup::PostalAddress from_api(const PostalAddress& address) {
  plane::signup::PostalAddress out;
  copy_address_from_api(out, address);
  return out;
}

plane::signup::SignUp sign_up_of(services::Call& call, const std::string& token) {
  auto found = plane::signup::find(call.unit, token, call.now);
  if (!found) throw sign_up_not_found();
  return *std::move(found);
}

plane::signup::SignUp sign_up_at(services::Call& call, const std::string& token, plane::signup::Step step) {
  auto found = sign_up_of(call, token);
  const auto due = found.next_step();
  if (due == plane::signup::Step::complete || step > due) throw sign_up_step(due);
  return found;
}

}  // namespace groundwork::portal
