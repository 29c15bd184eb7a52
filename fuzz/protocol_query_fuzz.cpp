// Reads forms as inputs of IAM and XML as its answers. Input: an operation's name, a line, then the bytes:
// XML where they begin with `<`.
#include <cstdint>

#include "api/iam/types.hpp"
#include "protocol_cycle.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace groundwork;
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  const shape::Service& service = api::iam::service();
  const shape::Operation* operation = service.find(fuzz::take_line(rest));
  if (operation == nullptr) operation = service.find("CreateUser");
  if (rest.starts_with('<')) {
    fuzz::cycle_output(service, *operation, {.status = 400, .body = std::string(rest)});
  } else {
    const protocol::Request request{.body = std::string(rest)};
    protocol::find_operation(service, request);
    fuzz::cycle_input(service, *operation, request);
  }
  return 0;
}
