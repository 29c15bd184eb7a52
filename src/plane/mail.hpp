#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "plane/work.hpp"

namespace groundwork::plane {

enum class Channel { mail, sms, voice };

/// What the plane has sent: an e-mail to an address, or words to a phone. Nothing leaves the machine.
struct Message {
  std::string id;
  Channel channel = Channel::mail;
  std::string to;  ///< e-mail address or phone number
  std::string subject;
  std::string body;
  base::Instant sent_at;
};

void send_mail(Work& work, std::string_view to, std::string_view subject, std::string_view body);
/// `channel` is sms or voice.
void send_to_phone(Work& work, Channel channel, std::string_view number, std::string_view body);

/// Newest first; `to` empty means everyone's.
std::vector<Message> list_messages(store::Unit& unit, Channel channel, std::string_view to,
                                   std::int64_t limit);

std::string_view channel_name(Channel channel);

}  // namespace groundwork::plane
