#include "plane/support/errors.hpp"

#include <string>

namespace groundwork::plane::support {

aws::ApiError subscription_required() {
  return {"SubscriptionRequiredException",
          "Amazon Web Services Premium Support Subscription is required to use this service."};
}

aws::ApiError invalid_value(std::string_view message) {
  return {"InvalidParameterValueException", std::string(message)};
}

aws::ApiError case_not_found() { return {"CaseIdNotFound", "The requested caseId couldn't be located."}; }

aws::ApiError case_limit_exceeded() {
  return {"CaseCreationLimitExceeded", "The case creation limit for the account has been exceeded."};
}

aws::ApiError attachment_not_found() {
  return {"AttachmentIdNotFound", "An attachment with the specified ID could not be found."};
}

aws::ApiError attachment_set_not_found() {
  return {"AttachmentSetIdNotFound", "An attachment set with the specified ID could not be found."};
}

aws::ApiError attachment_set_expired() {
  return {"AttachmentSetExpired",
          "The expiration time of the attachment set has passed. The set expires one hour after it is "
          "created."};
}

aws::ApiError attachment_set_too_large() {
  return {"AttachmentSetSizeLimitExceeded",
          "A limit for the size of an attachment set has been exceeded. The limits are three attachments and "
          "5 MB per attachment."};
}

aws::ApiError too_many_attachment_sets() {
  return {"AttachmentLimitExceeded",
          "The limit for the number of attachment sets created in a short period of time has been exceeded."};
}

}  // namespace groundwork::plane::support
