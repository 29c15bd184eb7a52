#pragma once

#include <string>
#include <string_view>

namespace groundwork::cli {

/// One word of a POSIX shell, whatever is in it: in single quotes where a character could mean something.
std::string shell_quoted(std::string_view text);

}  // namespace groundwork::cli
