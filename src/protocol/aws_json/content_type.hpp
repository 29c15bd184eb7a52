#pragma once

#include <string_view>

#include "shape/model.hpp"

namespace groundwork::protocol::aws_json {

inline std::string_view content_type(shape::Protocol protocol) {
  return protocol == shape::Protocol::aws_json_1_0 ? "application/x-amz-json-1.0"
                                                   : "application/x-amz-json-1.1";
}

}  // namespace groundwork::protocol::aws_json
