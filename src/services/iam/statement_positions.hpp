#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "api/iam/types.hpp"

namespace groundwork::services::iam {

/// Where a statement stands in a policy's text, as the simulator tells it: lines and columns from 1; from
/// just after the bracket or comma before the statement (after its own brace where Statement is no list) to
/// just after its last brace.
struct StatementPosition {
  api::iam::Position start, end;
};

/// nullopt where the text, which must be a policy that was parsed, has no such statement.
std::optional<StatementPosition> statement_position(std::string_view text, std::size_t index);

}  // namespace groundwork::services::iam
