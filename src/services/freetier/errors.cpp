#include "services/freetier/errors.hpp"

namespace groundwork::services::freetier {

aws::ApiError invalid(std::string message) { return {"ValidationException", std::move(message)}; }

aws::ApiError activity_not_found(const std::string& id) {
  return {"ResourceNotFoundException", "There is no activity " + id + "."};
}

}  // namespace groundwork::services::freetier
