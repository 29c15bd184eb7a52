#pragma once

#include <filesystem>
#include <string>

#include "base/certificate.hpp"
#include "base/clock.hpp"

namespace groundwork::cli {

/// What `groundwork up` shows a TLS client, and where a client finds what to trust.
struct ServerCertificate {
  base::TlsIdentity identity;
  std::filesystem::path file;  ///< the certificate's
  std::filesystem::path key_file;
  std::string fingerprint;  ///< its SHA-256, as base::CertificateFacts has it
  bool self_made = false;
};

/// A certificate and its key from files in PEM form. Throws UsageFault that names the file, where one cannot
/// be read, the certificate has ended or is for later, or the key has a passphrase.
ServerCertificate given_certificate(const std::filesystem::path& certificate,
                                    const std::filesystem::path& key, const base::Clock& clock);

/// The one that the folder holds, for this machine's names and `address`; made there where there is none, or
/// where it ends soon or lacks a name. Throws UsageFault where others may read the key.
ServerCertificate self_made_certificate(const std::filesystem::path& folder, const std::string& address,
                                        const base::Clock& clock);

}  // namespace groundwork::cli
