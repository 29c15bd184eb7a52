#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/model.hpp"
#include "report/terminal.hpp"

namespace groundwork::report {

/// Signs and colours, as far as the output can show them. No result is told by its colour alone.
class Brush {
 public:
  explicit Brush(const TerminalOptions& options) : options_(options) {}

  std::string bold(std::string_view text) const { return paint("1", text); }
  std::string dim(std::string_view text) const { return paint("2", text); }
  std::string link(std::string_view text) const { return paint("4", text); }
  /// The text in the result's colour.
  std::string result(Result result, std::string_view text) const;
  /// One column.
  std::string_view sign(Result result) const;

 private:
  std::string paint(std::string_view colour, std::string_view text) const;
  TerminalOptions options_;
};

/// Text on one line without control characters, so that what an endpoint answered cannot steer the terminal.
std::string printable(std::string_view text);
/// At most `width` columns; what is cut ends in `…`, or `...` where `utf8` is false. A column is a code
/// point.
std::string fit(std::string_view text, std::size_t width, bool utf8);
/// Padded with spaces to `width` columns; longer text stays as it is.
std::string pad(std::string_view text, std::size_t width);
std::string pad_left(std::string_view text, std::size_t width);
/// Broken at spaces into lines of at most `width` columns; a longer word, such as a URL, keeps a line of its
/// own.
std::vector<std::string> wrap(std::string_view text, std::size_t width);

}  // namespace groundwork::report
