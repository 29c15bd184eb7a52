#pragma once

#include <string>
#include <string_view>

#include "base/instant.hpp"
#include "shape/descriptor.hpp"

/// Values as text: in query strings, forms, headers, labels and XML.
namespace groundwork::protocol {

/// True for the kinds that one text can carry.
bool is_scalar(shape::Kind kind);

/// The member's own format, or `otherwise` where the model leaves it to the protocol.
shape::TimeFormat time_format_of(const shape::Member& member, shape::TimeFormat otherwise);

/// Appends the value of a scalar shape. Timestamps take `format`, which is not `by_protocol`.
void append_scalar(std::string& out, const shape::Shape& shape, const void* value, shape::TimeFormat format);

/// Reads `text` into a value of a scalar shape. Returns an empty text, or AWS's words for what is wrong.
std::string_view read_scalar(std::string_view text, const shape::Shape& shape, void* value,
                             shape::TimeFormat format);

/// Seconds since 1970, with a fraction only where there is one: `1481756563.134`.
void append_epoch_seconds(std::string& out, base::Instant at);
/// The nearest millisecond.
base::Instant from_epoch_seconds(double seconds);

}  // namespace groundwork::protocol
