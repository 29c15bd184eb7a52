#include "protocol/json/error.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "base/json_text.hpp"
#include "protocol/json/write.hpp"

namespace groundwork::protocol::json {
namespace {

namespace bj = boost::json;

/// `com.amazon.coral#ValidationException:http://...` -> `ValidationException`.
std::string_view bare_code(std::string_view code) {
  code = code.substr(0, code.find(':'));
  return code.substr(code.rfind('#') + 1);
}

/// The bare code, or the HTTP status where there is none.
std::string code_or_status(std::string_view spelled, int http_status) {
  const std::string_view code = bare_code(spelled);
  return code.empty() ? std::to_string(http_status) : std::string(code);
}

const bj::string* find_text(const bj::object& body, std::initializer_list<bj::string_view> names) {
  for (const auto name : names) {
    const bj::value* value = body.if_contains(name);
    if (value != nullptr && value->is_string()) return &value->get_string();
  }
  return nullptr;
}

bool is_envelope(bj::string_view name) {
  return name == "__type" || name == "message" || name == "Message" || name == "code" || name == "Code";
}

}  // namespace

std::string error_body(const WireError& wire, const aws::ApiError& error, bool with_type) {
  std::string out = "{";
  if (with_type) {
    write_name(out, "__type");
    base::append_json_string(out, wire.code);
  }
  if (!error.message.empty()) {
    write_name(out, wire.message_member);
    base::append_json_string(out, error.message);
  }
  for (const auto& [name, value] : error.members) {
    write_name(out, name);
    out += bj::serialize(value);
  }
  return out + "}";
}

aws::ApiError read_error_body(std::string_view body, std::string_view named_code, int http_status) {
  bj::error_code error;
  const bj::value document = bj::parse(bj::string_view(body.data(), body.size()), error);
  const bj::object* object = error ? nullptr : document.if_object();
  // A proxy or a load balancer answered: what it said is all there is to tell.
  if (object == nullptr) {
    return {code_or_status(named_code, http_status), std::string(body.substr(0, 512)), http_status};
  }
  const bj::string* code = find_text(*object, {"__type", "code", "Code"});
  const bj::string* message = find_text(*object, {"message", "Message"});
  const std::string_view spelled = !named_code.empty() ? named_code
                                   : code != nullptr   ? std::string_view(code->data(), code->size())
                                                       : std::string_view();
  aws::ApiError refusal(code_or_status(spelled, http_status),
                        message != nullptr ? std::string(message->data(), message->size()) : "", http_status);
  for (const auto& entry : *object) {
    if (!is_envelope(entry.key())) refusal.with(std::string(entry.key()), entry.value());
  }
  return refusal;
}

}  // namespace groundwork::protocol::json
