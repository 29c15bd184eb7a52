#include "shape/pattern.hpp"

#include <charconv>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <unordered_map>

#include <fmt/format.h>
#include <re2/re2.h>

namespace groundwork::shape {
namespace {

/// The code unit of `\uXXXX` at the front of `text`.
std::optional<std::uint32_t> code_unit(std::string_view text) {
  if (text.size() < 6 || text.substr(0, 2) != "\\u") return std::nullopt;
  std::uint32_t unit = 0;
  const char* end = text.data() + 6;
  if (std::from_chars(text.data() + 2, end, unit, 16).ptr != end) return std::nullopt;
  return unit;
}

using Compiled = std::unordered_map<const Shape*, std::unique_ptr<const RE2>>;

/// The process-wide patterns. Entries are never removed, so a pointer into them stays good.
const RE2* compile_once(const Shape& shape) {
  static std::mutex mutex;
  static Compiled compiled;
  const std::lock_guard lock(mutex);
  std::unique_ptr<const RE2>& entry = compiled[&shape];
  if (!entry) {
    RE2::Options options;
    options.set_log_errors(false);
    const std::string_view given =
        shape.equivalent_pattern.empty() ? shape.pattern : shape.equivalent_pattern;
    entry = std::make_unique<const RE2>(to_re2(given), options);
  }
  return entry.get();
}

/// A cache of its own for every thread keeps locks off the path of a request.
const RE2& pattern_of(const Shape& shape) {
  thread_local std::unordered_map<const Shape*, const RE2*> seen;
  const RE2*& pattern = seen[&shape];
  if (pattern == nullptr) pattern = compile_once(shape);
  if (!pattern->ok()) {
    throw std::logic_error(fmt::format("pattern of {}: {}", shape.name, pattern->error()));
  }
  return *pattern;
}

}  // namespace

std::string to_re2(std::string_view pattern) {
  std::string out;
  for (std::size_t i = 0; i < pattern.size();) {
    const std::string_view rest = pattern.substr(i);
    if (const auto unit = code_unit(rest)) {
      const auto low = *unit >= 0xd800 && *unit < 0xdc00 ? code_unit(rest.substr(6)) : std::nullopt;
      out += fmt::format("\\x{{{:x}}}", low ? 0x10000 + ((*unit - 0xd800) << 10) + (*low - 0xdc00) : *unit);
      i += low ? 12 : 6;
    } else if (rest[0] == '\\' && rest.size() > 1) {
      // RE2 escapes punctuation as Java does, but takes the underscore for a letter.
      out += rest[1] == '_' ? rest.substr(1, 1) : rest.substr(0, 2);
      i += 2;
    } else {
      out += rest[0];
      i += 1;
    }
  }
  return out;
}

bool matches_pattern(const Shape& shape, std::string_view text) {
  return RE2::FullMatch(re2::StringPiece(text.data(), text.size()), pattern_of(shape));
}

}  // namespace groundwork::shape
