#include "policy/explain.hpp"

#include <boost/json/serialize.hpp>
#include <gtest/gtest.h>

namespace groundwork::policy {
namespace {

constexpr std::string_view kUser = "arn:aws:iam::111122223333:user/bob";
constexpr std::string_view kAction = "kms:ListKeys";

DocumentPtr document(std::string_view effect, DocumentKind kind = DocumentKind::identity) {
  std::string text =
      R"({"Version":"2012-10-17","Statement":{"Sid":"Only","Effect":")" + std::string(effect) + '"';
  const bool of_resource = kind == DocumentKind::resource || kind == DocumentKind::trust;
  if (of_resource || kind == DocumentKind::resource_control) text += R"(,"Principal":"*")";
  text += kind == DocumentKind::trust ? R"(,"Action":"sts:AssumeRole"}})"
                                      : R"(,"Action":"kms:*","Resource":"*"}})";
  return parse(text, kind, Author::aws).value();
}

SourcePtr source(Layer layer, std::string_view effect, DocumentKind kind = DocumentKind::identity) {
  return make_source(layer, "p", "bob", document(effect, kind));
}

Decision decide(const Policies& policies, std::string action = std::string(kAction)) {
  static const Context kContext;
  Principal principal{PrincipalKind::user, "111122223333", std::string(kUser)};
  return evaluate({principal, std::move(action), "arn:aws:iam::111122223333:role/", "", kContext}, policies);
}

std::string message(const Policies& policies) {
  return denial_message(decide(policies), {kUser, kAction, "arn:aws:iam::111122223333:role/"});
}

std::string refusal(std::string_view reason) {
  return "User: arn:aws:iam::111122223333:user/bob is not authorized to perform: kms:ListKeys on resource: "
         "arn:aws:iam::111122223333:role/ " +
         std::string(reason);
}

TEST(DenialMessage, UsesAwssWordsForAMissingAllow) {
  EXPECT_EQ(message({}), refusal("because no identity-based policy allows the kms:ListKeys action"));
  Policies policies{.identity = {source(Layer::identity, "Allow")}};
  policies.session.emplace();
  EXPECT_EQ(message(policies), refusal("because no session policy allows the kms:ListKeys action"));
  policies.boundary = make_source(Layer::boundary, "b", "",
                                  parse(R"({"Version":"2012-10-17","Statement":
      {"Effect":"Allow","Action":"s3:*","Resource":"*"}})",
                                        DocumentKind::boundary)
                                      .value());
  EXPECT_EQ(message(policies), refusal("because no permissions boundary allows the kms:ListKeys action"));
  policies.service_control = {{}};
  EXPECT_EQ(message(policies), refusal("because no service control policy allows the kms:ListKeys action"));
  policies.resource_control = {{}};
  EXPECT_EQ(message(policies), refusal("because no resource control policy allows the kms:ListKeys action"));
  EXPECT_EQ(message({.trust_required = true}),
            refusal("because no resource-based policy allows the kms:ListKeys action"));
}

TEST(DenialMessage, UsesAwssWordsForAnExplicitDeny) {
  EXPECT_EQ(message({.identity = {source(Layer::identity, "Deny")}}),
            refusal("with an explicit deny in an identity-based policy"));
  EXPECT_EQ(message({.boundary = source(Layer::boundary, "Deny")}),
            refusal("with an explicit deny in a permissions boundary"));
  EXPECT_EQ(message({.session = Sources{source(Layer::session, "Deny")}}),
            refusal("with an explicit deny in a session policy"));
  EXPECT_EQ(message({.resource = source(Layer::resource, "Deny", DocumentKind::resource)}),
            refusal("with an explicit deny in a resource-based policy"));
  EXPECT_EQ(
      message({.service_control = {{source(Layer::service_control, "Deny", DocumentKind::service_control)}}}),
      refusal("with an explicit deny in a service control policy"));
  EXPECT_EQ(
      message(
          {.resource_control = {{source(Layer::resource_control, "Deny", DocumentKind::resource_control)}}}),
      refusal("with an explicit deny in a resource control policy"));
}

TEST(DenialMessage, LeavesOutWhatItIsAskedTo) {
  const Decision decision = decide({.identity = {source(Layer::identity, "Deny")}});
  EXPECT_EQ(
      denial_message(decision, {kUser, "sts:AssumeRole", "arn:aws:iam::111122223333:role/r", false}),
      "User: arn:aws:iam::111122223333:user/bob is not authorized to perform: sts:AssumeRole on resource: "
      "arn:aws:iam::111122223333:role/r");
  EXPECT_EQ(denial_message(decision, {kUser, kAction, "", true, true}),
            "User: arn:aws:iam::111122223333:user/bob is not authorized to perform: kms:ListKeys with an "
            "explicit deny in "
            "an identity-based policy: p");
}

TEST(DenialMessage, TellsATrustPolicyApart) {
  const Policies policies{.resource = source(Layer::resource, "Deny", DocumentKind::trust),
                          .trust_required = true};
  EXPECT_EQ(denial_message(decide(policies, "sts:AssumeRole"), {kUser, "sts:AssumeRole", "r"}),
            "User: arn:aws:iam::111122223333:user/bob is not authorized to perform: sts:AssumeRole on "
            "resource: r with an "
            "explicit deny in the role trust policy");
}

TEST(Explain, TellsEveryPolicyInAwssOrder) {
  const Policies policies{
      .identity = {source(Layer::identity, "Allow")},
      .boundary = source(Layer::boundary, "Deny"),
      .service_control = {{source(Layer::service_control, "Allow", DocumentKind::service_control)}, {}}};
  const Decision decision = decide(policies);
  EXPECT_EQ(explain_text(decision), R"(denied: a permissions boundary denies it
  1. service control policy, level 0: p (attached to bob) allows
  2. service control policy, level 1: none there
  3. identity-based policy: p (attached to bob) allows
  4. permissions boundary: p (attached to bob) denies
  decided by statement 0 (Only) of p (attached to bob)
)");
  EXPECT_EQ(boost::json::serialize(explain_json(decision)),
            R"({"decision":"explicitDeny","layer":"boundary",)"
            R"("deciding":[{"layer":"boundary","policy":"p","attachedTo":"bob","statement":0,"sid":"Only"}],)"
            R"("consulted":[)"
            R"({"layer":"serviceControl","level":0,"policy":"p","attachedTo":"bob","decision":"allowed"},)"
            R"({"layer":"serviceControl","level":1,"decision":"implicitDeny"},)"
            R"({"layer":"identity","policy":"p","attachedTo":"bob","decision":"allowed"},)"
            R"({"layer":"boundary","policy":"p","attachedTo":"bob","decision":"explicitDeny"}],)"
            R"("missingContextKeys":[]})");
}

TEST(Evaluate, TheDecisionOutlivesThePolicies) {
  Decision decision;
  {
    const Policies policies{.identity = {source(Layer::identity, "Allow")}};
    decision = decide(policies);
  }
  ASSERT_EQ(decision.deciding.size(), 1U);
  EXPECT_EQ(decision.deciding.front().sid(), "Only");
}

}  // namespace
}  // namespace groundwork::policy
