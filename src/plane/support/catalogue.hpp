#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What a case can be about, and in which languages: the part of AWS's own lists that an organization's first
/// hour touches (catalogue.json).
namespace groundwork::plane::support {

struct Named {
  std::string code, name;
};

struct CaseService {
  std::string code, name;
  std::string issue_type;  ///< customer-service, technical or any
  std::vector<Named> categories;

  bool has_category(std::string_view code) const;
  bool takes(std::string_view issue_type) const;
};

struct Language {
  std::string code;          ///< ISO 639-1
  std::string name;          ///< ENGLISH
  std::string availability;  ///< available, or best_effort
};

std::span<const CaseService> case_services();
/// nullptr where there is none.
const CaseService* find_case_service(std::string_view code);
std::span<const Language> languages();
const Language* find_language(std::string_view code);
/// `Low` for `low`.
std::string_view severity_name(std::string_view code);

}  // namespace groundwork::plane::support
