#pragma once

#include <cstdint>
#include <string>

#include "report/run_state.hpp"

namespace groundwork::report {

/// What the page of a run tells beside the run itself.
struct LivePageFacts {
  std::uint64_t version = 0;  ///< grows with each change; the page asks with it for what is newer
  base::Instant now;
  std::string report_file;  ///< where the report will be, or is; empty where none is kept
};

/// The page of a run that goes on: the report's page with what is to come, what runs and whom it waits for.
/// Its script asks for the same address with `?after=VERSION` and takes in what has changed; without scripts
/// the browser loads it anew. When the run has ended it is the report's page, and says that it stays so.
std::string to_live_html(const RunState& run, const LivePageFacts& facts);

/// The Content-Security-Policy that the page is to be sent with: its own script and style, by digest, and
/// requests to where it came from.
const std::string& live_page_policy();

}  // namespace groundwork::report
