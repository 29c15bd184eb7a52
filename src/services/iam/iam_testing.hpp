#pragma once

#include <string>
#include <string_view>
#include <utility>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "api/iam/types.hpp"
#include "aws/arn.hpp"
#include "plane/caller.hpp"
#include "plane/identities/users.hpp"
#include "plane/testing.hpp"
#include "services/iam/table.hpp"

namespace groundwork::services::iam {

/// For tests of handlers: one account, and operations called by name as the gateway calls them.
struct IamTest : testing::Test {
  plane::TestPlane plane;
  aws::AccountId account = plane.add_account();
  plane::Caller caller = root_of(account);

  static plane::Caller root_of(const aws::AccountId& id) {
    plane::Caller root;
    root.principal = {.kind = policy::PrincipalKind::root, .account = id.str(), .arn = aws::root_arn(id)};
    root.account = id;
    root.user_id = id.str();
    return root;
  }
  plane::Caller user_called(const std::string& name) {
    return plane.run([&](plane::Work& work) {
      const plane::User user = plane::find_user(work.unit, account, name).value();
      plane::Caller found;
      found.principal = {.kind = policy::PrincipalKind::user,
                         .account = account.str(),
                         .arn = user.arn(),
                         .unique_id = user.id};
      found.account = account;
      found.user_id = user.id;
      found.user_name = user.name;
      return found;
    });
  }
  plane::Caller role_session() const {
    plane::Caller session;
    session.principal = {.kind = policy::PrincipalKind::role_session,
                         .account = account.str(),
                         .arn = "arn:aws:sts::" + account.str() + ":assumed-role/Ops/me"};
    session.account = account;
    return session;
  }

  template <class Output = shape::Unit, class Input>
  Output run(std::string_view operation, const Input& input) {
    return in_call(
        [&](Call& call, const Handler& handler) {
          EXPECT_EQ(handler.operation->input, &shape::shape_of<Input>());
          EXPECT_EQ(handler.operation->output, &shape::shape_of<Output>());
          Output output{};
          handler.handle(call, &input, &output);
          return output;
        },
        operation);
  }
  template <class Input>
  Accesses accesses(std::string_view operation, const Input& input) {
    return in_call([&](Call& call, const Handler& handler) { return handler.accesses(call, &input); },
                   operation);
  }
  /// The refusal of an operation as `Code: message`, or empty where it is carried out.
  template <class Output = shape::Unit, class Input>
  std::string refusal(std::string_view operation, const Input& input) {
    try {
      run<Output>(operation, input);
    } catch (const aws::ApiError& error) {
      return error.code + ": " + error.message;
    }
    return {};
  }

  void create_user(const std::string& name) {
    run<api::iam::CreateUserResponse>("CreateUser", api::iam::CreateUserRequest{.user_name = name});
  }

 private:
  template <class Use>
  auto in_call(const Use& use, std::string_view operation) {
    return plane.run([&](plane::Work& work) {
      Call call{work,   caller, "00000000-0000-0000-0000-000000000000", "us-east-1", "127.0.0.1",
                "test", false};
      return use(call, *table().find(operation));
    });
  }
};

/// The values of a condition key of an access, or nothing.
inline std::vector<std::string> context_of(const Access& access, std::string_view key) {
  for (const auto& [name, values] : access.context) {
    if (name == key) return values;
  }
  return {};
}

}  // namespace groundwork::services::iam
