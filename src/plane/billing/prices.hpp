#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "plane/billing/money.hpp"

namespace groundwork::plane::billing {

/// What a cost is for: the values that Cost Explorer groups and filters by.
struct CostKind {
  std::string service;       ///< as bills name it: Amazon Simple Storage Service
  std::string service_code;  ///< AmazonS3
  std::string usage_type;    ///< TimedStorage-ByteHrs
  std::string operation;     ///< StandardStorage
  std::string region;        ///< us-east-1, or global; empty for what has none
  std::string unit;          ///< GB-Mo
  std::string record_type;   ///< Usage, Support or Credit

  auto operator<=>(const CostKind&) const = default;
};

struct Price {
  CostKind kind;
  NanoUsd per_unit = 0;
};

/// How much of one thing an account uses a day.
struct DailyUsage {
  const Price* price = nullptr;
  MicroUnits per_day = 0;
};

/// What prices.json says. Read once; a fault in it ends the program at start.
class PriceList {
 public:
  static const PriceList& get();

  const std::vector<Price>& prices() const { return prices_; }
  /// nullptr where nothing is sold under that usage type.
  const Price* find(std::string_view usage_type) const;
  /// What an active account uses a day where nobody has said anything else.
  const std::vector<DailyUsage>& sample() const { return sample_; }

 private:
  PriceList();
  std::vector<Price> prices_;
  std::vector<DailyUsage> sample_;
};

}  // namespace groundwork::plane::billing
