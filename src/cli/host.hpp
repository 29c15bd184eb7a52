#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "base/certificate.hpp"
#include "gateway/authenticate.hpp"
#include "plane/seed.hpp"
#include "plane/settings.hpp"

namespace groundwork::cli {

inline constexpr const char* kVersion = GROUNDWORK_VERSION;

struct HostOptions {
  std::optional<std::filesystem::path> data;  ///< folder; nullopt: in memory, gone with the process
  std::string address = "127.0.0.1";
  std::uint16_t port = 4566;  ///< 0 takes a free one
  int threads = 0;
  gateway::AuthMode auth = gateway::AuthMode::enforced;
  plane::Settings settings;
  std::optional<plane::Seed> seed;
  bool allow_reset = false;
  /// Of callers on other machines. Empty: the one that the data folder holds, or will hold; in memory none.
  std::string operator_token = {};
  std::optional<base::TlsIdentity> tls = {};  ///< with it the plane speaks https alone
  std::string smtp = {};  ///< HOST:PORT of a server that mails are delivered to as well; empty: none
};

/// An account plane that is being served: database, plane, gateway and HTTP server put together. Throws
/// store::StoreError, http::ListenError and http::TlsError with a message that says what to do, and
/// std::invalid_argument where the seed cannot be used.
class Host {
 public:
  explicit Host(HostOptions options);
  ~Host();  ///< stops
  Host(const Host&) = delete;
  Host& operator=(const Host&) = delete;

  std::string url() const;
  /// Whether the build has packed the browser pages.
  static bool has_pages();
  /// Whether the seed was applied: the plane was empty.
  bool was_seeded() const;
  void stop();  ///< lets requests in flight finish

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

/// The file in the data folder that holds the operator's token.
std::filesystem::path operator_token_file(const std::filesystem::path& data);

/// $XDG_DATA_HOME/groundwork, or ~/.local/share/groundwork.
std::filesystem::path default_data_folder();

}  // namespace groundwork::cli
