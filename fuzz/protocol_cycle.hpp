#pragma once

#include <cstdlib>

#include "protocol/codec.hpp"
#include "shape/constraints.hpp"

/// What must hold of any bytes that a protocol accepts.
namespace groundwork::fuzz {

inline void require(bool holds) {
  if (!holds) std::abort();
}

/// Splits the first line off.
inline std::string take_line(std::string_view& rest) {
  const std::size_t end = std::min(rest.find('\n'), rest.size());
  const std::string line(rest.substr(0, end));
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return line;
}

/// An accepted input, written and read again, is written the same a second time. (The first writing may
/// differ: a form cannot carry every value, such as a structure without members.)
inline void cycle_input(const shape::Service& service, const shape::Operation& operation,
                        const protocol::Request& request) {
  const auto first = protocol::decode_input(service, operation, request);
  if (first.malformed) return;
  const auto violations = shape::check_constraints(*operation.input, first.value.get(), first.missing);
  require(shape::validation_message(violations).size() > 0);
  const auto second = protocol::decode_input(service, operation,
                                             protocol::encode_input(service, operation, first.value.get()));
  require(!second.malformed);
  const auto written = protocol::encode_input(service, operation, second.value.get());
  const auto third = protocol::decode_input(service, operation, written);
  require(!third.malformed);
  require(protocol::encode_input(service, operation, third.value.get()).body == written.body);
}

/// The same for an answer; and any bytes can be read as an error.
inline void cycle_output(const shape::Service& service, const shape::Operation& operation,
                         const protocol::Response& response) {
  require(!protocol::decode_error(service, response).code.empty());
  const auto first = protocol::decode_output(service, operation, response);
  if (first.malformed) return;
  const auto written = protocol::encode_output(service, operation, first.value.get(), "id");
  const auto second = protocol::decode_output(service, operation, written);
  require(!second.malformed);
  require(protocol::encode_output(service, operation, second.value.get(), "id").body == written.body);
}

}  // namespace groundwork::fuzz
