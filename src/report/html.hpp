#pragma once

#include <string>

#include "report/model.hpp"

namespace groundwork::report {

/// The report as one HTML file that needs nothing else: no script, no request to anywhere. Light and dark,
/// for paper, for a telephone, and for readers by ear. The markup is well-formed XML too. All text of the
/// report is escaped; only https URLs, and http ones of this machine, become links.
std::string to_html(const Report& report);

}  // namespace groundwork::report
