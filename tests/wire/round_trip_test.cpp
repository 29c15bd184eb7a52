// Each walker against its counterpart: what the client writes the server reads, and what the server answers
// the client reads, for every operation of every service.
#include <algorithm>

#include <gtest/gtest.h>

#include "objects.hpp"
#include "protocol/codec.hpp"
#include "protocol/json/write.hpp"
#include "services.hpp"
#include "shape/idempotency.hpp"

namespace groundwork::protocol {
namespace {

constexpr int kRounds = 40;

std::string show(const shape::Value& value) {
  std::string out;
  json::write_value(out, value.shape(), value.get());
  return out;
}

class RoundTrip : public testing::TestWithParam<const shape::Service*> {
 protected:
  const wire::FillRules input_rules_{.empty_structures = GetParam()->protocol != shape::Protocol::aws_query};
  /// XML answers carry whole seconds, as AWS's do.
  const wire::FillRules output_rules_{.whole_seconds = GetParam()->protocol == shape::Protocol::aws_query};
  base::SeededRandom random_{20261123};
};

TEST_P(RoundTrip, Inputs) {
  const shape::Service& service = *GetParam();
  for (const shape::Operation& operation : service.operations) {
    for (int round = 0; round < kRounds; ++round) {
      shape::Value input(*operation.input);
      wire::fill(*operation.input, input.get(), random_, input_rules_);
      const Request request = encode_input(service, operation, input.get());
      ASSERT_EQ(find_operation(service, request), &operation) << request.target;
      const DecodeResult result = decode_input(service, operation, request);
      ASSERT_FALSE(result.malformed) << operation.name << ": " << result.malformed->message << "\n"
                                     << request.body;
      EXPECT_TRUE(result.missing.empty()) << operation.name << ": " << result.missing.front();
      ASSERT_TRUE(wire::same(*operation.input, input.get(), result.value.get())) << operation.name << "\n"
                                                                                 << request.target << "\n"
                                                                                 << request.body << "\n"
                                                                                 << show(result.value);
    }
  }
}

TEST_P(RoundTrip, Outputs) {
  const shape::Service& service = *GetParam();
  for (const shape::Operation& operation : service.operations) {
    for (int round = 0; round < kRounds; ++round) {
      shape::Value output(*operation.output);
      wire::fill(*operation.output, output.get(), random_, output_rules_);
      const Response response = encode_output(service, operation, output.get(), "id");
      const DecodeResult result = decode_output(service, operation, response);
      ASSERT_FALSE(result.malformed) << operation.name << ": " << result.malformed->message;
      EXPECT_TRUE(result.missing.empty()) << operation.name << ": " << result.missing.front();
      ASSERT_TRUE(wire::same(*operation.output, output.get(), result.value.get())) << operation.name << "\n"
                                                                                   << response.body << "\n"
                                                                                   << show(result.value);
    }
  }
}

TEST_P(RoundTrip, EveryModelledErrorKeepsItsCodeStatusAndMembers) {
  const shape::Service& service = *GetParam();
  for (const shape::ErrorFacts& facts : service.errors) {
    const auto error =
        aws::ApiError(std::string(facts.code), "what <happened> & \"why\"").with("Reason", "R");
    const Response response = encode_error(service, error, "id");
    EXPECT_EQ(response.status, facts.http_status);
    const aws::ApiError read = decode_error(service, response);
    EXPECT_EQ(read.code, facts.code);
    EXPECT_EQ(read.message, error.message);
    EXPECT_EQ(read.http_status, facts.http_status);
    EXPECT_EQ(read.members, error.members);
  }
}

TEST_P(RoundTrip, AnAnswerThatIsNoErrorOfTheProtocolIsToldAsItCame) {
  const aws::ApiError read = decode_error(*GetParam(), {.status = 502, .body = "Bad gateway"});
  EXPECT_EQ(read.code, "502");
  EXPECT_EQ(read.message, "Bad gateway");
  EXPECT_EQ(read.http_status, 502);
}

INSTANTIATE_TEST_SUITE_P(Services, RoundTrip, testing::ValuesIn(wire::services()), [](const auto& parameter) {
  std::string name(parameter.param->name);
  std::ranges::replace(name, '-', '_');  // GoogleTest takes no dash
  return name;
});

TEST(Idempotency, FillsOnlyWhatWasLeftOut) {
  base::SeededRandom random{1};
  std::size_t tokens = 0;
  for (const shape::Service* service : wire::services()) {
    for (const shape::Operation& operation : service->operations) {
      shape::Value input(*operation.input);
      shape::fill_idempotency_tokens(*operation.input, input.get(), random);
      for (const shape::Member& member : operation.input->members) {
        if (!member.idempotency_token) continue;
        ++tokens;
        const auto first = *static_cast<const std::string*>(member.get(input.get()));
        EXPECT_EQ(first.size(), 36U);
        shape::fill_idempotency_tokens(*operation.input, input.get(), random);
        EXPECT_EQ(*static_cast<const std::string*>(member.get(input.get())), first);
      }
    }
  }
  EXPECT_GT(tokens, 0U);
}

}  // namespace
}  // namespace groundwork::protocol
