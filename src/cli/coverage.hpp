#pragma once

#include <string>
#include <vector>

#include "services/table.hpp"

namespace groundwork::cli {

struct CoverageOptions {
  bool json = false;
  bool markdown = false;
};

/// Prints which operations of each API are carried out.
int run_coverage(const CoverageOptions& options);

using Tables = std::vector<const services::Table*>;
std::string coverage_text(const Tables& tables);
std::string coverage_json(const Tables& tables);
/// docs/coverage.md
std::string coverage_markdown(const Tables& tables);

}  // namespace groundwork::cli
