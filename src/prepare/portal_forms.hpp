#pragma once

#include <string>

#include "api/portal/types.hpp"
#include "prepare/preparation.hpp"

namespace groundwork::prepare {

/// What the foundation file says, in the words of the sign-up pages.
api::portal::ContactInformation contact_form(const ContactInformation& contact);
/// With the number of a test card, which the plane is asked for.
api::portal::PutSignUpPaymentInput payment_form(Preparation& p, std::string token, const Payment& payment);
const char* card_brand(TestCard card);

}  // namespace groundwork::prepare
