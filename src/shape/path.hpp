#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace groundwork::shape {

/// Where a value stands inside an operation's input: frames on the stack that are spelled only when someone
/// must be told. A frame refers to its parent, which must outlive it.
class Path {
 public:
  Path() = default;
  Path member(std::string_view name) const { return {this, name, 0}; }
  /// An element of a list; `index` counts from 0.
  Path element(std::size_t index) const { return {this, {}, index + 1}; }
  /// The value under a key of a map.
  Path entry(std::string_view key) const { return {this, key, kEntry}; }

  /// As AWS spells places in its validation messages: `tags.1.member.key`, `requestItems.books.member`.
  std::string str() const;

 private:
  static constexpr std::size_t kEntry = static_cast<std::size_t>(-1);

  Path(const Path* parent, std::string_view name, std::size_t number)
      : parent_(parent), name_(name), number_(number) {}
  void append_to(std::string& out) const;

  const Path* parent_ = nullptr;
  std::string_view name_;
  std::size_t number_ = 0;  // 0 for a member, kEntry for a map's value, else the number of an element
};

}  // namespace groundwork::shape
