#include "cli/run_folder.hpp"

#include <cstdlib>
#include <stdexcept>

#include <fmt/format.h>

#include "base/secret.hpp"
#include "base/text.hpp"
#include "cli/host.hpp"
#include "cli/usage.hpp"

namespace groundwork::cli {

RunFolder::RunFolder(std::filesystem::path folder) : folder_(std::move(folder)) {
  const bool is_new = std::filesystem::create_directories(folder_);
  if (is_new) std::filesystem::permissions(folder_, std::filesystem::perms::owner_all);
  const std::filesystem::path file = folder_ / "lock";
  using base::FileLock;
  switch (lock_.emplace(file, FileLock::Patience::kNone).state()) {
    case FileLock::State::kHeld:
      return;
    case FileLock::State::kUnwritable:
      throw std::runtime_error(fmt::format("cannot write {}", file.string()));
    case FileLock::State::kElsewhere:
      throw std::runtime_error(fmt::format("another run is at work in {}", folder_.string()));
  }
}

std::optional<std::string> passphrase_from(const std::optional<std::filesystem::path>& file) {
  std::string text;
  if (file) {
    const std::string content = base::read_file(*file);
    text = base::trim(base::split(content, '\n').front());
    if (text.empty()) throw UsageFault(fmt::format("{} has no passphrase on its first line", file->string()));
  } else if (const char* given = std::getenv("GROUNDWORK_PASSPHRASE")) {
    text = given;
  }
  return text.empty() ? std::nullopt : std::optional(text);
}

std::filesystem::path chosen_run_folder(const std::optional<std::filesystem::path>& given) {
  if (given) return *given;
  std::vector<std::filesystem::path> found;
  const std::filesystem::path all = default_data_folder();
  if (std::filesystem::is_directory(all)) {
    for (const auto& entry : std::filesystem::directory_iterator(all)) {
      if (std::filesystem::exists(prepare::Secrets::file_in(entry.path()))) found.push_back(entry.path());
    }
  }
  if (found.empty()) throw UsageFault(fmt::format("no run has left secrets in {}", all.string()));
  if (found.size() == 1) return found.front();
  std::vector<std::string> names;
  for (const auto& folder : found) names.push_back(folder.string());
  throw UsageFault(
      fmt::format("several runs have secrets; choose one with --data: {}", base::join(names, ", ")));
}

prepare::Secrets secrets_in(const std::filesystem::path& folder,
                            const std::optional<std::filesystem::path>& passphrase_file,
                            base::Random& random) {
  if (!std::filesystem::exists(prepare::Secrets::file_in(folder))) {
    throw UsageFault(fmt::format("no run has left secrets in {}", folder.string()));
  }
  return prepare::Secrets::open(folder, passphrase_from(passphrase_file), random);
}

}  // namespace groundwork::cli
