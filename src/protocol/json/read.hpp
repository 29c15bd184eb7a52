#pragma once

#include <string_view>

#include <boost/json/value.hpp>

#include "protocol/message.hpp"
#include "shape/path.hpp"

namespace groundwork::protocol::json {

/// Which members of a shape a document carries.
enum class Which { all, body_only };

/// Nesting beyond this is refused before it is walked.
constexpr std::size_t kDepthMax = 64;

/// Fills a value of `shape` from `document`: unknown members are passed over, null means absent, of repeated
/// names the last counts. Puts missing required members and AWS's words for a wrong type into `result`; false
/// where malformed.
bool read_value(const shape::Shape& shape, void* value, const boost::json::value& document,
                const shape::Path& path, DecodeResult& result);

/// The same for the members of a structure: of all, or without those that travel outside the body.
bool read_members(const shape::Shape& shape, void* object, const boost::json::value& document, Which which,
                  const shape::Path& path, DecodeResult& result);

/// Parses `body` and reads the members of a structure from it; an empty body is an empty object.
bool read_body(const shape::Shape& shape, void* object, std::string_view body, Which which,
               const shape::Path& path, DecodeResult& result);

}  // namespace groundwork::protocol::json
