#include "base/xml.hpp"

namespace groundwork::base {
namespace {

/// What must stand for a byte of text, or empty where the byte itself may.
std::string_view replacement(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\r':
      return "&#xD;";
    case '\t':
    case '\n':
      return {};
    default:
      return static_cast<unsigned char>(c) < 0x20 ? "\xef\xbf\xbd" : std::string_view();
  }
}

}  // namespace

void XmlWriter::open(std::string_view name, std::string_view xml_namespace) {
  tag("<", name, " xmlns=\"");
  text(xml_namespace);
  out_ += "\">";
}

void XmlWriter::text(std::string_view text) {
  std::size_t plain = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view escaped = replacement(text[i]);
    if (escaped.empty()) continue;
    out_.append(text, plain, i - plain).append(escaped);
    plain = i + 1;
  }
  out_.append(text, plain);
}

void XmlWriter::leaf(std::string_view name, std::string_view content) {
  open(name);
  text(content);
  close(name);
}

}  // namespace groundwork::base
