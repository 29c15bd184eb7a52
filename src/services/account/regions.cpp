#include "aws/regions.hpp"

#include <algorithm>

#include "base/encoding.hpp"
#include "services/account/errors.hpp"
#include "services/account/subject.hpp"
#include "services/account/table.hpp"

namespace groundwork::services::account {
namespace {

constexpr std::size_t kPageSizeMax = 50;

/// As it is until somebody turns a Region on or off.
/// https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html
std::string status_of(const aws::Region& region) {
  return region.opt_in ? model::RegionOptStatus::kDisabled : model::RegionOptStatus::kEnabledByDefault;
}

std::string place_of(const std::optional<std::string>& next_token) {
  if (!next_token) return {};
  auto place = base::unbase64url(*next_token);
  if (!place || aws::find_region(*place) == nullptr) {
    throw invalid_field("nextToken", "The pagination token is not valid.");
  }
  return std::move(*place);
}

bool is_wanted(const model::ListRegionsRequest& input, const std::string& status) {
  const auto& statuses = input.region_opt_status_contains;
  return !statuses || statuses->empty() || std::ranges::count(*statuses, status) > 0;
}

// https://docs.aws.amazon.com/accounts/latest/reference/API_ListRegions.html
model::ListRegionsResponse list_regions(Call& call, const model::ListRegionsRequest& input) {
  subject_of(call, "account:ListRegions", input.account_id);
  const std::size_t size = input.max_results ? static_cast<std::size_t>(*input.max_results) : kPageSizeMax;
  const std::string after = place_of(input.next_token);
  model::ListRegionsResponse output;
  auto& regions = output.regions.emplace();
  for (const aws::Region& region : aws::regions()) {
    const std::string status = status_of(region);
    if (region.code <= after || !is_wanted(input, status)) continue;
    if (regions.size() == size) {
      output.next_token = base::base64url(*regions.back().region_name);
      break;
    }
    regions.push_back({.region_name = std::string(region.code), .region_opt_status = status});
  }
  return output;
}

// https://docs.aws.amazon.com/accounts/latest/reference/API_GetRegionOptStatus.html
model::GetRegionOptStatusResponse get_region_opt_status(Call& call,
                                                        const model::GetRegionOptStatusRequest& input) {
  subject_of(call, "account:GetRegionOptStatus", input.account_id);
  const aws::Region* region = aws::find_region(input.region_name);
  if (region == nullptr) throw invalid_field("regionName", "The Region is not known: " + input.region_name);
  return {.region_name = input.region_name, .region_opt_status = status_of(*region)};
}

Accesses get_region_opt_status_access(Call& call, const model::GetRegionOptStatusRequest& input) {
  Access access = access_to_account(call, "account:GetRegionOptStatus", input.account_id);
  access.context.emplace_back("account:TargetRegion", std::vector{input.region_name});
  return {std::move(access)};
}

}  // namespace

void add_regions(Table& table) {
  table.on<&list_regions, &access_to<"account:ListRegions", model::ListRegionsRequest>>("ListRegions");
  table.on<&get_region_opt_status, &get_region_opt_status_access>("GetRegionOptStatus");
}

}  // namespace groundwork::services::account
