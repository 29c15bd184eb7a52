#include "plane/support/catalogue.hpp"

#include <algorithm>

#include <boost/json.hpp>

namespace groundwork::plane::support {

// Embedded from catalogue.json at build time.
extern const std::string_view kCatalogueJson;

namespace {

namespace json = boost::json;

struct Catalogue {
  std::vector<CaseService> services;
  std::vector<Language> languages;
  std::vector<Named> severities;
};

std::string text(const json::value& from, std::string_view key) {
  return std::string(from.at(key).as_string());
}

std::vector<Named> read_named(const json::value& list) {
  std::vector<Named> made;
  for (const json::value& entry : list.as_array()) made.push_back({text(entry, "code"), text(entry, "name")});
  return made;
}

const Catalogue& catalogue() {
  static const Catalogue kCatalogue = [] {
    const json::value file = json::parse(kCatalogueJson);
    Catalogue made;
    for (const json::value& service : file.at("services").as_array()) {
      made.services.push_back({text(service, "code"), text(service, "name"), text(service, "issue_type"),
                               read_named(service.at("categories"))});
    }
    for (const json::value& language : file.at("languages").as_array()) {
      made.languages.push_back(
          {text(language, "code"), text(language, "name"), text(language, "availability")});
    }
    made.severities = read_named(file.at("severities"));
    return made;
  }();
  return kCatalogue;
}

template <class T>
const T* find_in(const std::vector<T>& list, std::string_view code) {
  const auto found = std::ranges::find(list, code, &T::code);
  return found == list.end() ? nullptr : &*found;
}

}  // namespace

bool CaseService::has_category(std::string_view wanted) const {
  return find_in(categories, wanted) != nullptr;
}

bool CaseService::takes(std::string_view wanted) const { return issue_type == "any" || issue_type == wanted; }

std::span<const CaseService> case_services() { return catalogue().services; }

const CaseService* find_case_service(std::string_view code) { return find_in(catalogue().services, code); }

std::span<const Language> languages() { return catalogue().languages; }

const Language* find_language(std::string_view code) { return find_in(catalogue().languages, code); }

std::string_view severity_name(std::string_view code) {
  const Named* found = find_in(catalogue().severities, code);
  return found == nullptr ? code : std::string_view(found->name);
}

}  // namespace groundwork::plane::support
