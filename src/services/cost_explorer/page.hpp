#pragma once

#include <optional>
#include <string>

#include "api/cost-explorer/types.hpp"

namespace groundwork::services::cost_explorer {

namespace model = groundwork::api::cost_explorer;

// A page token holds the place where the next page begins, and the digest of what was asked: pages of one
// request cannot be mixed with those of another.

/// What a filter asks, spelled the same each time.
std::string text_of(const std::optional<model::Expression>& expression);
std::string text_of(const model::DateInterval& interval);

std::string make_token(const std::string& request, const std::string& place);
/// The place; empty for the first page. Throws InvalidNextTokenException or RequestChangedException.
std::string read_token(const std::string& request, const std::optional<std::string>& token);

}  // namespace groundwork::services::cost_explorer
