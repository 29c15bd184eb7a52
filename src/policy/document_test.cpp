#include "policy/document.hpp"

#include <string>
#include <string_view>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace groundwork::policy {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr std::string_view kOrganizationsMessage =
    "The provided policy document does not meet the requirements of the specified policy type.";

/// AWS's message, or nothing where the document is accepted.
std::string message(std::string_view text, DocumentKind kind) {
  const auto parsed = parse(text, kind);
  return parsed ? "" : parsed.error().message;
}

/// A document of version 2012-10-17 with one statement.
std::string with(std::string_view statement) {
  return R"({"Version":"2012-10-17","Statement":[)" + std::string(statement) + "]}";
}

std::string identity(std::string_view statement) { return message(with(statement), DocumentKind::identity); }
std::string trust(std::string_view statement) { return message(with(statement), DocumentKind::trust); }

TEST(ParseIdentity, AcceptsWhatTheGrammarAllows) {
  EXPECT_EQ(identity(R"({"Effect":"Allow","Action":"s3:*","Resource":"*"})"), "");
  EXPECT_EQ(
      identity(R"({"Sid":"","Effect":"Deny","NotAction":["s3:Get*","iam:*"],"NotResource":"arn:aws:s3:::a/*",
      "Condition":{"Bool":{"aws:SecureTransport":false},"NumericLessThan":{"s3:max-keys":[10,"20"]}}})"),
      "");
  EXPECT_EQ(
      message(R"({"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}})", DocumentKind::identity), "");
  EXPECT_EQ(identity(R"({"Effect":"Allow","Action":"sts:AssumeRoot","Resource":"arn:aws:iam::*:root"})"), "");
}

TEST(ParseIdentity, RefusesBrokenJsonAndGrammar) {
  constexpr std::string_view kSyntax = "Syntax errors in policy.";
  for (
      const std::string_view text : {
          "x",
          "{}",
          "[]",
          "null",
          R"({"Statement":[]})",
          R"({"Statement":[1]})",
          R"({"Version":"2012-10-17")",
          R"({"Version":"2011-01-01","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}})",
          R"({"Id":"x","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}})",
          R"({"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}} {})",
          R"({"Statement":{"Effect":"Allow","Effect":"Deny","Action":"*","Resource":"*"}})",
          R"({"Statement":{"Effect":"allow","Action":"*","Resource":"*"}})",
          R"({"Statement":{"Action":"*","Resource":"*"}})",
          R"({"Statement":{"Effect":"Allow","Action":"*","NotAction":"s3:*","Resource":"*"}})",
          R"({"Statement":{"Effect":"Allow","Action":"*","Resource":"*","NotResource":"*"}})",
          R"({"Statement":{"Effect":"Allow","Action":["*",1],"Resource":"*"}})",
          R"({"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Conditions":{}}})",
          R"({"Statement":{"Effect":"Allow","Action":"*","Resource":"*",)"
          R"("Condition":{"stringEquals":{"aws:a":"b"}}}})",
          R"({"Statement":{"Effect":"Allow","Action":"*","Resource":"*",)"
          R"("Condition":{"NullIfExists":{"aws:a":"true"}}}})",
          R"({"Statement":{"Effect":"Allow","Action":"*",)"
          R"("Resource":"*","Condition":{"Bool":{"aws:a":null}}}})",
          R"({"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"Bool":{"aws:a":[]}}}})",
      }) {
    EXPECT_EQ(message(text, DocumentKind::identity), kSyntax) << text;
  }
  EXPECT_EQ(message(" {}", DocumentKind::identity), "The policy failed legacy parsing");
  EXPECT_EQ(message("", DocumentKind::identity), "The policy failed legacy parsing");
}

TEST(ParseIdentity, TellsFaultsInAwssWords) {
  EXPECT_EQ(identity(R"({"Effect":"Allow","Action":"*","Resource":"*","Principal":"*"})"),
            "Policy document should not specify a principal.");
  EXPECT_EQ(identity(R"({"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3"})"),
            "The policy failed legacy parsing");
  EXPECT_EQ(identity(R"({"Effect":"Allow","Action":"*","Resource":"arn:aws:iam::xxx:role/a"})"),
            "The policy failed legacy parsing");
  EXPECT_EQ(identity(R"({"Effect":"Allow","Action":"*","Resource":"*",)"
                     R"("Condition":{"DateLessThan":{"aws:CurrentTime":"soon"}}})"),
            "The policy failed legacy parsing");
  EXPECT_EQ(identity(R"({"Sid":"A","Effect":"Allow","Action":"*","Resource":"*"},)"
                     R"({"Sid":"A","Effect":"Deny","Action":"*","Resource":"*"})"),
            "Statement IDs (SID) in a single policy must be unique.");
  EXPECT_THAT(identity(R"({"Sid":"A b","Effect":"Allow","Action":"*","Resource":"*"})"),
              HasSubstr("must be alpha-numeric"));
  EXPECT_EQ(identity(R"({"Effect":"Allow","Resource":"*"})"), "Policy statement must contain actions.");
  EXPECT_EQ(identity(R"({"Effect":"Allow","Action":[],"Resource":"*"})"),
            "Policy statement must contain actions.");
  EXPECT_EQ(identity(R"({"Effect":"Allow","Action":"*"})"), "Policy statement must contain resources.");
  EXPECT_EQ(identity(R"({"Effect":"Allow","Action":"*","Resource":"bucket"})"),
            R"(Resource bucket must be in ARN format or "*".)");
  EXPECT_EQ(identity(R"({"Effect":"Allow","Action":"*","Resource":"arn:azure:s3:::a"})"),
            R"(Partition "azure" is not valid for resource "arn:azure:s3:::a".)");
  EXPECT_EQ(identity(R"({"Effect":"Allow","Action":"*","Resource":"arn:aws:s*:::a"})"),
            "Resource vendor must be fully qualified and cannot contain regexes.");
  EXPECT_EQ(
      identity(R"({"Effect":"Allow","Action":"*","Resource":"arn:aws:iam:us-east-1:111122223333:user/a"})"),
      "IAM resource arn:aws:iam:us-east-1:111122223333:user/a cannot contain region information.");
  EXPECT_THAT(
      identity(R"({"Effect":"Allow","Action":"*","Resource":"arn:aws:iam::111122223333:users/a"})"),
      HasSubstr(R"(IAM resource path must either be "*" or start with user/, federated-user/, role/)"));
  EXPECT_EQ(identity(R"({"Effect":"Allow","Action":"CreateUser","Resource":"*"})"),
            "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.");
  EXPECT_EQ(
      identity(R"({"Effect":"Allow","Action":"*","Resource":"*","Condition":{"Bool":{"secure":"true"}}})"),
      "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.");
  EXPECT_EQ(identity(R"({"Effect":"Allow","Action":"iam:Create:User","Resource":"*"})"),
            "Actions/Condition can contain only one colon.");
  EXPECT_EQ(identity(R"({"Effect":"Allow","Action":"i m:CreateUser","Resource":"*"})"),
            "Vendor i m is not valid");
}

TEST(ParseIdentity, AStarMayStandForTheRestOfAnArn) {
  EXPECT_EQ(identity(R"({"Effect":"Allow","Action":"*","Resource":["arn:aws:rds:*","arn:aws:iam::*"]})"), "");
  EXPECT_EQ(identity(R"({"Effect":"Allow","Action":"*","Resource":"arn:aws:*"})"),
            "Resource vendor must be fully qualified and cannot contain regexes.");
}

TEST(ParseManaged, AwssOwnPoliciesKeepToNoRuleAboutResources) {
  const std::string text = with(R"({"Effect":"Allow","Action":"*","Resource":"arn:aws:waf"})");
  EXPECT_FALSE(parse(text, DocumentKind::managed));
  EXPECT_TRUE(parse(text, DocumentKind::managed, Author::aws));
}

TEST(ParseIdentity, LooksForOneKindOfFaultBeforeTheNext) {
  EXPECT_EQ(identity(R"({"Effect":"Allow","Action":"*"},{"Effect":"Allow","Resource":"*"})"),
            "Policy statement must contain actions.");
  EXPECT_EQ(identity(R"({"Effect":"Allow","Action":"CreateUser","Resource":"x"})"),
            R"(Resource x must be in ARN format or "*".)");
}

TEST(ParseManaged, NeedsTheNewerVersion) {
  constexpr std::string_view kStatement = R"("Statement":{"Effect":"Allow","Action":"*","Resource":"*"}})";
  constexpr std::string_view kMessage = "Policy document must be version 2012-10-17 or greater.";
  const std::string without = "{" + std::string(kStatement);
  const std::string older = R"({"Version":"2008-10-17",)" + std::string(kStatement);
  EXPECT_EQ(message(without, DocumentKind::managed), kMessage);
  EXPECT_EQ(message(older, DocumentKind::boundary), kMessage);
  EXPECT_EQ(message(older, DocumentKind::identity), "");
}

TEST(ParseTrust, TellsFaultsInAwssWords) {
  constexpr std::string_view kOnlyAssume = "AssumeRole policy may only specify STS AssumeRole actions.";
  EXPECT_EQ(message("{", DocumentKind::trust), "This policy contains invalid Json");
  EXPECT_EQ(message(" {}", DocumentKind::trust), "JSON strings must not have leading spaces");
  EXPECT_EQ(trust(R"({"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"sts:AssumeRole"})"), "");
  EXPECT_EQ(trust(R"({"Effect":"Allow","Principal":{"Service":["ec2.amazonaws.com"]},)"
                  R"("Action":["sts:AssumeRole","sts:TagSession"]})"),
            "");
  EXPECT_EQ(trust(R"({"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole","Resource":"*"})"),
            "Has prohibited field Resource");
  EXPECT_EQ(trust(R"({"Effect":"Allow","NotPrincipal":"*","Action":"sts:AssumeRole"})"),
            "Has prohibited field NotPrincipal");
  EXPECT_EQ(trust(R"({"Effect":"Allow","Action":"sts:AssumeRole"})"), "Missing required field Principal");
  EXPECT_EQ(trust(R"({"Effect":"Allow","Principal":{},"Action":"sts:AssumeRole"})"),
            "Missing required field Principal");
  EXPECT_EQ(trust(R"({"Effect":"Allow","Principal":"*"})"), "Missing required field Action");
  EXPECT_EQ(trust(R"({"Effect":"Allow","Principal":"*","Actions":"sts:AssumeRole"})"),
            "Unknown field Actions");
  EXPECT_EQ(trust(R"({"Effect":"Allow","Principal":"*","Action":"sts:TagSessions"})"), kOnlyAssume);
  EXPECT_EQ(trust(R"({"Effect":"Allow","Principal":"*","Action":"*"})"), kOnlyAssume);
  EXPECT_EQ(trust(R"({"Effect":"Allow","Principal":"*","NotAction":"iam:*"})"), kOnlyAssume);
  EXPECT_EQ(trust(R"({"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole",)"
                  R"("Condition":{"stringEquals":{"a:b":"c"}}})"),
            "Invalid Condition type : stringEquals");
  for (const std::string_view bad : {"arn:aws:iam::111122223333:user/*", "arn:aws:iam::111122223333:group/a",
                                     "bob", "1234", "arn:aws:iam::xxx:role/a", ""}) {
    EXPECT_EQ(trust(R"({"Effect":"Allow","Principal":{"AWS":")" + std::string(bad) +
                    R"("},"Action":"sts:AssumeRole"})"),
              R"(Invalid principal in policy: "AWS":")" + std::string(bad) + R"(")");
  }
  EXPECT_EQ(trust(R"({"Effect":"Allow","Principal":{"Service":"ec2"},"Action":"sts:AssumeRole"})"),
            R"(Invalid principal in policy: "SERVICE":"ec2")");
}

TEST(ParseOrganizations, HasOneMessageAndKeepsTheReason) {
  const auto refused = parse(with(R"({"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"})"),
                             DocumentKind::service_control);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().message, kOrganizationsMessage);
  EXPECT_EQ(refused.error().reason, "an SCP names no principals");
  EXPECT_EQ(message(with(R"({"Effect":"Allow","Action":"*","Resource":"*"})"), DocumentKind::service_control),
            "");
  EXPECT_EQ(message(with(R"({"Effect":"Allow","NotAction":"iam:*","Resource":"arn:aws:s3:::a",)"
                         R"("Condition":{"Bool":{"aws:a":"true"}}})"),
                    DocumentKind::service_control),
            "");
  EXPECT_EQ(message(R"({"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}})",
                    DocumentKind::service_control),
            kOrganizationsMessage);
}

TEST(ParseResourceControl, OnlyAwsMayAllow) {
  const std::string full = with(R"({"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"})");
  EXPECT_EQ(message(full, DocumentKind::resource_control), kOrganizationsMessage);
  EXPECT_TRUE(parse(full, DocumentKind::resource_control, Author::aws));
  EXPECT_EQ(
      message(with(R"({"Effect":"Deny","Principal":"*","Action":"s3:*","NotResource":"arn:aws:s3:::a"})"),
              DocumentKind::resource_control),
      "");
  for (const std::string_view bad :
       {R"({"Effect":"Deny","Principal":{"AWS":"111122223333"},"Action":"s3:*","Resource":"*"})",
        R"({"Effect":"Deny","Action":"s3:*","Resource":"*"})",
        R"({"Effect":"Deny","Principal":"*","Action":"*","Resource":"*"})",
        R"({"Effect":"Deny","Principal":"*","NotAction":"s3:*","Resource":"*"})",
        R"({"Effect":"Deny","NotPrincipal":"*","Action":"s3:*","Resource":"*"})"}) {
    EXPECT_EQ(message(with(bad), DocumentKind::resource_control), kOrganizationsMessage) << bad;
  }
}

TEST(ParseResource, NeedsAPrincipalAndNoResource) {
  EXPECT_EQ(message(with(R"({"Effect":"Allow","NotPrincipal":{"AWS":"111122223333"},"Action":"s3:*"})"),
                    DocumentKind::resource),
            "");
  EXPECT_EQ(message(with(R"({"Effect":"Allow","Action":"s3:*"})"), DocumentKind::resource),
            "Missing required field Principal");
}

TEST(Parse, SaysWhereAFaultStands) {
  const std::string text = with(R"({"Effect":"Allow","Action":"*","Resource":"bucket"})");
  const auto resource = parse(text, DocumentKind::identity);
  ASSERT_FALSE(resource);
  EXPECT_EQ(resource.error().position, text.find("bucket"));
  const auto json = parse(R"({"Version" "x"})", DocumentKind::identity);
  ASSERT_FALSE(json);
  EXPECT_EQ(json.error().position, 11U);
  EXPECT_THAT(json.error().reason, HasSubstr("not JSON"));
  const auto repeated = parse(R"({"Statement":{"Effect":"Allow","Effect":"Allow"}})", DocumentKind::identity);
  ASSERT_FALSE(repeated);
  EXPECT_EQ(repeated.error().reason, "key `Effect` occurs twice in one object");
}

TEST(Parse, RefusesDepthAndBadUtf8) {
  EXPECT_FALSE(parse("{\"Statement\":" + std::string(5000, '['), DocumentKind::identity));
  EXPECT_FALSE(parse(with("{\"Sid\":\"\xff\",\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}"),
                     DocumentKind::service_control));
}

TEST(Document, KeepsItsTextAndNamesItsPrincipals) {
  const std::string text =
      with(R"({"Effect":"Allow","Principal":{"AWS":["arn:aws:iam::111122223333:user\/a",)"
           R"( "arn:aws:iam::111122223333:role/r"],)"
           R"("Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"},)"
           R"( {"Effect":"Deny","Principal":{"AWS":"arn:aws:iam::111122223333:role/r"},)"
           R"("Action":"sts:AssumeRole"})");
  const auto document = parse(text, DocumentKind::trust);
  ASSERT_TRUE(document);
  EXPECT_EQ((*document)->text(), text);
  EXPECT_THAT(principals_of(**document),
              ElementsAre("arn:aws:iam::111122223333:user/a", "arn:aws:iam::111122223333:role/r"));
  const std::string shown =
      text_with_principals(**document, [](std::string_view principal) -> std::optional<std::string> {
        if (principal == "arn:aws:iam::111122223333:role/r") return "AROAAAAAAAAAAAAAAAAAA";
        return std::nullopt;
      });
  std::string expected = text;
  for (std::size_t at = 0; (at = expected.find("arn:aws:iam::111122223333:role/r")) != std::string::npos;) {
    expected.replace(at, 32, "AROAAAAAAAAAAAAAAAAAA");
  }
  EXPECT_EQ(shown, expected);
}

TEST(Document, NamesItsContextKeys) {
  const auto document =
      parse(with(R"({"Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::b/${aws:username}",
      "Condition":{"StringLike":{"s3:prefix":["${aws:userid}","a"]},"Null":{"aws:username":"false"}}})"),
            DocumentKind::identity);
  ASSERT_TRUE(document);
  EXPECT_THAT(context_keys_of(**document), ElementsAre("aws:username", "s3:prefix", "aws:userid"));
}

}  // namespace
}  // namespace groundwork::policy
