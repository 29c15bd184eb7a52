#pragma once

#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

namespace groundwork::bench {

/// `--name value` pairs, for programs that have a handful of them. Every mistake ends the program with a
/// reason.
class Arguments {
 public:
  Arguments(int count, char** values, const char* usage) : count_(count), values_(values), usage_(usage) {}

  /// Moves to the next option; false at the end.
  bool next() {
    if (++position_ >= count_) return false;
    name_ = values_[position_];
    return true;
  }
  std::string_view name() const { return name_; }

  std::string text() {
    if (++position_ >= count_) fail(std::string(name_) + " needs a value");
    return values_[position_];
  }

  int number(int least, int most) {
    const std::string value = text();
    int parsed = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), parsed);
    if (error != std::errc() || end != value.data() + value.size() || parsed < least || parsed > most) {
      fail(std::string(name_) + " takes a whole number from " + std::to_string(least) + " to " +
           std::to_string(most));
    }
    return parsed;
  }

  [[noreturn]] void fail(const std::string& reason) const {
    std::fprintf(stderr, "%s\n%s", reason.c_str(), usage_);
    std::exit(2);
  }
  [[noreturn]] void fail_unknown() const { fail("unknown option " + std::string(name_)); }

 private:
  int count_;
  char** values_;
  const char* usage_;
  int position_ = 0;
  std::string_view name_;
};

}  // namespace groundwork::bench
