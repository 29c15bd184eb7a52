#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "policy/context.hpp"

namespace groundwork::policy {

/// One evaluation's view of a request's context: notes the keys that were asked for in vain, and lends
/// patterns a buffer so that filling in variables does not allocate each time.
class Scope {
 public:
  explicit Scope(const Context& context) : context_(context) {}

  /// The values of a key; nullopt where it is absent or has none.
  std::optional<std::span<const std::string>> find(const Key& key) {
    const auto values = context_.find(key);
    if (values && !values->empty()) return values;
    note_missing(key);
    return std::nullopt;
  }

  std::string& buffer() { return buffer_; }
  std::vector<std::string> missing_keys() const;

 private:
  void note_missing(const Key& key);

  const Context& context_;
  std::string buffer_;
  std::vector<const Key*> missing_;
};

}  // namespace groundwork::policy
