#pragma once

#include <string>
#include <string_view>

namespace groundwork::base {

/// Appends XML 1.0 to a text, element by element, without a tree. Element names are the caller's and are not
/// checked; text is escaped, and characters that XML 1.0 cannot carry become U+FFFD.
class XmlWriter {
 public:
  explicit XmlWriter(std::string& out) : out_(out) {}

  void open(std::string_view name) { tag("<", name, ">"); }
  void open(std::string_view name, std::string_view xml_namespace);
  void close(std::string_view name) { tag("</", name, ">"); }
  void text(std::string_view text);
  /// `<name>text</name>`
  void leaf(std::string_view name, std::string_view text);

 private:
  void tag(std::string_view before, std::string_view name, std::string_view after) {
    out_.append(before).append(name).append(after);
  }
  std::string& out_;
};

}  // namespace groundwork::base
