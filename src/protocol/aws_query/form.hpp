#pragma once

#include <forward_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "protocol/message.hpp"

namespace groundwork::protocol::aws_query {

struct Parameter {
  std::string_view name;  ///< dotted: `Tags.member.1.Key`
  std::string_view value;
};

/// The parameters that share a dotted prefix. Refers to its Form.
class Node {
 public:
  Node(std::span<const Parameter> parameters, std::size_t offset)
      : parameters_(parameters), offset_(offset) {}

  bool empty() const { return parameters_.empty(); }
  /// The value of the parameter that ends here; of several the last one.
  std::optional<std::string_view> value() const;
  /// True where parameters go on beyond this prefix.
  bool has_children() const { return !beyond().empty(); }
  /// What stands under one more segment; empty where nothing does.
  Node child(std::string_view segment) const;
  /// Every next segment with what stands under it.
  std::vector<std::pair<std::string_view, Node>> children() const;

 private:
  std::string_view segment_of(const Parameter& parameter) const;
  std::span<const Parameter> beyond() const;

  std::span<const Parameter> parameters_;  // sorted segment by segment
  std::size_t offset_;                     // of the next segment in each name
};

/// The decoded parameters of a request: of its query string and of its form body. Refers to the request.
class Form {
 public:
  Form(Form&&) = default;
  Form& operator=(Form&&) = default;
  // A copy would refer to the texts of its original.
  Form(const Form&) = delete;
  Form& operator=(const Form&) = delete;

  /// nullopt where a percent escape is broken or a text is not UTF-8.
  static std::optional<Form> parse(const Request& request);

  Node root() const { return {parameters_, 0}; }

 private:
  Form() = default;
  bool add_all(std::string_view encoded);
  std::optional<std::string_view> decode(std::string_view encoded);

  std::vector<Parameter> parameters_;
  std::forward_list<std::string> decoded_;  // the texts that differ from the request's bytes, kept in place
};

/// The value of a parameter without dots, in the query string or the form body; of several the last one.
/// Looks at the bytes alone: far cheaper than a Form where one parameter is all that is wanted.
std::optional<std::string> find_parameter(const Request& request, std::string_view name);

}  // namespace groundwork::protocol::aws_query
