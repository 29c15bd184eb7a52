#include "aws/regions.hpp"

#include <algorithm>

#include "plane/life/regions.hpp"
#include "services/account/errors.hpp"
#include "services/account/subject.hpp"
#include "services/account/table.hpp"
#include "services/page_token.hpp"

namespace groundwork::services::account {
namespace {

constexpr std::size_t kPageSizeMax = 50;

std::string place_of(const model::ListRegionsRequest& input) {
  auto place = key_of_page_token(input);
  if (!place || (!place->empty() && aws::find_region(*place) == nullptr)) {
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
  const auto account = subject_of(call, "account:ListRegions", input.account_id);
  const std::size_t size = input.max_results ? static_cast<std::size_t>(*input.max_results) : kPageSizeMax;
  const std::string after = place_of(input);
  model::ListRegionsResponse output;
  auto& regions = output.regions.emplace();
  for (const auto& [code, status] : plane::life::region_statuses(call.unit, account)) {
    if (code <= after || !is_wanted(input, status)) continue;
    if (regions.size() == size) {
      output.next_token = page_token<model::ListRegionsRequest>(*regions.back().region_name);
      break;
    }
    regions.push_back({.region_name = code, .region_opt_status = status});
  }
  return output;
}

const aws::Region& get_region(const std::string& code) {
  const aws::Region* region = aws::find_region(code);
  if (region == nullptr) throw invalid_field("regionName", "The Region is not known: " + code);
  return *region;
}

// https://docs.aws.amazon.com/accounts/latest/reference/API_GetRegionOptStatus.html
model::GetRegionOptStatusResponse get_region_opt_status(Call& call,
                                                        const model::GetRegionOptStatusRequest& input) {
  const auto account = subject_of(call, "account:GetRegionOptStatus", input.account_id);
  return {.region_name = input.region_name,
          .region_opt_status = plane::life::region_status(call.unit, account, get_region(input.region_name))};
}

// https://docs.aws.amazon.com/accounts/latest/reference/API_EnableRegion.html
void enable_region(Call& call, const model::EnableRegionRequest& input) {
  const auto account = subject_of(call, "account:EnableRegion", input.account_id);
  plane::life::enable_region(call, account, get_region(input.region_name));
}

// https://docs.aws.amazon.com/accounts/latest/reference/API_DisableRegion.html
void disable_region(Call& call, const model::DisableRegionRequest& input) {
  const auto account = subject_of(call, "account:DisableRegion", input.account_id);
  plane::life::disable_region(call, account, get_region(input.region_name));
}

template <Action action, class Input>
Accesses region_access(Call& call, const Input& input) {
  Access access = access_to_account(call, action.text, input.account_id);
  access.context.emplace_back("account:TargetRegion", std::vector{input.region_name});
  return {std::move(access)};
}

}  // namespace

void add_regions(Table& table) {
  table.on<&list_regions, &access_to<"account:ListRegions", model::ListRegionsRequest>>("ListRegions");
  table.on<&get_region_opt_status,
           &region_access<"account:GetRegionOptStatus", model::GetRegionOptStatusRequest>>(
      "GetRegionOptStatus");
  table.on<&enable_region, &region_access<"account:EnableRegion", model::EnableRegionRequest>>(
      "EnableRegion");
  table.on<&disable_region, &region_access<"account:DisableRegion", model::DisableRegionRequest>>(
      "DisableRegion");
}

}  // namespace groundwork::services::account
