#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "gateway/http_message.hpp"

namespace groundwork::http {

/// Why a request is refused before any handler sees it. The connection closes after the answer, because where
/// the next request would begin can no longer be trusted.
struct Refusal {
  int status = 400;
  std::string text;
};

/// What a head says. The request's body and remote address are still empty.
struct Head {
  gateway::HttpRequest request;
  std::uint64_t body_bytes = 0;
  bool http_1_0 = false;
  bool keep_alive = false;
  bool expects_continue = false;
};

/// Finds where a head ends in bytes that come piece by piece, looking at each byte once.
class HeadScanner {
 public:
  /// `bytes` begins where the head begins and only grows between calls. Gives the size of the head with its
  /// blank line, or 0 while that has not come. Refuses lines that two readers could split differently (a bare
  /// LF, a folded line) as soon as they are seen.
  tl::expected<std::size_t, Refusal> scan(std::string_view bytes);
  void reset() { *this = {}; }

 private:
  std::size_t line_start_ = 0;
  std::size_t scanned_ = 0;
};

/// Reads one whole head, blank line included, as HeadScanner measured it. What it lets through has exactly
/// one reading: no Transfer-Encoding, at most one Content-Length, one Host.
tl::expected<Head, Refusal> read_head(std::string_view bytes);

}  // namespace groundwork::http
