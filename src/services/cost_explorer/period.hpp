#pragma once

#include <optional>
#include <string>
#include <vector>

#include "api/cost-explorer/types.hpp"
#include "plane/billing/calendar.hpp"
#include "services/call.hpp"

namespace groundwork::services::cost_explorer {

namespace model = groundwork::api::cost_explorer;
namespace billing = groundwork::plane::billing;

/// The time that a request asks for, cut into the pieces that its granularity makes.
struct Period {
  /// One piece: whole days, or one hour of a day.
  struct Piece {
    billing::Days days;
    std::optional<std::int64_t> hour;
    model::DateInterval interval;  ///< as it is answered
  };
  billing::Days days;  ///< all the days that it touches
  std::vector<Piece> pieces;
};

/// Of costs that were: throws ValidationException or BillExpirationException.
/// https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_DateInterval.html
Period read_period(const Call& call, const model::DateInterval& interval, std::string_view granularity);
/// Of costs to come: from today on.
/// https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_GetCostForecast.html
Period read_forecast_period(const Call& call, const model::DateInterval& interval,
                            std::string_view granularity);

}  // namespace groundwork::services::cost_explorer
