// The foundation file: YAML, the schema and the rules between fields, from any bytes.

#include <cstdlib>
#include <string_view>

#include "prepare/foundation.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace groundwork::prepare;
  const FoundationFile file = read_foundation({reinterpret_cast<const char*>(data), size});
  if (file.foundation.has_value() == has_errors(file.findings)) std::abort();
  for (const Finding& finding : file.findings) {
    const std::string line = to_text(finding, "f");
    if (finding.at.line == 0 || finding.at.column == 0 || line.find_first_of("\n\x1b") != line.npos)
      std::abort();
    to_json(finding, "f");
  }
  return 0;
}
