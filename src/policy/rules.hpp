#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "policy/document.hpp"
#include "policy/raw_policy.hpp"

namespace groundwork::policy {

/// What a kind of document needs and refuses, checked in the order in which AWS tells faults.
std::optional<Defect> check_identity(const RawPolicy& policy, bool needs_version_2012, Author author);
std::optional<Defect> check_trust(const RawPolicy& policy);
std::optional<Defect> check_resource(const RawPolicy& policy);
std::optional<Defect> check_service_control(const RawPolicy& policy);
std::optional<Defect> check_resource_control(const RawPolicy& policy, Author author);

/// Organizations' message for every fault of a policy.
constexpr std::string_view kNotOfItsType =
    "The provided policy document does not meet the requirements of the specified policy type.";

/// AWS's message for a defect in a document of this kind.
std::string fault_message(DocumentKind kind, const Defect& defect);

}  // namespace groundwork::policy
