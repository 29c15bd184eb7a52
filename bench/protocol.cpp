// What the wire protocols cost a request: bytes to typed input, constraints, typed output to bytes.
#include <benchmark/benchmark.h>

#include "api/iam/types.hpp"
#include "api/organizations/types.hpp"
#include "protocol/codec.hpp"
#include "shape/constraints.hpp"

namespace groundwork {
namespace {

namespace iam = api::iam;
namespace organizations = api::organizations;

const protocol::Request kGetUser{.body = "Action=GetUser&Version=2010-05-08&UserName=Administrator"};
const protocol::Request kCreateUser{
    .body =
        "Action=CreateUser&Version=2010-05-08&UserName=Administrator&Path=%2Fteams%2Fcloud%2F"
        "&Tags.member.1.Key=team&Tags.member.1.Value=cloud&Tags.member.2.Key=cost&Tags.member.2.Value=42"};
const protocol::Request kCreateAccount{
    .headers = {{"x-amz-target", "AWSOrganizationsV20161128.CreateAccount"}},
    .body =
        R"({"Email":"log@example.com","AccountName":"log-archive","Tags":[{"Key":"team","Value":"cloud"}]})"};

void find(benchmark::State& state, const shape::Service& service, const protocol::Request& request) {
  for (auto _ : state) benchmark::DoNotOptimize(protocol::find_operation(service, request));
}

void decode(benchmark::State& state, const shape::Service& service, const protocol::Request& request) {
  const shape::Operation& operation = *protocol::find_operation(service, request);
  for (auto _ : state) benchmark::DoNotOptimize(protocol::decode_input(service, operation, request));
}

void check(benchmark::State& state, const shape::Service& service, const protocol::Request& request) {
  const shape::Operation& operation = *protocol::find_operation(service, request);
  const auto decoded = protocol::decode_input(service, operation, request);
  for (auto _ : state) {
    benchmark::DoNotOptimize(
        shape::check_constraints(*operation.input, decoded.value.get(), decoded.missing));
  }
}

void encode_user(benchmark::State& state) {
  iam::CreateUserResponse output;
  output.user = iam::User{.path = "/teams/cloud/",
                          .user_name = "Administrator",
                          .user_id = "AIDAIOSFODNN7EXAMPLE1",
                          .arn = "arn:aws:iam::123456789012:user/teams/cloud/Administrator",
                          .create_date = base::Instant::from_seconds(1600000000)};
  const shape::Operation& operation = *iam::service().find("CreateUser");
  for (auto _ : state) {
    benchmark::DoNotOptimize(
        protocol::encode_output(iam::service(), operation, &output, "7a62c49f-347e-4fc4-9331-6e8eEXAMPLE"));
  }
}

void encode_account(benchmark::State& state) {
  organizations::DescribeAccountResponse output;
  output.account =
      organizations::Account{.id = "123456789012",
                             .arn = "arn:aws:organizations::1:account/o-exampleorgid/123456789012",
                             .email = "log@example.com",
                             .name = "log-archive",
                             .joined_timestamp = base::Instant{1481756563134}};
  const shape::Operation& operation = *organizations::service().find("DescribeAccount");
  for (auto _ : state) {
    benchmark::DoNotOptimize(protocol::encode_output(organizations::service(), operation, &output,
                                                     "7a62c49f-347e-4fc4-9331-6e8eEXAMPLE"));
  }
}

BENCHMARK_CAPTURE(find, GetUser, iam::service(), kGetUser);
BENCHMARK_CAPTURE(decode, GetUser, iam::service(), kGetUser);
BENCHMARK_CAPTURE(check, GetUser, iam::service(), kGetUser);
BENCHMARK_CAPTURE(find, CreateUser, iam::service(), kCreateUser);
BENCHMARK_CAPTURE(decode, CreateUser, iam::service(), kCreateUser);
BENCHMARK_CAPTURE(check, CreateUser, iam::service(), kCreateUser);
BENCHMARK(encode_user);
BENCHMARK_CAPTURE(find, CreateAccount, organizations::service(), kCreateAccount);
BENCHMARK_CAPTURE(decode, CreateAccount, organizations::service(), kCreateAccount);
BENCHMARK_CAPTURE(check, CreateAccount, organizations::service(), kCreateAccount);
BENCHMARK(encode_account);

}  // namespace
}  // namespace groundwork

BENCHMARK_MAIN();
