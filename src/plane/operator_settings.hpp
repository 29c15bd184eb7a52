#pragma once

#include <cstdint>

#include "plane/work.hpp"

namespace groundwork::plane {

/// How far the operator has moved the plane's clock from the machine's; 0 where never.
std::int64_t clock_offset_ms(store::Unit& unit);
void set_clock_offset_ms(Work& work, std::int64_t offset_ms);

}  // namespace groundwork::plane
