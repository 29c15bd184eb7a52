#pragma once

#include <filesystem>
#include <optional>
#include <string_view>
#include <vector>

#include "plane/seed.hpp"
#include "prepare/schema_finding.hpp"

namespace groundwork::cli {

/// A seed file, read (docs/seed-file.md). `seed` is absent where a finding is an error.
struct SeedFile {
  std::optional<plane::Seed> seed;
  std::vector<prepare::Finding> findings;
};

/// Reports every mistake of form at once, in the order of the file. What AWS asks of the values themselves is
/// asked by plane::apply_seed.
SeedFile read_seed(std::string_view text);

/// The seed of a file. Throws UsageFault with every finding, a line each.
plane::Seed load_seed(const std::filesystem::path& file);

/// The published JSON Schema of the seed file, as it was built in.
std::string_view seed_schema();

}  // namespace groundwork::cli
