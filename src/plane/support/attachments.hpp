#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "aws/account_id.hpp"
#include "plane/work.hpp"

/// Files for cases. They are put into a set first, which a communication then takes along.
namespace groundwork::plane::support {

struct Attachment {
  std::string id;  ///< empty before it is kept
  std::string file_name;
  std::string data;  ///< bytes; empty where only names were asked for
};

struct AttachmentSet {
  std::string id;
  base::Instant expires_at;
};

/// Adds to the set, or to a new one where `set_id` is empty. A set lives for an hour, and adding to it does
/// not make that longer.
/// https://docs.aws.amazon.com/awssupport/latest/APIReference/API_AddAttachmentsToSet.html
AttachmentSet add_attachments(Work& work, const aws::AccountId& account, std::string_view set_id,
                              const std::vector<Attachment>& attachments);

/// Keeps the set for a communication that takes it along. Throws AttachmentSetIdNotFound and
/// AttachmentSetExpired.
void use_attachment_set(Work& work, const aws::AccountId& account, std::string_view set_id);

/// In the order in which they were added, without their data.
std::vector<Attachment> attachments_in(store::Unit& unit, std::string_view set_id);
/// An attachment of a communication of the account's cases.
std::optional<Attachment> find_attachment(store::Unit& unit, const aws::AccountId& account,
                                          std::string_view id);

}  // namespace groundwork::plane::support
