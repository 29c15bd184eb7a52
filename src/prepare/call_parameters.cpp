#include <algorithm>

#include <fmt/format.h>

#include "prepare/wire.hpp"
#include "shape/descriptor.hpp"

namespace groundwork::prepare {
namespace {

using shape::Kind;
using shape::Shape;

constexpr std::size_t kLengthMax = 200;
constexpr std::size_t kItemsMax = 20;  ///< of a list: a report is no archive of requests

class Collector {
 public:
  std::vector<report::Parameter> take() { return std::move(out_); }

  void value(const Shape& shape, const void* value, const std::string& name) {
    if (shape.sensitive) return add(name, "(withheld)");
    switch (shape.kind) {
      case Kind::structure:
      case Kind::union_:
        return structure(shape, value, name);
      case Kind::list:
        return list(shape, value, name);
      case Kind::boolean:
        return add(name, *static_cast<const bool*>(value) ? "true" : "false");
      case Kind::integer:
        return add(name, std::to_string(*static_cast<const std::int32_t*>(value)));
      case Kind::long_:
        return add(name, std::to_string(*static_cast<const std::int64_t*>(value)));
      case Kind::string:
      case Kind::enumeration:
        return add(name, *static_cast<const std::string*>(value));
      default:
        return add(name, "(not shown)");
    }
  }

  void structure(const Shape& shape, const void* object, const std::string& name) {
    for (const shape::Member& member : shape.members) {
      if (member.idempotency_token) continue;
      const void* found = member.get(object);
      if (found == nullptr) continue;
      // An OAuth authorization code, which the model of AWS's sign-in does not call sensitive.
      if (member.name == "code") {
        add(fmt::format("{}.code", name), "(withheld)");
        continue;
      }
      value(*member.target, found,
            name.empty() ? std::string(member.name) : fmt::format("{}.{}", name, member.name));
    }
  }

 private:
  void list(const Shape& shape, const void* items, const std::string& name) {
    const std::size_t size = shape.list->size(items);
    for (std::size_t i = 0; i < std::min(size, kItemsMax); ++i) {
      value(*shape.element, shape.list->at(items, i), fmt::format("{}[{}]", name, i));
    }
    if (size > kItemsMax) add(name, fmt::format("{} items", size));
  }

  void add(const std::string& name, std::string text) {
    if (text.size() > kLengthMax) text = "(long)";
    out_.push_back(report::request_parameter(name, std::move(text)));
  }

  std::vector<report::Parameter> out_;
};

}  // namespace

std::vector<report::Parameter> call_parameters(const Shape& shape, const void* input) {
  Collector collector;
  if (shape.kind == Kind::structure) collector.structure(shape, input, {});
  return collector.take();
}

}  // namespace groundwork::prepare
