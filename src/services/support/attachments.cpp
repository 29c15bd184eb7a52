#include "plane/support/attachments.hpp"

#include "plane/support/errors.hpp"
#include "services/support/gate.hpp"
#include "services/support/table.hpp"

namespace groundwork::services::support {
namespace {

namespace domain = plane::support;

// https://docs.aws.amazon.com/awssupport/latest/APIReference/API_AddAttachmentsToSet.html
model::AddAttachmentsToSetResponse add_attachments_to_set(Call& call,
                                                          const model::AddAttachmentsToSetRequest& input) {
  if (input.attachments.empty()) throw domain::invalid_value("attachments must hold an attachment at least.");
  std::vector<domain::Attachment> attachments;
  for (const model::Attachment& attachment : input.attachments) {
    if (!attachment.file_name || attachment.file_name->empty() || !attachment.data) {
      throw domain::invalid_value("An attachment needs both fileName and data.");
    }
    attachments.push_back({.id = {}, .file_name = *attachment.file_name, .data = attachment.data->bytes});
  }
  const auto set =
      domain::add_attachments(call, call.account(), input.attachment_set_id.value_or(""), attachments);
  return {.attachment_set_id = set.id, .expiry_time = base::iso8601_ms(set.expires_at)};
}

// https://docs.aws.amazon.com/awssupport/latest/APIReference/API_DescribeAttachment.html
model::DescribeAttachmentResponse describe_attachment(Call& call,
                                                      const model::DescribeAttachmentRequest& input) {
  auto found = domain::find_attachment(call.unit, call.account(), input.attachment_id);
  if (!found) throw domain::attachment_not_found();
  return {.attachment = model::Attachment{.file_name = std::move(found->file_name),
                                          .data = shape::Blob{std::move(found->data)}}};
}

}  // namespace

void add_attachments(Table& table) {
  add<&add_attachments_to_set>(table, "AddAttachmentsToSet");
  add<&describe_attachment>(table, "DescribeAttachment");
}

}  // namespace groundwork::services::support
