#pragma once

#include <string>

#include "protocol/json/read.hpp"
#include "shape/descriptor.hpp"

namespace groundwork::protocol::json {

/// Appends the value as JSON, straight from the typed object. Absent members are left out.
void write_value(std::string& out, const shape::Shape& shape, const void* value);

/// Appends the members of a structure as an object: of all, or without those that travel outside the body.
void write_members(std::string& out, const shape::Shape& shape, const void* object, Which which);

/// Appends `,"name":` or, after an opening brace, `"name":`.
void write_name(std::string& out, std::string_view name);

}  // namespace groundwork::protocol::json
