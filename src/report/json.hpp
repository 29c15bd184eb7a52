#pragma once

#include <string>

#include "report/model.hpp"

namespace groundwork::report {

/// The report as JSON, indented by two spaces, with a newline at its end. The form is docs/report-format.md
/// and docs/report.schema.json: keys are always present and stand in one order; a later version only adds
/// keys.
std::string to_json(const Report& report);

}  // namespace groundwork::report
