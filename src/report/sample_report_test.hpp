#pragma once

#include <string>

#include "report/model.hpp"

namespace groundwork::report {

/// A report with every result in it, as a rehearsal of a first foundation might leave it.
Report sample_report();

/// Compares with src/report/golden/NAME; with GROUNDWORK_UPDATE_GOLDEN set it writes the file instead.
void expect_golden(const std::string& name, const std::string& actual);

}  // namespace groundwork::report
