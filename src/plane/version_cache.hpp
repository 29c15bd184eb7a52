#pragma once

#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace groundwork::plane {

/// Keeps values under the store's version: a newer version empties it, version 0 (a unit that can write, and
/// may see what is not committed) passes it by. Bounded. Thread-safe; the lock is held for look-ups alone.
template <class Value>
class VersionCache {
 public:
  explicit VersionCache(std::size_t entries_max) : entries_max_(entries_max) {}

  std::optional<Value> find(std::uint64_t version, std::string_view key) {
    if (version == 0) return std::nullopt;
    const std::lock_guard lock(mutex_);
    if (version != version_) return std::nullopt;
    const auto found = entries_.find(key);
    if (found == entries_.end()) return std::nullopt;
    return found->second;
  }

  void put(std::uint64_t version, std::string_view key, Value value) {
    if (version == 0) return;
    const std::lock_guard lock(mutex_);
    if (version < version_) return;  // a slower reader's older view
    if (version > version_ || entries_.size() >= entries_max_) entries_.clear();
    version_ = version;
    entries_.insert_or_assign(std::string(key), std::move(value));
  }

 private:
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };

  std::size_t entries_max_;
  std::mutex mutex_;
  std::uint64_t version_ = 0;
  std::unordered_map<std::string, Value, TextHash, std::equal_to<>> entries_;
};

}  // namespace groundwork::plane
