#include "report/terminal_text.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"

namespace groundwork::report {
namespace {

struct Look {
  std::string_view sign, plain_sign, colour;
};

constexpr Look kLooks[] = {{"✓", "+", "32"},   {"=", "=", "32"}, {"!", "!", "33;1"},
                           {"✗", "x", "31;1"}, {"○", "o", "36"}, {"–", "-", "2"}};

}  // namespace

std::string Brush::paint(std::string_view colour, std::string_view text) const {
  if (!options_.colour) return std::string(text);
  return fmt::format("\x1b[{}m{}\x1b[0m", colour, text);
}

std::string_view Brush::sign(Result result) const {
  const Look& look = kLooks[static_cast<std::size_t>(result)];
  return options_.utf8 ? look.sign : look.plain_sign;
}

std::string Brush::result(Result result, std::string_view text) const {
  return paint(kLooks[static_cast<std::size_t>(result)].colour, text);
}

std::string printable(std::string_view text) {
  const bool utf8 = base::is_utf8(text);
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x20 || byte == 0x7f) {
      out += ' ';
    } else if (byte >= 0x80 && !utf8) {
      out += '?';
    } else if (byte == 0xc2 && static_cast<unsigned char>(text[i + 1]) < 0xa0) {
      // U+0080 to U+009F are control characters too: U+009B alone begins an escape sequence on some
      // terminals.
      out += ' ';
      ++i;
    } else {
      out += text[i];
    }
  }
  return out;
}

std::string fit(std::string_view text, std::size_t width, bool utf8) {
  if (base::utf8_length(text) <= width) return std::string(text);
  const std::string_view mark = utf8 ? "…" : "...";
  const std::size_t kept = width - std::min(width, base::utf8_length(mark));
  std::size_t bytes = 0;
  for (std::size_t characters = 0; bytes < text.size(); ++bytes) {
    const bool begins_character = (static_cast<unsigned char>(text[bytes]) & 0xc0) != 0x80;
    if (begins_character && ++characters > kept) break;
  }
  return std::string(text.substr(0, bytes)).append(mark);
}

std::string pad(std::string_view text, std::size_t width) {
  const std::size_t length = base::utf8_length(text);
  return std::string(text) + std::string(length < width ? width - length : 0, ' ');
}

std::string pad_left(std::string_view text, std::size_t width) {
  const std::size_t length = base::utf8_length(text);
  return std::string(length < width ? width - length : 0, ' ') + std::string(text);
}

std::vector<std::string> wrap(std::string_view text, std::size_t width) {
  std::vector<std::string> lines;
  for (const std::string_view word : base::split(text, ' ')) {
    if (word.empty()) continue;
    const bool fits =
        !lines.empty() && base::utf8_length(lines.back()) + 1 + base::utf8_length(word) <= width;
    if (fits) {
      lines.back().append(" ").append(word);
    } else {
      lines.emplace_back(word);
    }
  }
  return lines;
}

}  // namespace groundwork::report
