#pragma once

#include <memory>

#include "base/certificate.hpp"

namespace boost::asio::ssl {
class context;
}

namespace groundwork::http {

/// The rules and the keys of a TLS server: 1.2 and 1.3, HTTP/1.1, no compression and no renegotiation. Throws
/// TlsError where a part cannot be read or the key is not the certificate's; never with the key.
std::shared_ptr<boost::asio::ssl::context> make_tls_context(const base::TlsIdentity& identity);

}  // namespace groundwork::http
