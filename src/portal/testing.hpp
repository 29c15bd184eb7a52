#pragma once

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "api/portal/types.hpp"
#include "plane/events.hpp"
#include "plane/mail.hpp"
#include "plane/testing.hpp"
#include "portal/table.hpp"

namespace groundwork::portal {

/// For tests: calls operations as the gateway does, each in a unit of work of its own.
struct PortalTest : testing::Test {
  plane::TestPlane plane;
  std::string host = "localhost:8080";
  bool secure = true;

  template <class Output, class Input>
  Output call(const services::Table& in, const char* operation, const Input& input) {
    return plane.run([&](plane::Work& work) {
      const plane::Caller nobody;
      services::Call made{work, nobody, "request", "us-east-1", "192.0.2.1", "test", secure, false, host};
      Output output;
      in.find(operation)->handle(made, &input, &output);
      return output;
    });
  }
  template <class Output, class Input>
  Output call(const char* operation, const Input& input) {
    return call<Output>(table(), operation, input);
  }
  /// The code of the error that the operation answers, or nothing.
  template <class Output, class Input>
  std::string refusal(const char* operation, const Input& input) {
    return refusal<Output>(table(), operation, input);
  }
  template <class Output, class Input>
  std::string refusal(const services::Table& in, const char* operation, const Input& input) {
    try {
      call<Output>(in, operation, input);
    } catch (const aws::ApiError& error) {
      return error.code + ": " + error.message;
    }
    return "";
  }

  /// The first run of six digits in the newest message.
  std::string code_sent(plane::Channel channel, const std::string& to) {
    return plane.run([&](plane::Work& work) {
      const std::string body = plane::list_messages(work.unit, channel, to, 1).at(0).body;
      for (std::size_t at = 0; at + 6 <= body.size(); ++at) {
        if (body.substr(at, 6).find_first_not_of("0123456789") == std::string::npos)
          return body.substr(at, 6);
      }
      return std::string();
    });
  }
  std::vector<plane::Event> events_of(const aws::AccountId& account) {
    return plane.run([&](plane::Work& work) {
      std::vector<plane::Event> found;
      for (const auto& listed : plane::list_events(work.unit, {.account = account}))
        found.push_back(listed.event);
      return found;
    });
  }
};

}  // namespace groundwork::portal
