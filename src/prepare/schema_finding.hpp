#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <boost/json/object.hpp>

#include "prepare/yaml.hpp"

namespace groundwork::prepare {

/// A file with an error is refused; a warning is told and the work goes on.
enum class Severity { error, warning };

/// What is wrong, or doubtful, in one place of a file.
struct Finding {
  Severity severity = Severity::error;
  yaml::Position at;
  std::string path;        ///< `accounts[1].email`; empty for the whole file
  std::string rule;        ///< what must hold, in words: `must be 1 to 50 characters`
  std::string found;       ///< what stands there, as `shown` writes it; empty where that says nothing
  std::string suggestion;  ///< the nearest known name, or empty
};

/// `first-foundation.yaml:12:5: management_account.emial: unknown key; did you mean "email"?`
std::string to_text(const Finding& finding, std::string_view file);
/// file, line, column, severity, path, rule, found, suggestion and message, each always present.
boost::json::object to_json(const Finding& finding, std::string_view file);

bool has_errors(const std::vector<Finding>& findings);
/// By place in the file, then by path.
void sort_by_place(std::vector<Finding>& findings);

/// A value as it may appear in a message: quoted, on one line, cut where it is long; never a card number.
std::string shown(const yaml::Node& node);
/// True for 15 to 19 digits, perhaps parted by spaces or hyphens, that carry a payment card's check digit.
bool looks_like_card_number(std::string_view text);

/// `path` followed by a key or an index, as findings name fields: `accounts[1].tags["cost centre"]`.
std::string path_of_key(std::string_view path, std::string_view key);
std::string path_of_item(std::string_view path, std::size_t index);

}  // namespace groundwork::prepare
