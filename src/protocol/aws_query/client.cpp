#include <pugixml.hpp>

#include "base/encoding.hpp"
#include "protocol/aws_query/aws_query.hpp"
#include "protocol/aws_query/xml_reader.hpp"
#include "protocol/scalar.hpp"

namespace groundwork::protocol::aws_query {
namespace {

using shape::Kind;
using shape::Member;
using shape::Shape;
using shape::TimeFormat;

/// Appends `name=value` pairs to a form; `name` is the dotted prefix that grows and shrinks on the way.
class FormWriter {
 public:
  explicit FormWriter(std::string& out) : out_(out) {}

  void pair(std::string_view name, std::string_view value) {
    if (!out_.empty()) out_ += '&';
    out_.append(base::uri_encode(name)).append("=").append(base::uri_encode(value));
  }

  void members(const Shape& shape, const void* object) {
    for (const Member& member : shape.members) {
      const void* held = member.get(object);
      if (held == nullptr) continue;
      under(member.wire_name,
            [&] { value(*member.target, held, time_format_of(member, TimeFormat::date_time)); });
    }
  }

 private:
  template <class Write>
  void under(std::string_view segment, const Write& write) {
    const std::size_t before = name_.size();
    if (before > 0) name_ += '.';
    name_ += segment;
    write();
    name_.resize(before);
  }

  void value(const Shape& shape, const void* held, TimeFormat format) {
    switch (shape.kind) {
      case Kind::structure:
      case Kind::union_:
        members(shape, held);
        return;
      case Kind::list:
        list(shape, held);
        return;
      case Kind::map:
        map(shape, held);
        return;
      default:
        break;
    }
    std::string text;
    append_scalar(text, shape, held, format);
    pair(name_, text);
  }

  void list(const Shape& shape, const void* held) {
    const std::size_t count = shape.list->size(held);
    if (count == 0) pair(name_, "");
    for (std::size_t i = 0; i < count; ++i) {
      under("member." + std::to_string(i + 1),
            [&] { value(*shape.element, shape.list->at(held, i), TimeFormat::date_time); });
    }
  }

  void map(const Shape& shape, const void* held) {
    if (shape.map->size(held) == 0) pair(name_, "");
    struct State {
      FormWriter& form;
      const Shape& element;
      std::size_t number = 0;
    } state{*this, *shape.element};
    shape.map->each(held, &state, [](void* opaque, const std::string& key, const void* entry) {
      State& s = *static_cast<State*>(opaque);
      s.form.under("entry." + std::to_string(++s.number), [&] {
        s.form.under("key", [&] { s.form.pair(s.form.name_, key); });
        s.form.under("value", [&] { s.form.value(s.element, entry, TimeFormat::date_time); });
      });
    });
  }

  std::string& out_;
  std::string name_;
};

}  // namespace

Request encode_input(const shape::Service& service, const shape::Operation& operation, const void* input) {
  Request request;
  request.headers.emplace_back("content-type", "application/x-www-form-urlencoded; charset=utf-8");
  FormWriter form(request.body);
  form.pair("Action", operation.name);
  form.pair("Version", service.version);
  if (!operation.input->members.empty()) form.members(*operation.input, input);
  return request;
}

DecodeResult decode_output(const shape::Operation& operation, const Response& response) {
  DecodeResult result{.value = shape::Value(*operation.output)};
  pugi::xml_document document;
  if (!parse_xml(document, response.body)) {
    result.malformed = Malformed{"MalformedResponse", "The answer is not well-formed XML", response.status};
    return result;
  }
  const std::string name(operation.name);
  const pugi::xml_node answer = document.child((name + "Response").c_str());
  if (!answer) {
    result.malformed =
        Malformed{"MalformedResponse", "The answer is not a " + name + "Response", response.status};
    return result;
  }
  read_xml(*operation.output, result.value.get(), answer.child((name + "Result").c_str()), result);
  return result;
}

aws::ApiError decode_error(const Response& response) {
  pugi::xml_document document;
  const pugi::xml_node error = parse_xml(document, response.body)
                                   ? document.find_node([](const pugi::xml_node& node) {
                                       return std::string_view(node.name()) == "Error";
                                     })
                                   : pugi::xml_node();
  if (!error) {
    // A proxy or a load balancer answered: what it said is all there is to tell.
    return {std::to_string(response.status), response.body.substr(0, 512), response.status};
  }
  const std::string_view code = error.child_value("Code");
  aws::ApiError refusal(code.empty() ? std::to_string(response.status) : std::string(code),
                        error.child_value("Message"), response.status);
  for (const pugi::xml_node& member : error.children()) {
    const std::string_view name = member.name();
    if (name == "Code" || name == "Message" || name == "Type" || name.empty()) continue;
    refusal.with(std::string(name), member.child_value());
  }
  return refusal;
}

}  // namespace groundwork::protocol::aws_query
