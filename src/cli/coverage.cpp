#include "cli/coverage.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

#include "base/text.hpp"
#include "cli/tables.hpp"
#include "cli/usage.hpp"

namespace groundwork::cli {
namespace {

namespace json = boost::json;

struct Counted {
  std::vector<std::string> carried_out, missing;  ///< in order of their names
};

Counted count(const services::Table& table) {
  Counted counted;
  for (const shape::Operation& operation : table.model().operations) {
    auto& names = table.find(operation) == nullptr ? counted.missing : counted.carried_out;
    names.emplace_back(operation.name);
  }
  return counted;
}

json::array names_json(const std::vector<std::string>& names) {
  json::array out;
  for (const std::string& name : names) out.emplace_back(name);
  return out;
}

std::string names_markdown(std::string_view words, const std::vector<std::string>& names) {
  return names.empty() ? "" : fmt::format("\n{} {}.\n", words, base::join(names, ", "));
}

}  // namespace

std::string coverage_text(const Tables& tables) {
  std::string out = fmt::format("{:<24} {:>11} {:>6}\n", "SERVICE", "CARRIED OUT", "KNOWN");
  for (const services::Table* table : tables) {
    out += fmt::format("{:<24} {:>11} {:>6}\n", table->model().sdk_id, table->handlers().size(),
                       table->model().operations.size());
  }
  return out;
}

std::string coverage_json(const Tables& tables) {
  json::array services;
  for (const services::Table* table : tables) {
    const Counted counted = count(*table);
    services.push_back({{"service", table->model().sdk_id},
                        {"signing_name", table->model().signing_name},
                        {"known", table->model().operations.size()},
                        {"carried_out", names_json(counted.carried_out)},
                        {"not_implemented", names_json(counted.missing)}});
  }
  return json::serialize(json::object{{"services", std::move(services)}}) + "\n";
}

std::string coverage_markdown(const Tables& tables) {
  std::string out =
      "# Coverage\n\n"
      "Which operations of each API are carried out. What is known and not carried out answers "
      "`NotImplemented` (HTTP\n"
      "501), naming itself. This page is written by `groundwork coverage --markdown`, and a test holds it to "
      "that.\n\n"
      "| Service | Carried out | Known |\n|---|---|---|\n";
  for (const services::Table* table : tables) {
    out += fmt::format("| {} | {} | {} |\n", table->model().sdk_id, table->handlers().size(),
                       table->model().operations.size());
  }
  for (const services::Table* table : tables) {
    const Counted counted = count(*table);
    out += fmt::format("\n## {}\n", table->model().sdk_id);
    out += names_markdown("Carried out:", counted.carried_out);
    out += names_markdown("Not carried out:", counted.missing);
  }
  return out;
}

int run_coverage(const CoverageOptions& options) {
  const Tables tables = all_tables();
  fmt::print("{}", options.json       ? coverage_json(tables)
                   : options.markdown ? coverage_markdown(tables)
                                      : coverage_text(tables));
  return kDone;
}

}  // namespace groundwork::cli
