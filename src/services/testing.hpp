#pragma once

#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "aws/arn.hpp"
#include "plane/testing.hpp"
#include "services/table.hpp"

namespace groundwork::services {

/// For unit tests: asks a table's operations as an account's root user, past all policies, as the gateway
/// does once it has decided.
class TestCaller {
 public:
  TestCaller(plane::TestPlane& plane, const Table& table, const aws::AccountId& account)
      : plane_(plane), table_(table) {
    caller_.principal = {
        .kind = policy::PrincipalKind::root, .account = account.str(), .arn = aws::root_arn(account)};
    caller_.account = account;
    caller_.user_id = account.str();
  }

  /// Whether a resource policy has let the caller in (see Call).
  bool granted = false;

  template <class Output, class Input = shape::Unit>
  Output ask(std::string_view operation, const Input& input = {}) {
    std::optional<aws::ApiError> kept;
    auto answer = plane_.run([&](plane::Work& work) {
      Output output{};
      Call call = call_in(work);
      find<Input>(operation).accesses(call, &input);
      try {
        find<Input>(operation).handle(call, &input, &output);
      } catch (const aws::ApiError& error) {
        if (!error.keeps_changes) throw;
        kept = error;
      }
      return output;
    });
    if (kept) throw *kept;
    return answer;
  }
  /// For an operation whose answer is empty.
  template <class Input = shape::Unit>
  void tell(std::string_view operation, const Input& input = {}) {
    ask<shape::Unit>(operation, input);
  }
  template <class Input = shape::Unit>
  Accesses accesses(std::string_view operation, const Input& input = {}) {
    return plane_.run([&](plane::Work& work) {
      Call call = call_in(work);
      return find<Input>(operation).accesses(call, &input);
    });
  }

 private:
  Call call_in(plane::Work& work) {
    return {work, caller_, "11111111-2222-3333-4444-555555555555", "us-east-1", "192.0.2.1", "test",
            true, granted};
  }
  template <class Input>
  const Handler& find(std::string_view operation) const {
    const Handler* handler = table_.find(operation);
    if (handler == nullptr || handler->operation->input != &shape::shape_of<Input>()) {
      throw std::logic_error("no such operation, or it takes another input: " + std::string(operation));
    }
    return *handler;
  }

  plane::TestPlane& plane_;
  const Table& table_;
  plane::Caller caller_;
};

}  // namespace groundwork::services
