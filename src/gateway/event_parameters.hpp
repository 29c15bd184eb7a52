#pragma once

#include <boost/json/value.hpp>

#include "shape/descriptor.hpp"

namespace groundwork::gateway {

/// A typed object as an event shows it: member names begin in lower case, absent members are left out, and
/// what the model marks as sensitive is replaced by CloudTrail's words for it.
boost::json::value event_parameters(const shape::Shape& shape, const void* object);

}  // namespace groundwork::gateway
