#pragma once

#include <string>
#include <string_view>

#include "report/html_writer.hpp"
#include "report/model.hpp"

namespace groundwork::report {

/// The whole of a step: what for, before and after, evidence, and the calls in a fold.
void write_step(HtmlWriter& html, const Step& step, std::string_view number);
/// The person's task, or the error: what a reader has to act on.
void write_what_to_do(HtmlWriter& html, const Step& step);
/// The id of a step's element.
std::string step_anchor(const Step& step);

}  // namespace groundwork::report
