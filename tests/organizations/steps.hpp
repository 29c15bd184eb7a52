#pragma once

#include <cstdint>
#include <initializer_list>
#include <random>
#include <string>

#include "organizations/rules.hpp"

namespace groundwork::organizations_model {

/// A step that is no request: the clock moves by `Ms`, and what is due happens.
constexpr const char* kAdvanceClock = "AdvanceClock";
/// Others of the kind: the management account's address is verified; an account is completed, so that it can
/// stand alone.
constexpr const char* kVerifyEmail = "VerifyEmail";
constexpr const char* kCompleteAccount = "CompleteAccount";

/// Random steps, mostly such as could succeed in the world as it is. The same seed makes the same steps of
/// the same worlds, on every machine.
class Steps {
 public:
  /// Organizations of an even seed begin with consolidated billing, most of the time.
  explicit Steps(std::uint64_t seed) : random_(seed), begins_with_billing_(seed % 2 == 0) {}

  Step next(const World& world);

  // What makers of inputs draw from.

  bool begins_with_billing() const { return begins_with_billing_; }
  bool one_in(std::uint64_t count) { return below(count) == 0; }
  std::uint64_t below(std::uint64_t bound) { return random_() % bound; }
  std::string any_of(std::initializer_list<const char*> words) { return words.begin()[below(words.size())]; }
  template <class Container>
  const auto& element_of(const Container& container) {
    return *std::next(std::begin(container), static_cast<std::ptrdiff_t>(below(std::size(container))));
  }

  // Ids: of the caller's own organization as a rule, now and then foreign, or of nothing.

  Id node(const World& world, const Id& caller);
  Id account(const World& world, const Id& caller);
  Id policy(const World& world, const Id& caller);
  Id target(const World& world, const Id& caller);
  json::array tags(std::size_t count_max);

 private:
  Id caller(const World& world);

  std::mt19937_64 random_;
  bool begins_with_billing_;
};

}  // namespace groundwork::organizations_model
