#include "services/support/support_testing.hpp"

namespace groundwork::services::support {
namespace {

using testing::SizeIs;

struct Attachments : SupportTest {
  static model::Attachment file(const std::string& name, const std::string& data = "x") {
    return {.file_name = name, .data = shape::Blob{data}};
  }
  std::string put(std::vector<model::Attachment> files, std::optional<std::string> set = {}) {
    return *caller
                .ask<model::AddAttachmentsToSetResponse>(
                    "AddAttachmentsToSet",
                    model::AddAttachmentsToSetRequest{.attachment_set_id = std::move(set),
                                                      .attachments = std::move(files)})
                .attachment_set_id;
  }
  void reply_with(const std::string& case_id, const std::string& set) {
    caller.ask<model::AddCommunicationToCaseResponse>(
        "AddCommunicationToCase",
        model::AddCommunicationToCaseRequest{
            .case_id = case_id, .communication_body = "See", .attachment_set_id = set});
  }
  std::vector<model::AttachmentDetails> newest(const std::string& case_id) {
    const auto found = caller.ask<model::DescribeCommunicationsResponse>(
        "DescribeCommunications", model::DescribeCommunicationsRequest{.case_id = case_id});
    return *found.communications->front().attachment_set;
  }
  model::DescribeAttachmentResponse describe(const std::string& id) {
    return caller.ask<model::DescribeAttachmentResponse>("DescribeAttachment",
                                                         model::DescribeAttachmentRequest{id});
  }
};

TEST_F(Attachments, AreTakenAlongByACommunication) {
  const std::string bytes("\0\xff log", 6);
  const std::string set = put({file("a.log", bytes)});
  EXPECT_EQ(put({file("b.log")}, set), set);
  const std::string case_id = make_case();
  reply_with(case_id, set);
  const auto taken = newest(case_id);
  ASSERT_THAT(taken, SizeIs(2));
  EXPECT_EQ(taken[0].file_name, "a.log");
  const auto shown = describe(*taken[0].attachment_id);
  EXPECT_EQ(shown.attachment->file_name, "a.log");
  EXPECT_EQ(shown.attachment->data->bytes, bytes);
  // What was sent stays as it was, also when the hour is over.
  EXPECT_EQ(refusal([&] { put({file("c.log")}, set); }), "AttachmentSetExpired");
  pass(7200);
  EXPECT_THAT(newest(case_id), SizeIs(2));
  EXPECT_EQ(refusal([&] { describe("attachment-none"); }), "AttachmentIdNotFound");
}

TEST_F(Attachments, AreThreeOfFiveMegabytes) {
  EXPECT_EQ(refusal([&] { put({file("1"), file("2"), file("3"), file("4")}); }),
            "AttachmentSetSizeLimitExceeded");
  const std::string set = put({file("1"), file("2"), file("3", std::string(5 * 1024 * 1024, 'x'))});
  EXPECT_EQ(refusal([&] { put({file("4")}, set); }), "AttachmentSetSizeLimitExceeded");
  EXPECT_EQ(refusal([&] { put({file("1", std::string(5 * 1024 * 1024 + 1, 'x'))}); }),
            "AttachmentSetSizeLimitExceeded");
  EXPECT_EQ(refusal([&] { put({}); }), "InvalidParameterValueException");
  EXPECT_EQ(refusal([&] { put({{.file_name = "no data", .data = {}}}); }), "InvalidParameterValueException");
}

TEST_F(Attachments, ExpireAfterAnHourUnlessTheyAreUsed) {
  const std::string set = put({file("a.log")});
  const std::string case_id = make_case();
  pass(3600);
  EXPECT_EQ(refusal([&] { reply_with(case_id, set); }), "AttachmentSetExpired");
  EXPECT_EQ(refusal([&] { put({file("b.log")}, set); }), "AttachmentSetExpired");
  EXPECT_EQ(refusal([&] { reply_with(case_id, "none"); }), "AttachmentSetIdNotFound");
  // A new set forgets those that were not used in time.
  pass(2 * base::kDaySeconds);
  put({file("c.log")});
  EXPECT_EQ(refusal([&] { reply_with(case_id, set); }), "AttachmentSetIdNotFound");
}

TEST_F(Attachments, AreLimitedInAnHour) {
  plane.settings.set(plane::Setting::support_attachment_sets_per_hour, 2);
  put({file("1")});
  put({file("2")});
  EXPECT_EQ(refusal([&] { put({file("3")}); }), "AttachmentLimitExceeded");
  pass(3600);
  put({file("3")});
}

}  // namespace
}  // namespace groundwork::services::support
