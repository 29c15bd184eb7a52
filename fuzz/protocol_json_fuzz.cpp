// Reads JSON, and for REST also targets, as inputs and answers. Input: `METHOD TARGET` (REST) or an
// operation's name, a line, then the body.
#include <cstdint>

#include "api/organizations/types.hpp"
#include "api/signin/types.hpp"
#include "protocol_cycle.hpp"

namespace {

using namespace groundwork;

void rest_json(const std::string& line, std::string_view body) {
  const shape::Service& service = api::signin::service();
  const std::size_t space = line.find(' ');
  const protocol::Request request{.method = line.substr(0, space),
                                  .target = line.substr(space + 1),
                                  .headers = {{"x-amz-date", "now"}},
                                  .body = std::string(body)};
  const shape::Operation* operation = protocol::find_operation(service, request);
  if (operation == nullptr) return;
  fuzz::cycle_input(service, *operation, request);
  fuzz::cycle_output(service, *operation, {.status = 400, .body = request.body});
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  const std::string line = fuzz::take_line(rest);
  if (line.find(' ') != std::string::npos) {
    rest_json(line, rest);
    return 0;
  }
  const shape::Service& service = api::organizations::service();
  const shape::Operation* operation = service.find(line);
  if (operation == nullptr) operation = service.find("CreateAccount");
  fuzz::cycle_input(service, *operation, {.body = std::string(rest)});
  fuzz::cycle_output(service, *operation, {.status = 400, .body = std::string(rest)});
  return 0;
}
