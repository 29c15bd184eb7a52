#pragma once

#include <string_view>

#include <pugixml.hpp>

#include "protocol/message.hpp"

namespace groundwork::protocol::aws_query {

/// False where `text` is not well-formed. Knows no external entities and keeps white space that is a value.
bool parse_xml(pugi::xml_document& document, std::string_view text);

/// Fills the members of a structure from the children of `node`; elements that the model does not know are
/// passed over.
void read_xml(const shape::Shape& shape, void* object, const pugi::xml_node& node, DecodeResult& result);

}  // namespace groundwork::protocol::aws_query
