#include "prepare/schema_finding.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>

#include <fmt/format.h>

#include "base/text.hpp"

namespace groundwork::prepare {
namespace {

constexpr std::size_t kShownCharactersMax = 60;

/// One line in double quotes, without control characters, so that a file cannot write to the reader's
/// terminal.
std::string quoted(std::string_view text) {
  std::string out = "\"";
  std::size_t characters = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool begins_character = (byte & 0xc0) != 0x80;
    if (begins_character && ++characters > kShownCharactersMax) return out + "…\"";
    if (byte < 0x20 || byte == 0x7f) {
      fmt::format_to(std::back_inserter(out), "\\x{:02x}", byte);
    } else {
      if (c == '"' || c == '\\') out += '\\';
      out += c;
    }
  }
  return out + "\"";
}

bool is_plain_key(std::string_view key) {
  return !key.empty() && key.size() <= kShownCharactersMax && std::all_of(key.begin(), key.end(), [](char c) {
    return c == '_' || c == '-' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  });
}

/// ISO/IEC 7812-1, annex B.
bool has_check_digit(std::string_view digits) {
  int sum = 0;
  bool doubled = false;
  for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit, doubled = !doubled) {
    const int value = (*digit - '0') * (doubled ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 == 0;
}

std::string message(const Finding& finding) {
  std::string out = finding.path;
  if (!out.empty()) out += ": ";
  if (finding.severity == Severity::warning) out += "warning: ";
  out += finding.rule;
  if (!finding.found.empty()) out += "; found " + finding.found;
  if (!finding.suggestion.empty()) out += fmt::format("; did you mean \"{}\"?", finding.suggestion);
  return out;
}

}  // namespace

std::string to_text(const Finding& finding, std::string_view file) {
  return fmt::format("{}:{}:{}: {}", file, finding.at.line, finding.at.column, message(finding));
}

boost::json::object to_json(const Finding& finding, std::string_view file) {
  return {{"file", file},
          {"line", finding.at.line},
          {"column", finding.at.column},
          {"severity", finding.severity == Severity::error ? "error" : "warning"},
          {"path", finding.path},
          {"rule", finding.rule},
          {"found", finding.found},
          {"suggestion", finding.suggestion},
          {"message", message(finding)}};
}

bool has_errors(const std::vector<Finding>& findings) {
  return std::any_of(findings.begin(), findings.end(),
                     [](const Finding& finding) { return finding.severity == Severity::error; });
}

void sort_by_place(std::vector<Finding>& findings) {
  std::sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) {
    return std::tie(a.at, a.path, a.rule) < std::tie(b.at, b.path, b.rule);
  });
}

std::string shown(const yaml::Node& node) {
  switch (node.kind) {
    case yaml::Kind::null:
    case yaml::Kind::list:
    case yaml::Kind::map:
      return std::string(yaml::words(node.kind));
    case yaml::Kind::boolean:
      return node.text;
    default:
      return looks_like_card_number(node.text) ? "a card number, not shown" : quoted(node.text);
  }
}

bool looks_like_card_number(std::string_view text) {
  std::string digits;
  for (const char c : text) {
    if (c == ' ' || c == '-') continue;
    if (c < '0' || c > '9') return false;
    digits += c;
  }
  return digits.size() >= 15 && digits.size() <= 19 && digits[0] >= '2' && digits[0] <= '6' &&
         has_check_digit(digits);
}

std::string path_of_key(std::string_view path, std::string_view key) {
  if (!is_plain_key(key)) return fmt::format("{}[{}]", path, quoted(key));
  return path.empty() ? std::string(key) : fmt::format("{}.{}", path, key);
}

std::string path_of_item(std::string_view path, std::size_t index) {
  return fmt::format("{}[{}]", path, index);
}

}  // namespace groundwork::prepare
