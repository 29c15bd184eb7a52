#include "report/html_writer.hpp"

#include <array>

#include "base/text.hpp"

namespace groundwork::report {
namespace {

constexpr std::string_view kReplacement = "\xef\xbf\xbd";

/// Elements that begin a line of the source, so that a person and `diff` can read it.
constexpr std::array<std::string_view, 21> kBlocks = {
    "head", "body", "header", "main", "nav", "section", "article", "footer", "h1",      "h2", "h3",
    "h4",   "p",    "ol",     "ul",   "li",  "dl",      "div",     "table",  "details", "tr"};

bool is_block(std::string_view name) {
  for (const std::string_view block : kBlocks) {
    if (block == name) return true;
  }
  return false;
}

void append_escaped(std::string& out, char c) {
  switch (c) {
    case '&':
      out += "&amp;";
      return;
    case '<':
      out += "&lt;";
      return;
    case '>':
      out += "&gt;";
      return;
    case '"':
      out += "&quot;";
      return;
    case '\'':
      out += "&#39;";
      return;
    default:
      out += c;
  }
}

}  // namespace

std::string escape_html(std::string_view text) {
  const bool utf8 = base::is_utf8(text);
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool control = (byte < 0x20 && c != '\t' && c != '\n') || byte == 0x7f;
    if (control || (byte >= 0x80 && !utf8)) {
      out += kReplacement;
    } else {
      append_escaped(out, c);
    }
  }
  return out;
}

HtmlWriter::Element::~Element() {
  writer_.out_.append("</").append(name_).append(">");
  if (is_block(name_)) writer_.out_ += '\n';
}

HtmlWriter::Element HtmlWriter::element(std::string_view name, Attributes attributes) {
  start(name, attributes);
  out_ += '>';
  return {*this, name};
}

void HtmlWriter::text(std::string_view text) { out_ += escape_html(text); }

void HtmlWriter::leaf(std::string_view name, std::string_view text, Attributes attributes) {
  const Element opened = element(name, attributes);
  this->text(text);
}

void HtmlWriter::empty(std::string_view name, Attributes attributes) {
  start(name, attributes);
  out_ += " />";
}

void HtmlWriter::start(std::string_view name, Attributes attributes) {
  out_.append("<").append(name);
  for (const auto& [attribute, value] : attributes) {
    out_.append(" ").append(attribute).append("=\"").append(escape_html(value)).append("\"");
  }
}

}  // namespace groundwork::report
