#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace groundwork::aws {

/// https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html
struct Region {
  std::string_view code;  ///< eu-central-1
  std::string_view name;  ///< Europe (Frankfurt)
  bool opt_in;            ///< off in an account until it is turned on
};

/// Regions of the partition `aws`, by code.
std::span<const Region> regions();
/// Their codes alone, in the same order.
std::span<const std::string_view> region_codes();
const Region* find_region(std::string_view code);

/// Where IAM, Organizations and the account service have their one endpoint.
inline constexpr std::string_view kGlobalRegion = "us-east-1";

}  // namespace groundwork::aws
