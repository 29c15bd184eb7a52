// Plays random steps through AWS Organizations and its model. By itself, all of the fixed seeds;
// `--seed N [--steps N]` plays one again.
#include <charconv>
#include <cstdint>
#include <exception>
#include <iostream>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "organizations/play.hpp"

namespace {

using groundwork::organizations_model::Play;

constexpr std::uint64_t kSeeds = 16;
constexpr std::size_t kSteps = 2'500;

struct Options {
  std::vector<std::uint64_t> seeds;  ///< empty: the fixed ones
  std::size_t steps = kSteps;
  bool show_endings = false;

  bool is_whole() const { return seeds.size() == kSeeds && steps >= kSteps; }
};

bool read_number(std::string_view text, std::uint64_t& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && end == text.data() + text.size();
}

/// False where they make no sense.
bool read_options(const std::vector<std::string_view>& arguments, Options& options) {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i] == "--show-endings") {
      options.show_endings = true;
      continue;
    }
    std::uint64_t number = 0;
    if (i + 1 == arguments.size() || !read_number(arguments[i + 1], number)) return false;
    if (arguments[i] == "--seed") {
      options.seeds = {number};
    } else if (arguments[i] == "--steps") {
      options.steps = number;
    } else {
      return false;
    }
    ++i;
  }
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  if (!read_options({argv + 1, argv + argc}, options)) {
    std::cerr << "usage: organizations_model [--seed N] [--steps N] [--show-endings]\n";
    return 2;
  }
  const bool is_one = !options.seeds.empty();
  for (std::uint64_t seed = 1; options.seeds.size() < kSeeds && !is_one; ++seed)
    options.seeds.push_back(seed);
  std::map<std::string, std::size_t> endings;
  try {
    for (const std::uint64_t seed : options.seeds) {
      Play play(seed);
      play.play(options.steps);
      for (const auto& [ending, count] : play.endings()) endings[ending] += count;
    }
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
  for (const std::string& operation : groundwork::organizations_model::operations()) {
    if (!options.is_whole() || endings.contains(operation)) continue;
    std::cerr << operation << " never succeeded: the steps test nothing of it\n";
    return 1;
  }
  if (options.show_endings) {
    for (const auto& [ending, count] : endings) std::cout << count << '\t' << ending << '\n';
  }
  std::cout << options.steps * options.seeds.size() << " steps, " << endings.size()
            << " ways to end; plane and model agree\n";
}
