#pragma once

#include "plane/organizations/handshakes.hpp"

namespace groundwork::plane::organizations {

/// To the recipient: what is asked of it, by whom and until when.
void mail_new_handshake(Work& work, const Handshake& handshake);
/// To the other side: to the management account where the recipient answered, to the recipient where the
/// offer was withdrawn, to both where the time was over.
void mail_handshake_end(Work& work, const Handshake& handshake);
/// To the management account: everybody has approved.
void mail_ready_for_all_features(Work& work, const Handshake& handshake);

}  // namespace groundwork::plane::organizations
