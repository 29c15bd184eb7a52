#include "shape/idempotency.hpp"

namespace groundwork::shape {

void fill_idempotency_tokens(const Shape& input, void* object, base::Random& random) {
  for (const Member& member : input.members) {
    if (!member.idempotency_token) continue;
    const auto* given = static_cast<const std::string*>(member.get(object));
    if (given == nullptr || given->empty()) *static_cast<std::string*>(member.make(object)) = random.uuid();
  }
}

}  // namespace groundwork::shape
