#include "policy/context.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "policy/scope.hpp"

namespace groundwork::policy {
namespace {

constexpr std::size_t kUsualKeyCount = 32;

/// FNV-1a over the lower-case letters.
std::uint64_t hash_ignoring_case(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const char c : text) {
    const auto lower = static_cast<unsigned char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    hash = (hash ^ lower) * 0x100000001b3;
  }
  return hash;
}

}  // namespace

Key::Key(std::string_view text) : text_(text), hash_(hash_ignoring_case(text)) {}

bool Key::operator==(const Key& other) const {
  return hash_ == other.hash_ && base::equal_ignoring_case(text_, other.text_);
}

Context::Context() {
  hashes_.reserve(kUsualKeyCount);
  entries_.reserve(kUsualKeyCount);
}

/// The place of a key, or the number of entries where there is none.
std::size_t Context::index_of(const Key& key) const {
  for (std::size_t i = 0; i < hashes_.size(); ++i) {
    if (hashes_[i] == key.hash() && entries_[i].key == key) return i;
  }
  return hashes_.size();
}

Context::Entry& Context::entry(std::string_view name) {
  Key key(name);
  if (const std::size_t index = index_of(key); index < entries_.size()) {
    return entries_[index] = Entry(std::move(key));
  }
  hashes_.push_back(key.hash());
  return entries_.emplace_back(std::move(key));
}

void Context::set(std::string_view key, std::string value) {
  Entry& made = entry(key);
  made.single = std::move(value);
  made.is_single = true;
}

void Context::set(std::string_view key, std::vector<std::string> values) {
  entry(key).several = std::move(values);
}

void Context::set_lazy(std::string_view key, Compute compute) { entry(key).compute = std::move(compute); }

std::optional<std::span<const std::string>> Context::find(const Key& key) const {
  const std::size_t index = index_of(key);
  if (index == entries_.size()) return std::nullopt;
  Entry& found = entries_[index];
  if (found.compute) {
    auto values = std::exchange(found.compute, nullptr)();
    found.is_absent = !values.has_value();
    if (values) found.several = *std::move(values);
  }
  if (found.is_absent) return std::nullopt;
  if (found.is_single) return std::span<const std::string>(&found.single, 1);
  return std::span<const std::string>(found.several);
}

void Scope::note_missing(const Key& key) {
  const bool noted =
      std::any_of(missing_.begin(), missing_.end(), [&](const Key* candidate) { return *candidate == key; });
  if (!noted) missing_.push_back(&key);
}

std::vector<std::string> Scope::missing_keys() const {
  std::vector<std::string> names;
  names.reserve(missing_.size());
  for (const Key* key : missing_) names.push_back(key->text());
  return names;
}

}  // namespace groundwork::policy
