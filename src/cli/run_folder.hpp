#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "base/file_lock.hpp"
#include "base/random.hpp"
#include "prepare/secrets.hpp"

namespace groundwork::cli {

/// What a run of `prepare` goes by and leaves behind (docs/prepare.md). Nobody else can enter it, and one run
/// at a time works in it.
class RunFolder {
 public:
  /// Makes the folder where it is absent. Throws std::runtime_error where another run is at work in it.
  explicit RunFolder(std::filesystem::path folder);

  const std::filesystem::path& path() const { return folder_; }

 private:
  std::filesystem::path folder_;
  std::optional<base::FileLock> lock_;
};

/// The first line of the file, else GROUNDWORK_PASSPHRASE, else nothing: a key file is used then.
std::optional<std::string> passphrase_from(const std::optional<std::filesystem::path>& file);

/// The folder that `secrets` and `totp` look into: the one given, else the only one that there is. Throws
/// UsageFault naming those that there are.
std::filesystem::path chosen_run_folder(const std::optional<std::filesystem::path>& given);
/// Its secrets; a UsageFault where it has none.
prepare::Secrets secrets_in(const std::filesystem::path& folder,
                            const std::optional<std::filesystem::path>& passphrase_file,
                            base::Random& random);

}  // namespace groundwork::cli
