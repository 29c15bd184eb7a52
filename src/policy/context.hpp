#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace groundwork::policy {

/// The name of a condition key, prepared for look-up. Names are compared without regard to case, the tag key
/// in `aws:PrincipalTag/Team` included, as AWS does.
class Key {
 public:
  explicit Key(std::string_view text);

  const std::string& text() const { return text_; }
  std::uint64_t hash() const { return hash_; }
  bool operator==(const Key& other) const;

 private:
  std::string text_;
  std::uint64_t hash_;
};

/// What is known of one request: condition keys and their values. Built once a request by one thread, then
/// read by the evaluation on the same thread; a lazy key is computed at its first look-up.
///
/// A key that is absent and a key that is present without values are told apart by `find`, but policies treat
/// both as missing.
class Context {
 public:
  using Compute = std::function<std::optional<std::vector<std::string>>()>;

  Context();

  /// Each of these replaces what stood under the key. Spans that `find` gave before are no longer valid.
  void set(std::string_view key, std::string value);
  void set(std::string_view key, std::vector<std::string> values);
  /// `compute` runs at most once, and only where a policy asks for the key; nullopt means that the key is
  /// absent.
  void set_lazy(std::string_view key, Compute compute);

  std::optional<std::span<const std::string>> find(const Key& key) const;
  std::optional<std::span<const std::string>> find(std::string_view key) const { return find(Key(key)); }
  bool empty() const { return entries_.empty(); }

 private:
  struct Entry {
    explicit Entry(Key name) : key(std::move(name)) {}

    Key key;
    std::string single;
    std::vector<std::string> several;
    Compute compute;
    bool is_single = false;
    bool is_absent = false;
  };

  Entry& entry(std::string_view key);

  std::size_t index_of(const Key& key) const;

  /// Of the keys in `entries_`, apart, so that a look-up reads little memory.
  std::vector<std::uint64_t> hashes_;
  mutable std::vector<Entry> entries_;
};

}  // namespace groundwork::policy
