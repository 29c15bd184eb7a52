#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace groundwork::cli {

/// Seconds of `90d`, `12h`, `30m`, `15s`, or several of them from large to small: `1d12h`. At most a hundred
/// years; nullopt for anything else.
std::optional<std::int64_t> parse_duration_seconds(std::string_view text);

/// The same form, without units of nothing: `1d12h`, `0s`; behind a minus sign where negative.
std::string duration_text(std::int64_t seconds);

}  // namespace groundwork::cli
