#pragma once

#include <string>
#include <string_view>

namespace groundwork::services::iam {

/// What an authenticator app reads: the device's name at that of its holder. `seed` is base32.
///
/// https://docs.aws.amazon.com/IAM/latest/APIReference/API_VirtualMFADevice.html
std::string authenticator_uri(std::string_view device_name, std::string_view holder, std::string_view seed);
/// A PNG, black on white, that shows `text` as a QR code with the margin that readers need. `text` is at most
/// 2,000 bytes.
std::string qr_code_png(std::string_view text);

}  // namespace groundwork::services::iam
