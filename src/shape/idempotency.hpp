#pragma once

#include "base/random.hpp"
#include "shape/descriptor.hpp"

namespace groundwork::shape {

/// Gives a UUID to each idempotency token of an operation's input that the caller left out, as AWS's SDKs do.
void fill_idempotency_tokens(const Shape& input, void* object, base::Random& random);

}  // namespace groundwork::shape
