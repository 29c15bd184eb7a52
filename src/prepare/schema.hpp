#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "prepare/schema_finding.hpp"
#include "prepare/yaml.hpp"

namespace groundwork::prepare {

struct SchemaRules;

/// A JSON Schema (draft 2020-12) held against YAML trees. It carries out the keywords that our schemas use
/// and refuses a schema with any other, so that no published rule is silently left out. Unlike a validator
/// that says yes or no, it finds every mistake and says each in words, with the place in the file.
///
/// Where a schema asks for a string, an unquoted number is taken by its letters. Words for a rule come from
/// `patternErrorMessage` and `errorMessage`, which editors show too.
class Schema {
 public:
  /// Throws std::invalid_argument where the text is no schema that this class carries out.
  explicit Schema(std::string_view json_text);
  ~Schema();

  /// In the order of the file; empty where the tree is valid. Safe to call from several threads.
  std::vector<Finding> check(const yaml::Node& root) const;

 private:
  std::unique_ptr<const SchemaRules> rules_;
};

}  // namespace groundwork::prepare
