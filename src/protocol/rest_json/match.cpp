#include <algorithm>

#include "protocol/rest_json/rest_json.hpp"
#include "protocol/rest_json/uri.hpp"

namespace groundwork::protocol::rest_json {
namespace {

using Parameters = std::vector<std::pair<std::string, std::string>>;

/// True where the request carries every fixed parameter of the template.
bool has_fixed_parameters(std::string_view wanted, const Parameters& given) {
  const auto fixed = parse_query(wanted);
  return std::all_of(fixed->begin(), fixed->end(), [&](const auto& parameter) {
    return std::find(given.begin(), given.end(), parameter) != given.end();
  });
}

}  // namespace

const shape::Operation* match(const shape::Service& service, std::string_view method,
                              std::string_view target) {
  const auto [path, query] = split_target(target);
  const auto given = parse_query(query);
  if (!given) return nullptr;
  const shape::Operation* best = nullptr;
  // Fewer labels are more literal; of two equally literal paths the one with fixed parameters says more.
  std::pair<std::size_t, bool> best_rank;
  for (const shape::Operation& operation : service.operations) {
    if (operation.http_method != method) continue;
    const auto [path_template, fixed] = split_target(operation.http_uri);
    const auto labels = match_path(path_template, path);
    if (!labels || !has_fixed_parameters(fixed, *given)) continue;
    const std::pair rank{labels->size(), fixed.empty()};
    if (best == nullptr || rank < best_rank) {
      best = &operation;
      best_rank = rank;
    }
  }
  return best;
}

}  // namespace groundwork::protocol::rest_json
