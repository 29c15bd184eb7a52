#include "webauthn/authenticator_data.hpp"

#include "webauthn/cbor.hpp"

namespace groundwork::webauthn {
namespace {

constexpr std::size_t kHashBytes = 32, kAaguidBytes = 16;
constexpr std::size_t kCredentialIdBytesMax = 1023;
constexpr std::int64_t kCoseAlgorithm = 3;
constexpr unsigned kUserPresent = 0x01, kUserVerified = 0x04, kHasCredential = 0x40, kHasExtensions = 0x80;

/// Takes bytes from the front, and remembers once there were too few.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : rest_(bytes) {}

  std::string_view take(std::size_t count) {
    if (count > rest_.size()) {
      is_short_ = true;
      rest_ = {};
      return {};
    }
    const std::string_view taken = rest_.substr(0, count);
    rest_.remove_prefix(count);
    return taken;
  }
  /// Big-endian.
  std::uint32_t number(std::size_t bytes) {
    std::uint32_t value = 0;
    for (const char byte : take(bytes)) value = value << 8U | static_cast<unsigned char>(byte);
    return value;
  }
  /// One CBOR map; nullopt where there is none.
  std::optional<Cbor> map() {
    const auto length = cbor_length(rest_);
    if (!length) return std::nullopt;
    auto item = Cbor::parse(take(*length));
    if (!item || !item->is_map()) return std::nullopt;
    return item;
  }
  bool is_short() const { return is_short_; }
  bool at_end() const { return rest_.empty(); }

 private:
  std::string_view rest_;
  bool is_short_ = false;
};

tl::unexpected<std::string> fault(const char* words) { return tl::unexpected(std::string(words)); }

tl::expected<AttestedCredential, std::string> read_credential(Reader& reader) {
  AttestedCredential credential;
  credential.aaguid = reader.take(kAaguidBytes);
  const std::uint32_t id_bytes = reader.number(2);
  if (id_bytes > kCredentialIdBytesMax) return fault("the credential's id is longer than 1,023 bytes");
  credential.credential_id = reader.take(id_bytes);
  if (reader.is_short() || id_bytes == 0) return fault("the credential's id is cut off");
  const auto key = reader.map();
  const auto algorithm = key ? key->at(kCoseAlgorithm) : std::nullopt;
  const auto number = algorithm ? algorithm->integer() : std::nullopt;
  if (!number) return fault("the credential's public key is no COSE key");
  credential.algorithm = *number;
  return credential;
}

std::optional<std::int64_t> integer_at(const Cbor& map, std::string_view key) {
  const auto value = map.at(key);
  return value ? value->integer() : std::nullopt;
}

Extensions extensions_of(const Cbor& map) {
  const auto hmac_secret = map.at("hmac-secret");
  return {.hmac_secret = hmac_secret && hmac_secret->boolean().value_or(false),
          .cred_protect = integer_at(map, "credProtect"),
          .min_pin_length = integer_at(map, "minPinLength")};
}

}  // namespace

tl::expected<AuthenticatorData, std::string> read_authenticator_data(std::string_view bytes) {
  Reader reader(bytes);
  AuthenticatorData data;
  data.rp_id_hash = reader.take(kHashBytes);
  const std::uint32_t flags = reader.number(1);
  data.sign_count = reader.number(4);
  if (reader.is_short()) return fault("the authenticator data is shorter than 37 bytes");
  data.user_present = (flags & kUserPresent) != 0;
  data.user_verified = (flags & kUserVerified) != 0;
  if ((flags & kHasCredential) != 0) {
    auto credential = read_credential(reader);
    if (!credential) return tl::unexpected(std::move(credential.error()));
    data.credential = *std::move(credential);
  }
  if ((flags & kHasExtensions) != 0) {
    const auto extensions = reader.map();
    if (!extensions) return fault("the extensions in the authenticator data are no CBOR map");
    data.extensions = extensions_of(*extensions);
  }
  if (!reader.at_end()) return fault("the authenticator data goes on after its end");
  return data;
}

}  // namespace groundwork::webauthn
