#include "protocol/aws_query/xml_reader.hpp"

#include "protocol/scalar.hpp"
#include "shape/path.hpp"

namespace groundwork::protocol::aws_query {
namespace {

using shape::Kind;
using shape::Member;
using shape::Path;
using shape::Shape;
using shape::TimeFormat;

constexpr std::size_t kDepthMax = 64;

class Reader {
 public:
  explicit Reader(DecodeResult& result) : result_(result) {}

  bool structure(const Shape& shape, void* object, const pugi::xml_node& node, const Path& path) {
    if (++depth_ > kDepthMax) return fail("The answer is nested too deeply");
    for (const Member& member : shape.members) {
      const pugi::xml_node held = node.child(std::string(member.wire_name).c_str());
      if (!held) {
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
  bool value(const Shape& shape, void* into, const pugi::xml_node& node, const Path& path,
             TimeFormat format) {
    switch (shape.kind) {
      case Kind::structure:
      case Kind::union_:
        return structure(shape, into, node, path);
      case Kind::list:
        return list(shape, into, node, path);
      case Kind::map:
        return map(shape, into, node, path);
      case Kind::document:
        return fail("Documents do not travel in XML");
      default:
        break;
    }
    const std::string_view complaint = read_scalar(node.child_value(), shape, into, format);
    return complaint.empty() || fail(path.str() + ": " + std::string(complaint));
  }

  bool list(const Shape& shape, void* into, const pugi::xml_node& node, const Path& path) {
    std::size_t index = 0;
    for (const pugi::xml_node& element : node.children("member")) {
      const Path here = path.element(index++);
      if (!value(*shape.element, shape.list->append(into), element, here, TimeFormat::date_time))
        return false;
    }
    return true;
  }

  bool map(const Shape& shape, void* into, const pugi::xml_node& node, const Path& path) {
    for (const pugi::xml_node& entry : node.children("entry")) {
      const char* key = entry.child_value("key");
      void* slot = shape.map->insert(into, key);
      if (!value(*shape.element, slot, entry.child("value"), path.entry(key), TimeFormat::date_time))
        return false;
    }
    return true;
  }

  bool fail(std::string words) {
    result_.malformed = Malformed{"MalformedResponse", std::move(words)};
    return false;
  }

  DecodeResult& result_;
  std::size_t depth_ = 0;
};

}  // namespace

bool parse_xml(pugi::xml_document& document, std::string_view text) {
  constexpr unsigned kOptions = pugi::parse_default | pugi::parse_ws_pcdata_single;
  return static_cast<bool>(document.load_buffer(text.data(), text.size(), kOptions, pugi::encoding_utf8));
}

void read_xml(const Shape& shape, void* object, const pugi::xml_node& node, DecodeResult& result) {
  Reader(result).structure(shape, object, node, Path());
}

}  // namespace groundwork::protocol::aws_query
