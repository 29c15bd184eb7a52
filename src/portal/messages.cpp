#include "api/portal/types.hpp"
#include "plane/mail.hpp"
#include "portal/table.hpp"

namespace groundwork::portal {
namespace {

using namespace api::portal;
using services::Call;

constexpr std::int32_t kLimitDefault = 50;

plane::Channel channel_of(const std::string& name) {
  if (name == MessageChannel::kSms) return plane::Channel::sms;
  if (name == MessageChannel::kVoice) return plane::Channel::voice;
  return plane::Channel::mail;
}

ListMessagesOutput list_messages(Call& call, const ListMessagesInput& input) {
  ListMessagesOutput output;
  for (plane::Message& message :
       plane::list_messages(call.unit, channel_of(input.channel), input.to.value_or(""),
                            input.limit.value_or(kLimitDefault))) {
    output.messages.push_back({.message_id = std::move(message.id),
                               .channel = input.channel,
                               .to = std::move(message.to),
                               .subject = std::move(message.subject),
                               .body = std::move(message.body),
                               .sent_at = message.sent_at});
  }
  return output;
}

}  // namespace

void add_messages(services::Table& table) { table.open<&list_messages>("ListMessages"); }

}  // namespace groundwork::portal
