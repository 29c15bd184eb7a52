#include "client/providers.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "client/test_directory.hpp"

namespace groundwork::client {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::Pair;

using Variables = std::map<std::string, std::string>;

const std::string kDocument =
    R"({"Code": "Success", "AccessKeyId": "ASIA1", "SecretAccessKey": "sec", "Token": "tok",
    "Expiration": "2026-11-23T18:00:00Z"})";

aws::Credentials credentials_of(const Provided& provided) {
  if (const auto* not_served = std::get_if<NotServed>(&provided))
    throw std::runtime_error(not_served->reason);
  return std::get<aws::Credentials>(provided);
}

NotServed refusal_of(const Provided& provided) {
  const auto* not_served = std::get_if<NotServed>(&provided);
  return not_served == nullptr ? NotServed{"(served)"} : *not_served;
}

/// Answers requests from a table of `METHOD url`, and remembers them.
class FakeNetwork {
 public:
  void put(const std::string& line, HttpResponse response) { answers_[line] = std::move(response); }
  Send send() {
    return [this](const HttpRequest& request) {
      requests.push_back(request);
      const auto found = answers_.find(request.method + " " + request.url);
      if (found == answers_.end()) throw TransportError("http://host: no route", true);
      return found->second;
    };
  }
  std::vector<HttpRequest> requests;

 private:
  std::map<std::string, HttpResponse> answers_;
};

TEST(EnvironmentCredentials, ServeKeyPairsWithOrWithoutToken) {
  const Variables pair{{"AWS_ACCESS_KEY_ID", "AKIA1"}, {"AWS_SECRET_ACCESS_KEY", "sec"}};
  const aws::Credentials key = credentials_of(environment_credentials(fixed_environment(pair)).provide());
  EXPECT_EQ(key.access_key_id, "AKIA1");
  EXPECT_EQ(key.secret_access_key, "sec");
  EXPECT_EQ(key.session_token, "");
  Variables session = pair;
  session["AWS_SESSION_TOKEN"] = "tok";
  EXPECT_EQ(credentials_of(environment_credentials(fixed_environment(session)).provide()).session_token,
            "tok");
}

TEST(EnvironmentCredentials, HalfAPairIsAnErrorAndNoPairIsNot) {
  const auto refusal = [](Variables variables) {
    return refusal_of(environment_credentials(fixed_environment(std::move(variables))).provide());
  };
  EXPECT_FALSE(refusal({}).is_final);
  EXPECT_TRUE(refusal({{"AWS_ACCESS_KEY_ID", "AKIA1"}}).is_final);
  const NotServed half = refusal({{"AWS_SECRET_ACCESS_KEY", "wJalrX"}});
  EXPECT_TRUE(half.is_final);
  EXPECT_THAT(half.reason, Not(HasSubstr("wJalrX")));
  EXPECT_THAT(refusal({{"AWS_WEB_IDENTITY_TOKEN_FILE", "/f"}}).reason,
              HasSubstr("web identity is not supported"));
}

TEST(ContainerCredentials, ComeFromTheRelativeUri) {
  FakeNetwork network;
  network.put("GET http://169.254.170.2/v2/credentials/1", {.status = 200, .body = kDocument});
  const auto provider = container_credentials(
      fixed_environment({{"AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "/v2/credentials/1"}}), network.send());
  const aws::Credentials key = credentials_of(provider.provide());
  EXPECT_EQ(key.access_key_id, "ASIA1");
  EXPECT_EQ(key.secret_access_key, "sec");
  EXPECT_EQ(key.session_token, "tok");
  EXPECT_EQ(key.expires_at, base::parse_iso8601("2026-11-23T18:00:00Z"));
  EXPECT_TRUE(network.requests.at(0).direct);
}

TEST(ContainerCredentials, SendTheTokenWhichTheFileRenews) {
  const TestDirectory directory;
  const std::string file = directory.write("token", "first\n");
  FakeNetwork network;
  network.put("GET http://169.254.170.23/v1", {.status = 200, .body = kDocument});
  const auto provider = container_credentials(
      fixed_environment({{"AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://169.254.170.23/v1"},
                         {"AWS_CONTAINER_AUTHORIZATION_TOKEN", "unused"},
                         {"AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", file}}),
      network.send());
  credentials_of(provider.provide());
  directory.write("token", "second\n");
  credentials_of(provider.provide());
  EXPECT_THAT(network.requests.at(0).headers, testing::Contains(Pair("authorization", "first")));
  EXPECT_THAT(network.requests.at(1).headers, testing::Contains(Pair("authorization", "second")));
}

TEST(ContainerCredentials, GoInTheClearOnlyToThisMachine) {
  const auto is_refused = [](const std::string& url) {
    FakeNetwork network;
    const auto provider = container_credentials(
        fixed_environment({{"AWS_CONTAINER_CREDENTIALS_FULL_URI", url}}), network.send());
    EXPECT_TRUE(refusal_of(provider.provide()).is_final);
    return network.requests.empty();
  };
  for (const std::string url : {"https://any.example/x", "http://localhost:1/x", "http://127.0.0.5/x",
                                "http://[::1]:1/x", "http://169.254.170.2/x", "http://[fd00:ec2::23]/x"}) {
    EXPECT_FALSE(is_refused(url)) << url;
  }
  for (const std::string url :
       {"http://any.example/x", "http://127.0.0.1.evil.example/", "http://127.0.0.1@evil.example/",
        "http://169.254.169.254/", "ftp://localhost/", "localhost"}) {
    EXPECT_TRUE(is_refused(url)) << url;
  }
  FakeNetwork network;
  refusal_of(
      container_credentials(fixed_environment({{"AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "@evil.example/"}}),
                            network.send())
          .provide());
  EXPECT_TRUE(network.requests.empty());
}

TEST(ContainerCredentials, SayWhyTheyFailWithoutTheDocument) {
  const auto reason = [](HttpResponse response) {
    FakeNetwork network;
    network.put("GET http://localhost/c", std::move(response));
    const auto provider = container_credentials(
        fixed_environment({{"AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://localhost/c"}}), network.send());
    const NotServed refusal = refusal_of(provider.provide());
    EXPECT_TRUE(refusal.is_final);
    return refusal.reason;
  };
  EXPECT_EQ(reason({.status = 403, .body = kDocument}), "the endpoint answered 403");
  EXPECT_EQ(reason({.status = 200, .body = "wJalrX"}), "answered no JSON object");
  EXPECT_EQ(reason({.status = 200, .body = R"({"AccessKeyId":"A"})"}), "answered no SecretAccessKey");
  EXPECT_EQ(reason({.status = 200, .body = R"({"SecretAccessKey":"wJalrX"})"}), "answered no AccessKeyId");
  EXPECT_EQ(
      reason({.status = 200, .body = R"({"AccessKeyId":"A","SecretAccessKey":"s","Expiration":"soon"})"}),
      "answered an Expiration that is no ISO 8601 time");
  EXPECT_FALSE(
      refusal_of(container_credentials(fixed_environment({}), FakeNetwork().send()).provide()).is_final);
}

TEST(InstanceMetadata, OpensASessionFirst) {
  FakeNetwork network;
  const std::string base = "http://169.254.169.254/latest/";
  network.put("PUT " + base + "api/token", {.status = 200, .body = "session"});
  network.put("GET " + base + "meta-data/iam/security-credentials/", {.status = 200, .body = "my-role\n"});
  network.put("GET " + base + "meta-data/iam/security-credentials/my-role",
              {.status = 200, .body = kDocument});
  const auto provider = instance_metadata_credentials(fixed_environment({}), network.send());
  EXPECT_EQ(credentials_of(provider.provide()).session_token, "tok");
  EXPECT_THAT(network.requests.at(0).headers,
              ElementsAre(Pair("x-aws-ec2-metadata-token-ttl-seconds", "21600")));
  EXPECT_THAT(network.requests.at(1).headers, ElementsAre(Pair("x-aws-ec2-metadata-token", "session")));
  EXPECT_THAT(network.requests.at(2).headers, ElementsAre(Pair("x-aws-ec2-metadata-token", "session")));
}

TEST(InstanceMetadata, MayStandElsewhereOrBeTurnedOff) {
  FakeNetwork network;
  const auto reason = [&](Variables variables) {
    return refusal_of(instance_metadata_credentials(fixed_environment(std::move(variables)), network.send())
                          .provide())
        .reason;
  };
  EXPECT_EQ(reason({{"AWS_EC2_METADATA_DISABLED", "TRUE"}}), "AWS_EC2_METADATA_DISABLED is true");
  EXPECT_TRUE(network.requests.empty());
  EXPECT_EQ(reason({{"AWS_EC2_METADATA_SERVICE_ENDPOINT", "http://localhost:1338/"}}),
            "http://host: no route");
  EXPECT_EQ(network.requests.back().url, "http://localhost:1338/latest/api/token");
  reason({{"AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE", "IPv6"}});
  EXPECT_EQ(network.requests.back().url, "http://[fd00:ec2::254]/latest/api/token");
  network.put("PUT http://169.254.169.254/latest/api/token", {.status = 403});
  EXPECT_EQ(reason({}), "the instance metadata service answered 403 when asked for a session");
}

TEST(ProcessCredentials, AreWhatTheCommandPrints) {
  const TestDirectory directory;
  const std::string script =
      directory.write("print it.sh", R"(printf '{"Version": 1, "AccessKeyId": "AKIA-%s", )"
                                     R"("SecretAccessKey": "s", "SessionToken": "%s"}' "$1" "$2")");
  const aws::Credentials key = credentials_of(process_credentials("sh '" + script + R"(' a\ b "c d")"));
  EXPECT_EQ(key.access_key_id, "AKIA-a b");
  EXPECT_EQ(key.session_token, "c d");
}

TEST(ProcessCredentials, SayWhyTheyFailWithoutTheOutput) {
  const TestDirectory directory;
  const auto reason = [&](const std::string& script) {
    const NotServed refusal = refusal_of(process_credentials("sh " + directory.write("s.sh", script)));
    EXPECT_TRUE(refusal.is_final);
    EXPECT_THAT(refusal.reason, Not(HasSubstr("wJalrX")));
    return refusal.reason;
  };
  EXPECT_EQ(reason("echo wJalrX; exit 3"), "credential_process ended with status 3");
  EXPECT_EQ(reason("kill -9 $$"), "credential_process ended with status -1");
  EXPECT_THAT(reason("echo wJalrX"), HasSubstr("no JSON object with `\"Version\": 1`"));
  EXPECT_THAT(reason(R"(echo '{"Version": 2}')"), HasSubstr("no JSON object with `\"Version\": 1`"));
  EXPECT_EQ(reason(R"(echo '{"Version": 1, "SecretAccessKey": "wJalrX"}')"),
            "credential_process answered no AccessKeyId");
  EXPECT_EQ(reason("yes wJalrX"), "credential_process printed too much");
  EXPECT_THAT(refusal_of(process_credentials("/absent/program")).reason,
              HasSubstr("could not be run: No such file"));
  EXPECT_THAT(refusal_of(process_credentials("echo 'open")).reason, HasSubstr("a quote that is not closed"));
}

TEST(StandardProviders, StandInTheOrderOfAwsSdks) {
  const base::ManualClock clock({});
  const auto names = [&](std::optional<std::string> profile) {
    std::vector<std::string> out;
    for (const auto& provider : standard_providers({.environment = fixed_environment({}),
                                                    .profile = std::move(profile),
                                                    .send = FakeNetwork().send()},
                                                   clock)) {
      out.push_back(provider.name);
    }
    return out;
  };
  EXPECT_THAT(names(std::nullopt),
              ElementsAre("environment", "profile 'default'", "container", "instance metadata"));
  EXPECT_THAT(names("dev"), ElementsAre("profile 'dev'", "container", "instance metadata"));
}

}  // namespace
}  // namespace groundwork::client
