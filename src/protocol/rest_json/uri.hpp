#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace groundwork::protocol::rest_json {

/// A `{label}` of a URI template with the part of a path that it stands for, still percent-encoded.
struct Label {
  std::string_view name;
  std::string_view encoded;
};

/// `/a/{b}?c=d` in its two parts; the query is empty where there is none.
std::pair<std::string_view, std::string_view> split_target(std::string_view target);

/// The labels of the template where `path` is of its form; `{name+}` takes the rest of the path.
std::optional<std::vector<Label>> match_path(std::string_view path_template, std::string_view path);

/// Every parameter of a query string, decoded, in its order; nullopt on a broken percent escape.
std::optional<std::vector<std::pair<std::string, std::string>>> parse_query(std::string_view query);

}  // namespace groundwork::protocol::rest_json
