#include "protocol/aws_query/form.hpp"

#include <algorithm>

#include "base/encoding.hpp"
#include "base/text.hpp"

namespace groundwork::protocol::aws_query {
namespace {

/// The order of dotted names segment by segment: the dot sorts before every other character, so that what
/// shares a prefix stands together.
bool before(const Parameter& a, const Parameter& b) {
  return std::lexicographical_compare(
      a.name.begin(), a.name.end(), b.name.begin(), b.name.end(), [](char x, char y) {
        const auto rank = [](char c) { return c == '.' ? 0 : static_cast<unsigned char>(c) + 1; };
        return rank(x) < rank(y);
      });
}

/// Calls `use(name, value)`, still encoded, for each pair of a form until one returns false.
template <class Use>
bool each_pair(std::string_view encoded, const Use& use) {
  while (!encoded.empty()) {
    const std::size_t end = std::min(encoded.find('&'), encoded.size());
    const std::string_view pair = encoded.substr(0, end);
    encoded.remove_prefix(std::min(end + 1, encoded.size()));
    if (pair.empty()) continue;
    const std::size_t equals = std::min(pair.find('='), pair.size());
    if (!use(pair.substr(0, equals), pair.substr(std::min(equals + 1, pair.size())))) return false;
  }
  return true;
}

std::string_view query_of(const Request& request) {
  const std::string_view target = request.target;
  const std::size_t mark = target.find('?');
  return mark == std::string_view::npos ? std::string_view() : target.substr(mark + 1);
}

/// A form body counts only where the method may carry one.
std::string_view body_of(const Request& request) {
  return request.method == "POST" ? std::string_view(request.body) : std::string_view();
}

}  // namespace

std::span<const Parameter> Node::beyond() const {
  const auto first = std::find_if(parameters_.begin(), parameters_.end(),
                                  [&](const Parameter& p) { return p.name.size() >= offset_; });
  return {first, parameters_.end()};
}

std::optional<std::string_view> Node::value() const {
  const std::size_t own = parameters_.size() - beyond().size();
  if (own == 0) return std::nullopt;
  return parameters_[own - 1].value;
}

std::string_view Node::segment_of(const Parameter& parameter) const {
  const std::string_view rest = parameter.name.substr(offset_);
  return rest.substr(0, rest.find('.'));
}

Node Node::child(std::string_view segment) const {
  const std::span<const Parameter> rest = beyond();
  const auto first = std::partition_point(rest.begin(), rest.end(),
                                          [&](const Parameter& p) { return segment_of(p) < segment; });
  const auto last =
      std::partition_point(first, rest.end(), [&](const Parameter& p) { return segment_of(p) == segment; });
  return {{first, last}, offset_ + segment.size() + 1};
}

std::vector<std::pair<std::string_view, Node>> Node::children() const {
  std::vector<std::pair<std::string_view, Node>> found;
  for (std::span<const Parameter> rest = beyond(); !rest.empty();) {
    const std::string_view segment = segment_of(rest.front());
    const auto last =
        std::find_if(rest.begin(), rest.end(), [&](const Parameter& p) { return segment_of(p) != segment; });
    found.emplace_back(segment, Node({rest.begin(), last}, offset_ + segment.size() + 1));
    rest = {last, rest.end()};
  }
  return found;
}

std::optional<Form> Form::parse(const Request& request) {
  Form form;
  if (!form.add_all(query_of(request)) || !form.add_all(body_of(request))) return std::nullopt;
  std::stable_sort(form.parameters_.begin(), form.parameters_.end(), before);
  return form;
}

bool Form::add_all(std::string_view encoded) {
  return each_pair(encoded, [this](std::string_view encoded_name, std::string_view encoded_value) {
    const auto name = decode(encoded_name);
    const auto value = decode(encoded_value);
    if (name && value) parameters_.push_back({*name, *value});
    return name && value;
  });
}

std::optional<std::string_view> Form::decode(std::string_view encoded) {
  if (encoded.find_first_of("%+") == std::string_view::npos) {
    return base::is_utf8(encoded) ? std::optional(encoded) : std::nullopt;
  }
  auto text = base::uri_decode(encoded, true);
  if (!text || !base::is_utf8(*text)) return std::nullopt;
  return decoded_.emplace_front(std::move(*text));
}

std::optional<std::string> find_parameter(const Request& request, std::string_view name) {
  std::optional<std::string_view> found;
  for (const std::string_view encoded : {query_of(request), body_of(request)}) {
    each_pair(encoded, [&](std::string_view given, std::string_view value) {
      if (given == name) found = value;
      return true;
    });
  }
  return found ? base::uri_decode(*found, true) : std::nullopt;
}

}  // namespace groundwork::protocol::aws_query
