#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "report/html_writer.hpp"
#include "report/model.hpp"

namespace groundwork::report {

/// The element of a step: its head, of a class, with a badge that begins with a sign; then `content`.
struct Badge {
  std::string_view kind, sign, words;
};
void write_step_frame(HtmlWriter& html, const Step& step, std::string_view number, const Badge& badge,
                      const std::function<void()>& content);
/// The whole of a step: what for, before and after, evidence, and the calls in a fold.
void write_step(HtmlWriter& html, const Step& step, std::string_view number);
/// The person's task, or the error: what a reader has to act on.
void write_what_to_do(HtmlWriter& html, const Step& step);
/// The id of a step's element.
std::string step_anchor(const Step& step);

}  // namespace groundwork::report
