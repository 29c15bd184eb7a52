#include "base/xml.hpp"
#include "protocol/aws_query/aws_query.hpp"
#include "protocol/errors.hpp"
#include "protocol/scalar.hpp"

namespace groundwork::protocol::aws_query {
namespace {

using base::XmlWriter;
using shape::Kind;
using shape::Member;
using shape::Shape;
using shape::TimeFormat;

constexpr std::size_t kUsualAnswerBytes = 1024;

class OutputWriter {
 public:
  explicit OutputWriter(std::string& out) : out_(out), xml_(out) {}

  void members(const Shape& shape, const void* object) {
    for (const Member& member : shape.members) {
      const void* held = member.get(object);
      if (held == nullptr) continue;
      element(member.wire_name, *member.target, held, time_format_of(member, TimeFormat::date_time));
    }
  }

  void element(std::string_view name, const Shape& shape, const void* value, TimeFormat format) {
    const bool holds_many = shape.kind == Kind::list || shape.kind == Kind::map;
    const std::size_t count = shape.kind == Kind::list  ? shape.list->size(value)
                              : shape.kind == Kind::map ? shape.map->size(value)
                                                        : 0;
    if (holds_many && count == 0) {
      out_.append("<").append(name).append("/>");
      return;
    }
    xml_.open(name);
    content(shape, value, format);
    xml_.close(name);
  }

 private:
  void content(const Shape& shape, const void* value, TimeFormat format) {
    switch (shape.kind) {
      case Kind::structure:
      case Kind::union_:
        members(shape, value);
        return;
      case Kind::list:
        for (std::size_t i = 0; i < shape.list->size(value); ++i) {
          element("member", *shape.element, shape.list->at(value, i), TimeFormat::date_time);
        }
        return;
      case Kind::map:
        entries(shape, value);
        return;
      case Kind::string:
      case Kind::enumeration:
        xml_.text(*static_cast<const std::string*>(value));
        return;
      case Kind::timestamp:
        // IAM and STS answer whole seconds, however fine the clock is.
        if (format == TimeFormat::date_time) {
          out_ += base::iso8601(*static_cast<const base::Instant*>(value));
          return;
        }
        [[fallthrough]];
      default:
        append_scalar(out_, shape, value, format);
    }
  }

  void entries(const Shape& shape, const void* map) {
    struct State {
      OutputWriter& writer;
      const Shape& element;
    } state{*this, *shape.element};
    shape.map->each(map, &state, [](void* opaque, const std::string& key, const void* value) {
      State& s = *static_cast<State*>(opaque);
      s.writer.xml_.open("entry");
      s.writer.xml_.leaf("key", key);
      s.writer.element("value", s.element, value, TimeFormat::date_time);
      s.writer.xml_.close("entry");
    });
  }

  std::string& out_;
  XmlWriter xml_;
};

Response xml_response(int status, std::string_view request_id) {
  Response response{.status = status, .content_type = "text/xml"};
  response.headers.emplace_back("x-amzn-requestid", request_id);
  response.body.reserve(kUsualAnswerBytes);
  return response;
}

/// A name of an element made of two parts, on no heap for the names that AWS has.
std::string joined(std::string_view a, std::string_view b) { return std::string(a).append(b); }

}  // namespace

Response encode_output(const shape::Service& service, const shape::Operation& operation, const void* output,
                       std::string_view request_id) {
  Response response = xml_response(200, request_id);
  XmlWriter xml(response.body);
  const std::string answer = joined(operation.name, "Response");
  xml.open(answer, service.xml_namespace);
  // An output without members still has its Result; only an operation that the model gives no output has
  // none.
  if (operation.output != &shape::shape_of<shape::Unit>()) {
    const std::string result = joined(operation.name, "Result");
    xml.open(result);
    OutputWriter(response.body).members(*operation.output, output);
    xml.close(result);
  }
  xml.open("ResponseMetadata");
  xml.leaf("RequestId", request_id);
  xml.close("ResponseMetadata");
  xml.close(answer);
  return response;
}

Response encode_error(const shape::Service& service, const aws::ApiError& error,
                      std::string_view request_id) {
  const WireError wire = wire_error(service, error);
  Response response = xml_response(wire.http_status, request_id);
  XmlWriter xml(response.body);
  xml.open("ErrorResponse", service.xml_namespace);
  xml.open("Error");
  xml.leaf("Type", wire.http_status < 500 ? "Sender" : "Receiver");
  xml.leaf("Code", wire.code);
  xml.leaf("Message", error.message);
  for (const auto& [name, value] : error.members) {
    if (value.is_string()) xml.leaf(name, std::string_view(value.get_string()));
  }
  xml.close("Error");
  xml.leaf("RequestId", request_id);
  xml.close("ErrorResponse");
  return response;
}

}  // namespace groundwork::protocol::aws_query
