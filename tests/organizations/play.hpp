#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <string>

#include "organizations/api.hpp"
#include "organizations/steps.hpp"

namespace groundwork::organizations_model {

/// One run of random steps through a plane and the model at once. The same seed makes the same run.
class Play {
 public:
  explicit Play(std::uint64_t seed);

  /// Plays `count` steps. Throws std::runtime_error, which tells the last steps, where plane and model part.
  void play(std::size_t count);

  /// How often steps ended how: an operation's name, or it and the refusal.
  const std::map<std::string, std::size_t>& endings() const { return endings_; }

 private:
  void play_one();
  void ask(const Step& step);
  void verify_email(const Id& management);
  void complete_account(const Id& id);
  void do_what_is_due();
  /// What happens at which moment.
  using Due = std::multimap<std::int64_t, std::function<void()>>;
  void add_due_creations(Due& due, std::int64_t now_ms);
  void add_due_closures(Due& due, std::int64_t now_ms);
  void compare_pictures();
  void check_tables();
  [[noreturn]] void fail(const std::string& what) const;

  std::uint64_t seed_;
  plane::TestPlane plane_;
  Api api_{plane_};
  World world_;
  Steps steps_;
  std::size_t played_ = 0;
  std::deque<std::string> last_;
  std::map<std::string, std::size_t> endings_;
};

}  // namespace groundwork::organizations_model
