// What the head rules let through must have exactly one reading. Each accepted head is read a second time
// here, in the simplest way there is (lines, colons), and both readings must agree.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/text.hpp"
#include "http/head_rules.hpp"

namespace {

using groundwork::http::Head;
using groundwork::http::HeadScanner;

void require(bool holds) {
  if (!holds) std::abort();
}

/// The head's size, 0 where it is not whole, -1 where it is refused.
std::ptrdiff_t scan_in_steps(std::string_view bytes, std::size_t step) {
  HeadScanner scanner;
  for (std::size_t shown = 0; shown < bytes.size();) {
    shown = std::min(shown + step, bytes.size());
    const auto size = scanner.scan(bytes.substr(0, shown));
    if (!size) return -1;
    if (*size > 0) return static_cast<std::ptrdiff_t>(*size);
  }
  return 0;
}

std::string_view without_blanks(std::string_view value) {
  while (!value.empty() && (value.front() == ' ' || value.front() == '\t')) value.remove_prefix(1);
  while (!value.empty() && (value.back() == ' ' || value.back() == '\t')) value.remove_suffix(1);
  return value;
}

void check_request_line(std::string_view line, const Head& head) {
  const std::string expected =
      head.request.method + " " + head.request.target + (head.http_1_0 ? " HTTP/1.0" : " HTTP/1.1");
  require(line == expected);
  require(head.request.target.front() == '/');
  require(head.request.target.find_first_of(" #\r\n\t") == std::string::npos);
}

void check_headers(std::string_view lines, const Head& head) {
  std::size_t hosts = 0;
  std::size_t lengths = 0;
  for (const auto& [name, value] : head.request.headers) {
    const std::size_t end = lines.find("\r\n");
    require(end != std::string_view::npos);
    const std::string_view line = lines.substr(0, end);
    lines.remove_prefix(end + 2);
    const std::size_t colon = line.find(':');
    require(colon != std::string_view::npos && colon > 0);
    require(groundwork::base::lower(line.substr(0, colon)) == name);
    require(without_blanks(line.substr(colon + 1)) == value);
    require(name.find_first_of(" \t") == std::string::npos);
    require(value.find_first_of(std::string_view("\0\r\n", 3)) == std::string::npos);
    require(name != "transfer-encoding");
    hosts += name == "host";
    lengths += name == "content-length";
  }
  require(lines == "\r\n");
  require(hosts == 1 || (hosts == 0 && head.http_1_0));
  require(lengths <= 1);
  if (lengths == 0) require(head.body_bytes == 0);
  if (lengths == 1)
    require(std::stoull(std::string(head.request.header("content-length"))) == head.body_bytes);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::size_t step = 1 + data[0] % 7;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const std::ptrdiff_t head_bytes = scan_in_steps(bytes, step);
  const std::ptrdiff_t at_once = scan_in_steps(bytes, std::max<std::size_t>(bytes.size(), 1));
  require(head_bytes == at_once);
  // A connection reads only measured heads, but the reader itself must stand any bytes.
  const std::string_view shown =
      bytes.substr(0, head_bytes > 0 ? static_cast<std::size_t>(head_bytes) : bytes.size());
  const auto head = groundwork::http::read_head(shown);
  if (head_bytes <= 0 || !head) return 0;
  const std::size_t line_end = shown.find("\r\n");
  check_request_line(shown.substr(0, line_end), *head);
  check_headers(shown.substr(line_end + 2), *head);
  return 0;
}
