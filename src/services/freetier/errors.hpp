#pragma once

#include <string>

#include "aws/error.hpp"

namespace groundwork::services::freetier {

aws::ApiError invalid(std::string message);
aws::ApiError activity_not_found(const std::string& id);

}  // namespace groundwork::services::freetier
