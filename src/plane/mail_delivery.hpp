#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "plane/mail.hpp"

/// How far the mails of the mailbox have also been delivered elsewhere (`--smtp`).
namespace groundwork::plane {

struct OutgoingMail {
  std::int64_t sequence = 0;
  Message message;
};
/// The mails that are not delivered yet, oldest first.
std::vector<OutgoingMail> undelivered_mails(store::Unit& unit, std::int64_t limit);
/// Delivered, or given up for good. Nothing happens where the plane was brought back to its seed meanwhile.
void mark_delivered(Work& work, const OutgoingMail& mail);
/// Where mails were never delivered before, only those are that are written from now on.
void begin_delivery(Work& work);

}  // namespace groundwork::plane
