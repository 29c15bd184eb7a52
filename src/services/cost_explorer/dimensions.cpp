#include "services/cost_explorer/dimensions.hpp"

#include <array>
#include <stdexcept>

#include <fmt/format.h>

namespace groundwork::services::cost_explorer {
namespace {

using plane::billing::CostKind;
using Value = std::string (*)(const CostKind&);

constexpr std::string_view kSeller = "Amazon Web Services, Inc.";

bool is_usage(const CostKind& kind) { return kind.record_type == "Usage"; }

/// BoxUsage:t3.micro and InstanceUsage:db.t3.micro name the type of an instance after the colon.
std::string_view instance_type(const CostKind& kind) {
  const std::size_t colon = kind.usage_type.find("Usage:");
  if (colon == std::string::npos || kind.unit != "Hrs") return {};
  return std::string_view(kind.usage_type).substr(colon + std::string_view("Usage:").size());
}

std::string or_else(std::string_view value, std::string_view otherwise) {
  return std::string(value.empty() ? otherwise : value);
}

struct Facts {
  std::string_view name;
  Value value;
};

// https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_GetDimensionValues.html
constexpr auto kFacts = std::to_array<Facts>({
    {"SERVICE", [](const CostKind& kind) { return kind.service; }},
    {"SERVICE_CODE", [](const CostKind& kind) { return or_else(kind.service_code, "NoServiceCode"); }},
    {"USAGE_TYPE", [](const CostKind& kind) { return or_else(kind.usage_type, "NoUsageType"); }},
    {"OPERATION", [](const CostKind& kind) { return or_else(kind.operation, "NoOperation"); }},
    {"REGION", [](const CostKind& kind) { return or_else(kind.region, "NoRegion"); }},
    {"RECORD_TYPE", [](const CostKind& kind) { return kind.record_type; }},
    {"INSTANCE_TYPE", [](const CostKind& kind) { return or_else(instance_type(kind), "NoInstanceType"); }},
    {"PURCHASE_TYPE",
     [](const CostKind& kind) {
       return or_else(instance_type(kind).empty() ? "" : "On Demand Instances", "NoPurchaseType");
     }},
    {"PLATFORM",
     [](const CostKind& kind) {
       return or_else(instance_type(kind).empty() ? "" : "Linux/UNIX", "NoPlatform");
     }},
    {"TENANCY",
     [](const CostKind& kind) { return or_else(instance_type(kind).empty() ? "" : "Shared", "NoTenancy"); }},
    {"BILLING_ENTITY", [](const CostKind&) { return std::string("AWS"); }},
    {"LEGAL_ENTITY_NAME", [](const CostKind&) { return std::string(kSeller); }},
    {"INVOICING_ENTITY", [](const CostKind&) { return std::string(kSeller); }},
    {"AZ", [](const CostKind& kind) { return or_else(is_usage(kind) ? kind.region : "", "NoAZ"); }},
});

const Facts* find(std::string_view dimension) {
  for (const Facts& facts : kFacts) {
    if (facts.name == dimension) return &facts;
  }
  return nullptr;
}

}  // namespace

bool is_account_dimension(std::string_view dimension) {
  return dimension == "LINKED_ACCOUNT" || dimension == "LINKED_ACCOUNT_NAME";
}

bool is_cost_dimension(std::string_view dimension) {
  return is_account_dimension(dimension) || find(dimension) != nullptr;
}

std::string value_of(const CostKind& kind, std::string_view dimension) {
  const Facts* facts = find(dimension);
  if (facts == nullptr) throw std::logic_error(fmt::format("costs have no dimension {}", dimension));
  return facts->value(kind);
}

std::string value_of(const CostAccount& account, std::string_view dimension) {
  return dimension == "LINKED_ACCOUNT_NAME" ? account.name : account.id;
}

std::optional<std::int64_t> normalization_factor(const CostKind& kind) {
  constexpr std::pair<std::string_view, std::int64_t> kSizes[] = {
      {"nano", 250}, {"micro", 500}, {"small", 1000}, {"medium", 2000}, {"large", 4000}, {"xlarge", 8000}};
  const std::string_view type = instance_type(kind);
  const std::string_view size = type.substr(type.rfind('.') + 1);
  for (const auto& [name, factor] : kSizes) {
    if (size == name) return factor;
  }
  return std::nullopt;
}

}  // namespace groundwork::services::cost_explorer
