#include "plane/operator_settings.hpp"

#include <string>

namespace groundwork::plane {

std::int64_t clock_offset_ms(store::Unit& unit) {
  auto rows = unit.query("SELECT value FROM operator_settings WHERE name = 'clock_offset_ms'");
  const auto row = rows.first();
  return row ? std::stoll(row->text(0)) : 0;
}

void set_clock_offset_ms(Work& work, std::int64_t offset_ms) {
  work.unit.execute(
      "INSERT INTO operator_settings (name, value) VALUES ('clock_offset_ms', $1) "
      "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
      std::to_string(offset_ms));
}

}  // namespace groundwork::plane
