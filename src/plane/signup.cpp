#include "plane/signup.hpp"

namespace groundwork::plane::signup {

std::map<std::string, JobHandler> job_handlers() { return {}; }

}  // namespace groundwork::plane::signup
