#include "policy/pattern.hpp"

#include "base/text.hpp"
#include "policy/scope.hpp"

namespace groundwork::policy {
namespace {

/// The wildcards of a coded pattern. Neither byte occurs in UTF-8, so a literal `*` needs no escape.
constexpr char kAnyRun = '\xff';
constexpr char kAnyOne = '\xfe';
constexpr std::string_view kCodes = "\xff\xfe";

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

template <Case kCase>
bool same(char a, char b) {
  return kCase == Case::sensitive ? a == b : lower(a) == lower(b);
}

/// The position after the UTF-8 character that begins at `at`.
std::size_t after_character(std::string_view text, std::size_t at) {
  ++at;
  while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xc0) == 0x80) ++at;
  return at;
}

/// Two pointers and one place to come back to: the last run wildcard takes one character more at each
/// failure.
template <char kRun, char kOne, Case kCase>
bool match_wildcards(std::string_view pattern, std::string_view text) {
  constexpr std::size_t kNone = std::string_view::npos;
  std::size_t p = 0, t = 0, run = kNone, run_end = 0;
  while (t < text.size()) {
    if (p < pattern.size() && pattern[p] == kRun) {
      run = p++;
      run_end = t;
    } else if (p < pattern.size() && pattern[p] == kOne) {
      ++p;
      t = after_character(text, t);
    } else if (p < pattern.size() && same<kCase>(pattern[p], text[t])) {
      ++p;
      ++t;
    } else if (run != kNone) {
      p = run + 1;
      t = run_end = after_character(text, run_end);
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == kRun) ++p;
  return p == pattern.size();
}

bool is_key_character(char c) {
  constexpr std::string_view kPunctuation = ":/._-+=@";
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         kPunctuation.find(c) != std::string_view::npos || static_cast<unsigned char>(c) >= 0x80;
}

}  // namespace

bool wildcard_match(std::string_view pattern, std::string_view text) {
  return match_wildcards<'*', '?', Case::sensitive>(pattern, text);
}

bool wildcard_match_ignoring_case(std::string_view pattern, std::string_view text) {
  return match_wildcards<'*', '?', Case::insensitive>(pattern, text);
}

bool action_matches(std::string_view pattern, std::string_view action) {
  return wildcard_match_ignoring_case(pattern, action);
}

Pattern::Pattern(std::string_view text, Wildcards wildcards, Variables variables, Case letter_case,
                 std::size_t variables_from)
    : text_(text), case_(letter_case) {
  read(wildcards, variables == Variables::expand ? variables_from : std::string_view::npos);
  everything_ = variables_.empty() && coded_ == std::string_view(&kAnyRun, 1);
}

void Pattern::read(Wildcards wildcards, std::size_t variables_from) {
  const std::string_view text = text_;
  for (std::size_t at = 0; at < text.size();) {
    if (at >= variables_from && text[at] == '$') {
      if (const std::size_t length = read_variable(text.substr(at)); length > 0) {
        at += length;
        continue;
      }
    }
    const char c = text[at++];
    const bool expand = wildcards == Wildcards::expand;
    coded_ += expand && c == '*' ? kAnyRun : expand && c == '?' ? kAnyOne : c;
  }
}

std::size_t Pattern::read_variable(std::string_view rest) {
  if (rest.substr(0, 2) != "${") return 0;
  constexpr std::string_view kEscapable = "*?$";
  if (rest.size() >= 4 && rest[3] == '}' && kEscapable.find(rest[2]) != std::string_view::npos) {
    coded_ += rest[2];
    return 4;
  }
  std::size_t end = 2;
  while (end < rest.size() && is_key_character(rest[end])) ++end;
  const std::string_view key = rest.substr(2, end - 2);
  if (key.empty() || end == rest.size()) return 0;
  if (rest[end] == '}') {
    variables_.push_back({coded_.size(), Key(key), std::nullopt});
    return end + 1;
  }
  if (rest[end] != ',') return 0;
  std::size_t quote = end + 1;
  while (quote < rest.size() && rest[quote] == ' ') ++quote;
  if (quote == rest.size() || rest[quote] != '\'') return 0;
  const std::size_t close = rest.find('\'', quote + 1);
  if (close == std::string_view::npos || close + 1 == rest.size() || rest[close + 1] != '}') return 0;
  variables_.push_back({coded_.size(), Key(key), std::string(rest.substr(quote + 1, close - quote - 1))});
  return close + 2;
}

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
std::optional<std::string_view> Pattern::expand(Scope& scope) const {
  if (variables_.empty()) return coded_;
  std::string& out = scope.buffer();
  out.clear();
  std::size_t copied = 0;
  for (const Variable& variable : variables_) {
    out.append(coded_, copied, variable.position - copied);
    copied = variable.position;
    const auto values = scope.find(variable.key);
    if (values ? values->size() != 1 : !variable.fallback) return std::nullopt;
    const std::string& value = values ? values->front() : *variable.fallback;
    // A value from outside need not be UTF-8; it must not bring a wildcard with it.
    if (value.find_first_of(kCodes) != std::string::npos) return std::nullopt;
    out += value;
  }
  out.append(coded_, copied);
  return out;
}

Matched Pattern::match(std::string_view text, Scope& scope) const {
  if (everything_) return Matched::yes;
  const auto coded = expand(scope);
  if (!coded) return Matched::unresolved;
  const bool matched = case_ == Case::sensitive
                           ? match_coded(*coded, text)
                           : match_wildcards<kAnyRun, kAnyOne, Case::insensitive>(*coded, text);
  return matched ? Matched::yes : Matched::no;
}

bool Pattern::match_coded(std::string_view coded, std::string_view text) {
  return match_wildcards<kAnyRun, kAnyOne, Case::sensitive>(coded, text);
}

std::vector<std::string> Pattern::variable_keys() const {
  std::vector<std::string> keys;
  for (const Variable& variable : variables_) keys.push_back(variable.key.text());
  return keys;
}

}  // namespace groundwork::policy
