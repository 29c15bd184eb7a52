#pragma once

#include <string>
#include <string_view>

namespace groundwork::services::iam {

/// A PNG, black on white, that shows `text` as a QR code with the margin that readers need. `text` is at most
/// 2,000 bytes.
std::string qr_code_png(std::string_view text);

}  // namespace groundwork::services::iam
