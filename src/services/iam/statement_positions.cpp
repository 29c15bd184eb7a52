#include "services/iam/statement_positions.hpp"

#include <algorithm>

namespace groundwork::services::iam {
namespace {

/// Walks over the JSON text of a policy, which is known to be well-formed.
class Walker {
 public:
  explicit Walker(std::string_view text) : text_(text) {}

  /// Stands, afterwards, before the value of the document's Statement element. False where it has none.
  bool go_to_statements() {
    skip_space();
    ++at_;  // the document's brace
    for (;;) {
      skip_space();
      if (at_ >= text_.size() || text_[at_] == '}') return false;
      if (text_[at_] == ',') {
        ++at_;
        continue;
      }
      const std::size_t begin = at_;
      skip_value();  // the name of a member
      const std::string_view name = text_.substr(begin, at_ - begin);
      skip_space();
      ++at_;  // the colon
      skip_space();
      if (name == "\"Statement\"") return true;
      skip_value();
    }
  }

  char next() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  void step() { ++at_; }
  void skip_space() { at_ = std::min(text_.find_first_not_of(" \t\r\n", at_), text_.size()); }

  /// Goes past a string, an object, a list or a plain word.
  void skip_value() {
    int depth = 0;
    do {
      skip_space();
      const char c = next();
      if (c == '"') {
        skip_string();
      } else if (c == '{' || c == '[') {
        ++depth;
        ++at_;
      } else if (c == '}' || c == ']') {
        --depth;
        ++at_;
      } else if (c == ',' || c == ':') {
        ++at_;
      } else {
        at_ = std::min(text_.find_first_of(" \t\r\n,]}", at_), text_.size());
      }
    } while (depth > 0 && at_ < text_.size());
  }

  api::iam::Position position() const {
    const std::string_view before = text_.substr(0, at_);
    const auto line = 1 + std::count(before.begin(), before.end(), '\n');
    const std::size_t line_begin = before.rfind('\n') + 1;  // npos + 1 is 0
    return {.line = static_cast<std::int32_t>(line),
            .column = static_cast<std::int32_t>(at_ - line_begin + 1)};
  }

 private:
  void skip_string() {
    for (++at_; at_ < text_.size() && text_[at_] != '"'; ++at_) {
      if (text_[at_] == '\\') ++at_;
    }
    ++at_;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

std::optional<StatementPosition> statement_position(std::string_view text, std::size_t index) {
  Walker walker(text);
  if (!walker.go_to_statements()) return std::nullopt;
  StatementPosition found;
  if (walker.next() == '{') {
    if (index > 0) return std::nullopt;
    Walker inside = walker;
    inside.step();
    found.start = inside.position();
    walker.skip_value();
    found.end = walker.position();
    return found;
  }
  for (std::size_t i = 0;; ++i) {
    walker.step();  // the bracket or a comma
    found.start = walker.position();
    walker.skip_space();
    if (walker.next() != '{') return std::nullopt;
    walker.skip_value();
    if (i == index) {
      found.end = walker.position();
      return found;
    }
    walker.skip_space();
    if (walker.next() != ',') return std::nullopt;
  }
}

}  // namespace groundwork::services::iam
