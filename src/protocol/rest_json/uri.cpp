#include "protocol/rest_json/uri.hpp"

#include <algorithm>

#include "base/encoding.hpp"
#include "base/text.hpp"

namespace groundwork::protocol::rest_json {
namespace {

bool is_label(std::string_view segment) {
  return segment.size() > 2 && segment.front() == '{' && segment.back() == '}';
}

}  // namespace

std::pair<std::string_view, std::string_view> split_target(std::string_view target) {
  const std::size_t mark = target.find('?');
  if (mark == std::string_view::npos) return {target, {}};
  return {target.substr(0, mark), target.substr(mark + 1)};
}

std::optional<std::vector<Label>> match_path(std::string_view path_template, std::string_view path) {
  std::vector<Label> labels;
  while (true) {
    const std::size_t wanted_end = std::min(path_template.find('/'), path_template.size());
    const std::size_t given_end = std::min(path.find('/'), path.size());
    const std::string_view wanted = path_template.substr(0, wanted_end);
    if (is_label(wanted)) {
      std::string_view name = wanted.substr(1, wanted.size() - 2);
      const bool greedy = name.back() == '+';
      const std::string_view encoded = greedy ? path : path.substr(0, given_end);
      if (encoded.empty()) return std::nullopt;
      if (greedy) name.remove_suffix(1);
      labels.push_back({name, encoded});
      if (greedy) return labels;
    } else if (wanted != path.substr(0, given_end)) {
      return std::nullopt;
    }
    const bool template_ends = wanted_end == path_template.size();
    const bool path_ends = given_end == path.size();
    if (template_ends || path_ends) return template_ends && path_ends ? std::optional(labels) : std::nullopt;
    path_template.remove_prefix(wanted_end + 1);
    path.remove_prefix(given_end + 1);
  }
}

std::optional<std::vector<std::pair<std::string, std::string>>> parse_query(std::string_view query) {
  std::vector<std::pair<std::string, std::string>> parameters;
  if (query.empty()) return parameters;
  for (const std::string_view part : base::split(query, '&')) {
    if (part.empty()) continue;
    const std::size_t equals = std::min(part.find('='), part.size());
    auto name = base::uri_decode(part.substr(0, equals), true);
    auto value = base::uri_decode(part.substr(std::min(equals + 1, part.size())), true);
    if (!name || !value || !base::is_utf8(*name) || !base::is_utf8(*value)) return std::nullopt;
    parameters.emplace_back(std::move(*name), std::move(*value));
  }
  return parameters;
}

}  // namespace groundwork::protocol::rest_json
