#include "http/tls.hpp"

#include <string>

#include <boost/asio/buffer.hpp>
#include <boost/asio/ssl/context.hpp>
#include <openssl/ssl.h>

#include "http/server.hpp"

namespace groundwork::http {
namespace {

namespace asio = boost::asio;
using boost::system::error_code;

constexpr unsigned char kProtocols[] = {8, 'h', 't', 't', 'p', '/', '1', '.', '1'};

/// https://www.rfc-editor.org/rfc/rfc7301: a client that offers HTTP/1.1 among others is told so; one that
/// does not know it is answered without a word about protocols.
int choose_protocol(SSL*, const unsigned char** chosen, unsigned char* size, const unsigned char* offered,
                    unsigned offered_bytes, void*) {
  unsigned char* found = nullptr;
  const int result =
      SSL_select_next_proto(&found, size, kProtocols, sizeof kProtocols, offered, offered_bytes);
  *chosen = found;
  return result == OPENSSL_NPN_NEGOTIATED ? SSL_TLSEXT_ERR_OK : SSL_TLSEXT_ERR_NOACK;
}

void require(const error_code& error, TlsError::Part part, const char* what) {
  if (error) throw TlsError(part, std::string(what) + ": " + error.message());
}

}  // namespace

std::shared_ptr<asio::ssl::context> make_tls_context(const base::TlsIdentity& identity) {
  auto context = std::make_shared<asio::ssl::context>(asio::ssl::context::tls_server);
  SSL_CTX* native = context->native_handle();
  SSL_CTX_set_min_proto_version(native, TLS1_2_VERSION);
  SSL_CTX_set_options(native, SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION);
  SSL_CTX_set_mode(native, SSL_MODE_RELEASE_BUFFERS);  // an idle connection keeps none
  SSL_CTX_set_alpn_select_cb(native, choose_protocol, nullptr);
  error_code error;
  context->use_certificate_chain(asio::buffer(identity.certificates), error);
  require(error, TlsError::Part::kCertificate, "the certificate cannot be used");
  // OpenSSL would ask for a passphrase on the terminal.
  context->set_password_callback([](std::size_t, asio::ssl::context::password_purpose) { return ""; });
  // Refuses a key that is not the certificate's, too.
  context->use_private_key(asio::buffer(identity.key), asio::ssl::context::pem, error);
  require(error, TlsError::Part::kKey, "the key cannot be used");
  return context;
}

}  // namespace groundwork::http
