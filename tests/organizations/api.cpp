#include "organizations/api.hpp"

#include <stdexcept>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "aws/arn.hpp"
#include "protocol/codec.hpp"
#include "services/organizations/table.hpp"

namespace groundwork::organizations_model {
namespace {

constexpr int kPageSize = 3;

plane::Caller root_user_of(const Id& account) {
  plane::Caller caller;
  caller.account = aws::AccountId::trusted(account);
  caller.principal = {
      .kind = policy::PrincipalKind::root, .account = account, .arn = aws::root_arn(caller.account)};
  caller.user_id = account;
  return caller;
}

Refusal refusal_in(const aws::ApiError& error) {
  Refusal refusal{error.code, {}};
  for (const auto& [name, value] : error.members) {
    if (name == "Reason") refusal.reason = std::string(value.as_string());
  }
  return refusal;
}

protocol::DecodeResult read_input(const services::Table& table, const shape::Operation& operation,
                                  const json::object& input) {
  auto read = protocol::decode_input(
      table.model(), operation,
      {.headers = {{"content-type", "application/x-amz-json-1.1"}}, .body = json::serialize(input)});
  if (read.malformed) throw aws::ApiError(read.malformed->code, read.malformed->message);
  const auto violations = shape::check_constraints(*operation.input, read.value.get(), read.missing);
  if (!violations.empty()) throw table.refuse(violations);
  return read;
}

}  // namespace

Answer Api::ask(const Id& account, std::string_view operation, const json::object& input) {
  const services::Table& table = services::organizations::table();
  const services::Handler* handler = table.find(operation);
  if (handler == nullptr) throw std::logic_error("no such operation: " + std::string(operation));
  const plane::Caller caller = root_user_of(account);
  try {
    const auto read = read_input(table, *handler->operation, input);
    const auto response = plane_.run([&](plane::Work& work) {
      services::Call call{work,   caller, "11111111-2222-3333-4444-555555555555", "us-east-1", "192.0.2.1",
                          "test", true};
      handler->accesses(call, read.value.get());
      shape::Value output(*handler->operation->output);
      handler->handle(call, read.value.get(), output.get());
      return protocol::encode_output(table.model(), *handler->operation, output.get(), call.request_id);
    });
    return {json::parse(response.body.empty() ? "{}" : response.body).as_object(), {}, {}};
  } catch (const aws::ApiError& error) {
    return {{}, refusal_in(error), error.message};
  }
}

json::object Api::get(const Id& caller, std::string_view operation, const json::object& input) {
  Answer answer = ask(caller, operation, input);
  if (!answer.refusal) return std::move(answer.output);
  throw std::runtime_error(to_text({caller, std::string(operation), input}) + ": refused with " +
                           to_text(*answer.refusal) + ": " + answer.message);
}

std::vector<json::object> Api::list(const Id& caller, std::string_view operation, json::object input,
                                    std::string_view items) {
  std::vector<json::object> found;
  if (operation != "ListTagsForResource") input["MaxResults"] = kPageSize;
  for (;;) {
    const json::object page = get(caller, operation, input);
    for (const json::value& item : page.at(items).as_array()) found.push_back(item.as_object());
    const json::value* next = page.if_contains("NextToken");
    if (next == nullptr || next->is_null()) return found;
    input["NextToken"] = *next;
  }
}

}  // namespace groundwork::organizations_model
