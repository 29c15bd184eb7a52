#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace groundwork::base {

/// The one source of randomness; a test hands in a seeded one and gets the same ids each run.
/// Implementations are thread-safe.
class Random {
 public:
  virtual ~Random() = default;
  virtual void fill(std::span<std::byte> bytes) = 0;

  std::string bytes(std::size_t count);
  /// `count` characters, each drawn evenly from `alphabet`.
  std::string text(std::size_t count, std::string_view alphabet);
  /// Evenly in [0, bound); bound > 0.
  std::uint64_t below(std::uint64_t bound);
  /// A version-4 UUID in lower case: the form of AWS's request ids.
  std::string uuid();
};

/// The operating system's generator, through libsodium: fit for secrets.
class SystemRandom final : public Random {
 public:
  SystemRandom();
  void fill(std::span<std::byte> bytes) override;
};

/// Repeats itself from the same seed. Only for tests.
class SeededRandom final : public Random {
 public:
  explicit SeededRandom(std::uint64_t seed) : state_(seed) {}
  void fill(std::span<std::byte> bytes) override;

 private:
  std::uint64_t state_;
};

inline constexpr std::string_view kLowerAlnum = "0123456789abcdefghijklmnopqrstuvwxyz";
inline constexpr std::string_view kBase32Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
inline constexpr std::string_view kDigits = "0123456789";

}  // namespace groundwork::base
