#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace groundwork::report {

/// Appends HTML that is well-formed XML, element by element. Element and attribute names are the caller's
/// constants.
class HtmlWriter {
 public:
  using Attributes = std::initializer_list<std::pair<std::string_view, std::string_view>>;

  explicit HtmlWriter(std::string& out) : out_(out) {}

  /// An open element, closed when it goes out of scope.
  class Element {
   public:
    Element(const Element&) = delete;
    Element& operator=(const Element&) = delete;
    ~Element();

   private:
    friend class HtmlWriter;
    Element(HtmlWriter& writer, std::string_view name) : writer_(writer), name_(name) {}
    HtmlWriter& writer_;
    std::string_view name_;
  };

  [[nodiscard]] Element element(std::string_view name, Attributes attributes = {});
  void text(std::string_view text);
  /// `<name ...>text</name>`
  void leaf(std::string_view name, std::string_view text, Attributes attributes = {});
  /// `<name ... />`, for elements without content
  void empty(std::string_view name, Attributes attributes);
  /// Constants of ours that are markup already.
  void raw(std::string_view markup) { out_ += markup; }

 private:
  void start(std::string_view name, Attributes attributes);
  std::string& out_;
};

/// `text` for element content and quoted attributes: the five characters of markup become references, and
/// what XML cannot carry becomes U+FFFD.
std::string escape_html(std::string_view text);

}  // namespace groundwork::report
