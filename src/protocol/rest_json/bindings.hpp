#pragma once

#include <string_view>

#include "protocol/message.hpp"
#include "shape/descriptor.hpp"

/// What the two directions share: members outside the body, and the body that remains.
namespace groundwork::protocol::rest_json {

/// The member that is the whole body, or nullptr.
const shape::Member* payload_of(const shape::Shape& shape);
/// True where a member travels in the body as part of its JSON object.
bool has_body_members(const shape::Shape& shape);

/// Reads header members. False where malformed.
bool read_headers(const shape::Shape& shape, void* object, const Headers& headers, DecodeResult& result);
/// Appends a header for each header member that is present.
void write_headers(const shape::Shape& shape, const void* object, Headers& headers);

/// Reads the payload member or the JSON object of the remaining members. False where malformed.
bool read_content(const shape::Shape& shape, void* object, std::string_view body, DecodeResult& result);
/// Writes the same and returns its content type; an empty text where there is no content to send.
std::string_view write_content(const shape::Shape& shape, const void* object, std::string& body);

/// Reads one scalar text; says so in `result` where it is malformed.
bool read_text(const shape::Member& member, const shape::Shape& shape, void* value, std::string_view text,
               DecodeResult& result);

}  // namespace groundwork::protocol::rest_json
