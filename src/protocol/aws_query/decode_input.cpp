#include <algorithm>
#include <charconv>

#include "protocol/aws_query/aws_query.hpp"
#include "protocol/aws_query/form.hpp"
#include "protocol/scalar.hpp"
#include "shape/path.hpp"

namespace groundwork::protocol::aws_query {
namespace {

using shape::Kind;
using shape::Member;
using shape::Path;
using shape::Shape;
using shape::TimeFormat;

/// Shapes that hold themselves would let a long dotted name recurse as deep as it is long.
constexpr std::size_t kDepthMax = 64;

/// Walks a shape and the parameters side by side. Each function returns false once the input is malformed.
class InputReader {
 public:
  explicit InputReader(DecodeResult& result) : result_(result) {}

  bool structure(const Shape& shape, void* object, const Node& node, const Path& path) {
    if (++depth_ > kDepthMax) return fail("Input is nested too deeply");
    for (const Member& member : shape.members) {
      const Node held = node.child(member.wire_name);
      if (held.empty()) {
        if (member.required) result_.missing.push_back(path.member(member.name).str());
        continue;
      }
      const TimeFormat format = time_format_of(member, TimeFormat::date_time);
      if (!value(*member.target, member.make(object), held, path.member(member.name), format)) return false;
    }
    --depth_;
    return true;
  }

 private:
  bool value(const Shape& shape, void* into, const Node& node, const Path& path, TimeFormat format) {
    if (is_scalar(shape.kind)) return scalar(shape, into, node, format);
    if (!node.has_children()) {
      // An empty list or map is sent as its bare name with an empty value.
      const bool holds_many = shape.kind == Kind::list || shape.kind == Kind::map;
      return (holds_many && node.value() == "") ||
             fail(holds_many ? "Unexpected list element termination"
                             : "Unexpected complex element termination");
    }
    switch (shape.kind) {
      case Kind::list:
        return list(shape, into, node, path);
      case Kind::map:
        return map(shape, into, node, path);
      case Kind::document:
        return fail("Documents cannot be sent in the query protocol");
      default:
        return structure(shape, into, node, path);
    }
  }

  bool scalar(const Shape& shape, void* into, const Node& node, TimeFormat format) {
    const auto text = node.value();
    if (!text) return fail("Start of structure or map found where not expected.");
    const std::string_view complaint = read_scalar(*text, shape, into, format);
    return complaint.empty() || fail(complaint);
  }

  /// `NAME.member.N` or `NAME.entry.N`, in the order of their numbers, whatever order they came in.
  bool numbered(const Node& node, std::vector<std::pair<std::size_t, Node>>& out) {
    for (const auto& [segment, held] : node.children()) {
      std::size_t number = 0;
      const char* end = segment.data() + segment.size();
      const auto [stop, error] = std::from_chars(segment.data(), end, number);
      if (error != std::errc() || stop != end) return fail("Unexpected list element termination");
      out.emplace_back(number, held);
    }
    std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    return true;
  }

  bool list(const Shape& shape, void* into, const Node& node, const Path& path) {
    std::vector<std::pair<std::size_t, Node>> elements;
    if (!numbered(node.child("member"), elements)) return false;
    for (std::size_t i = 0; i < elements.size(); ++i) {
      void* element = shape.list->append(into);
      if (!value(*shape.element, element, elements[i].second, path.element(i), TimeFormat::date_time))
        return false;
    }
    return true;
  }

  bool map(const Shape& shape, void* into, const Node& node, const Path& path) {
    std::vector<std::pair<std::size_t, Node>> entries;
    if (!numbered(node.child("entry"), entries)) return false;
    for (const auto& [number, entry] : entries) {
      const auto key = entry.child("key").value();
      const Node held = entry.child("value");
      if (!key || held.empty()) return fail("Unexpected complex element termination");
      void* slot = shape.map->insert(into, std::string(*key));
      if (!value(*shape.element, slot, held, path.entry(*key), TimeFormat::date_time)) return false;
    }
    return true;
  }

  bool fail(std::string_view words) {
    result_.malformed = Malformed{"MalformedInput", std::string(words)};
    return false;
  }

  DecodeResult& result_;
  std::size_t depth_ = 0;
};

}  // namespace

std::string action_of(const Request& request) { return find_parameter(request, "Action").value_or(""); }

DecodeResult decode_input(const shape::Operation& operation, const Request& request) {
  DecodeResult result{.value = shape::Value(*operation.input)};
  const auto form = Form::parse(request);
  if (!form) {
    result.malformed = Malformed{"MalformedQueryString", "The query string contains a syntax error", 404};
    return result;
  }
  InputReader(result).structure(*operation.input, result.value.get(), form->root(), Path());
  return result;
}

}  // namespace groundwork::protocol::aws_query
