#include "plane/billing/prices.hpp"

#include <algorithm>
#include <stdexcept>

#include <boost/json.hpp>
#include <fmt/format.h>

namespace groundwork::plane::billing {

extern const std::string_view kPrices;  // prices.json

namespace {

namespace json = boost::json;

std::string text(const json::value& entry, std::string_view name) {
  return std::string(entry.at(name).as_string());
}

template <class T>
T number(const std::optional<T>& value, const json::value& entry) {
  if (!value) throw std::logic_error(fmt::format("prices.json: no number in {}", json::serialize(entry)));
  return *value;
}

Price read_price(const json::value& entry) {
  return {.kind = {.service = text(entry, "service"),
                   .service_code = text(entry, "code"),
                   .usage_type = text(entry, "usage_type"),
                   .operation = text(entry, "operation"),
                   .region = text(entry, "region"),
                   .unit = text(entry, "unit"),
                   .record_type = "Usage"},
          .per_unit = number(parse_usd(text(entry, "usd_per_unit")), entry)};
}

}  // namespace

const PriceList& PriceList::get() {
  static const PriceList kList;
  return kList;
}

PriceList::PriceList() {
  const json::value file = json::parse(kPrices);
  for (const json::value& entry : file.at("prices").as_array()) {
    Price price = read_price(entry);
    if (find(price.kind.usage_type) != nullptr) {
      throw std::logic_error(fmt::format("prices.json: {} is there twice", price.kind.usage_type));
    }
    prices_.push_back(std::move(price));
  }
  for (const json::value& entry : file.at("sample").as_array()) {
    const Price* price = find(text(entry, "usage_type"));
    if (price == nullptr) throw std::logic_error("prices.json: no price of " + text(entry, "usage_type"));
    sample_.push_back({price, number(parse_quantity(text(entry, "quantity_per_day")), entry)});
  }
}

const Price* PriceList::find(std::string_view usage_type) const {
  const auto found = std::ranges::find(prices_, usage_type,
                                       [](const Price& p) -> std::string_view { return p.kind.usage_type; });
  return found == prices_.end() ? nullptr : &*found;
}

}  // namespace groundwork::plane::billing
