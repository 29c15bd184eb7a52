#include "report/html.hpp"

#include <fmt/format.h>

#include "report/html_body.hpp"
#include "report/html_writer.hpp"

namespace groundwork::report {

extern const std::string_view kHtmlStyle;

namespace {

void write_head(HtmlWriter& html, const Report& report) {
  const auto head = html.element("head");
  html.empty("meta", {{"charset", "utf-8"}});
  html.empty("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
  html.empty("meta", {{"name", "color-scheme"}, {"content", "light dark"}});
  html.empty("meta", {{"name", "referrer"}, {"content", "no-referrer"}});
  html.empty(
      "meta",
      {{"http-equiv", "Content-Security-Policy"},
       {"content", "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"}});
  html.empty("meta", {{"name", "generator"}, {"content", report.tool_version}});
  html.leaf("title", fmt::format("{}: {}", report.title, verdict_text(report)));
  const auto style = html.element("style");
  html.raw(kHtmlStyle);
}

}  // namespace

std::string to_html(const Report& report) {
  std::string out = "<!DOCTYPE html>\n";
  HtmlWriter html(out);
  {
    const auto document = html.element("html", {{"lang", "en"}});
    write_head(html, report);
    const auto body = html.element("body");
    write_skip_link(html);
    write_report(html, report);
  }
  return out + "\n";
}

}  // namespace groundwork::report
