#include <fmt/format.h>

#include "policy/rules.hpp"

namespace groundwork::policy {
namespace {

std::string identity_message(const Defect& defect) {
  switch (defect.kind) {
    case Defect::Kind::worded:
      return defect.subject;
    case Defect::Kind::leading_space:
      return "The policy failed legacy parsing";
    case Defect::Kind::prohibited_field:
      if (defect.subject == "Principal") return "Policy document should not specify a principal.";
      break;
    default:
      break;
  }
  return "Syntax errors in policy.";
}

std::string trust_message(const Defect& defect) {
  switch (defect.kind) {
    case Defect::Kind::worded:
      return defect.subject;
    case Defect::Kind::not_json:
      return "This policy contains invalid Json";
    case Defect::Kind::leading_space:
      return "JSON strings must not have leading spaces";
    case Defect::Kind::unknown_field:
      return fmt::format("Unknown field {}", defect.subject);
    case Defect::Kind::prohibited_field:
      return fmt::format("Has prohibited field {}", defect.subject);
    case Defect::Kind::missing_field:
      return fmt::format("Missing required field {}", defect.subject);
    case Defect::Kind::condition_type:
      return fmt::format("Invalid Condition type : {}", defect.subject);
    case Defect::Kind::principal:
      return fmt::format("Invalid principal in policy: {}", defect.subject);
    case Defect::Kind::syntax:
      break;
  }
  return "Syntax errors in policy.";
}

}  // namespace

std::string fault_message(DocumentKind kind, const Defect& defect) {
  switch (kind) {
    case DocumentKind::identity:
    case DocumentKind::managed:
    case DocumentKind::boundary:
    case DocumentKind::session:
      return identity_message(defect);
    case DocumentKind::trust:
    case DocumentKind::resource:
      return trust_message(defect);
    case DocumentKind::service_control:
    case DocumentKind::resource_control:
      break;
  }
  return std::string(kNotOfItsType);
}

}  // namespace groundwork::policy
