#include "store/unit.hpp"

namespace groundwork::store {

std::optional<std::string> Row::optional_text(int column) const {
  if (is_null(column)) return std::nullopt;
  return text(column);
}

std::optional<std::int64_t> Row::optional_integer(int column) const {
  if (is_null(column)) return std::nullopt;
  return integer(column);
}

std::optional<base::Instant> Row::optional_instant(int column) const {
  if (is_null(column)) return std::nullopt;
  return instant(column);
}

std::optional<Row> Rows::first() {
  if (!cursor_->step()) return std::nullopt;
  return Row(*cursor_);
}

}  // namespace groundwork::store
