#include "plane/authority.hpp"
#include "plane/identities/inline_policies.hpp"
#include "plane/identities/login_profiles.hpp"
#include "plane/signin.hpp"
#include "plane/signin_sessions.hpp"
#include "portal/testing.hpp"

namespace groundwork::portal {
namespace {

using namespace api::portal;
using testing::HasSubstr;

struct SessionList : PortalTest {
  aws::AccountId account = plane.add_account();
  std::string root;

  SessionList() {
    plane.run(
        [&](plane::Work& work) { plane::signin::reset_root_password(work, account, "Correct-Horse-1"); });
    root = open({});
  }
  std::string open(const std::optional<std::string>& user_id) {
    return plane.run([&](plane::Work& work) {
      return plane::signin::open_console_session(work, account, user_id, work.now).token;
    });
  }
  std::string new_user() {
    return plane.run([&](plane::Work& work) {
      const auto user = plane::insert_user(work, account, "/", "someone");
      plane::insert_login_profile(work, user.id, "Correct-Horse-1", false);
      return user.id;
    });
  }
  GetSessionCredentialsOutput credentials(const std::string& token) {
    return call<GetSessionCredentialsOutput>("GetSessionCredentials", SessionInput{token});
  }
  plane::FoundIdentity identify(const GetSessionCredentialsOutput& made) {
    return plane.run([&](plane::Work& work) {
      return authority.identify(work, made.access_key_id, made.credential_token);
    });
  }
  std::vector<Session> sessions(const std::string& token) {
    return call<ListSessionsOutput>("ListSessions", SessionInput{token}).sessions;
  }
  ListEventsOutput events(const std::string& token, std::optional<std::string> before = {}) {
    return call<ListEventsOutput>("ListEvents", ListEventsInput{token, 2, std::move(before)});
  }

  plane::Authority authority;
};

TEST_F(SessionList, CredentialsAreOfWhoSignedInAndEndWithTheSession) {
  const auto made = credentials(root);
  EXPECT_EQ(made.expires_in, 900);
  const auto found = identify(made);
  ASSERT_TRUE(found.identity);
  EXPECT_TRUE(found.identity->caller.is_root());
  EXPECT_EQ(found.identity->secret_access_key, made.secret_access_key);
  EXPECT_TRUE(found.identity->caller.session->mfa_at.has_value());
  call<SignOutOutput>("SignOut", SessionInput{root});
  EXPECT_EQ(identify(made).fault, plane::KeyFault::expired_token);
  EXPECT_THAT(refusal<GetSessionCredentialsOutput>("GetSessionCredentials", SessionInput{root}),
              HasSubstr("SessionNotFoundException"));
}

TEST_F(SessionList, CredentialsEndWithThePassword) {
  const std::string user = new_user();
  const auto of_root = credentials(root), of_user = credentials(open(user));
  EXPECT_TRUE(identify(of_root).identity && identify(of_user).identity);
  plane.clock.advance_seconds(1);
  plane.run([&](plane::Work& work) {
    plane::signin::reset_root_password(work, account, "Correct-Horse-2");
    plane::change_password(work, user, "Correct-Horse-2", false);
  });
  EXPECT_EQ(identify(of_root).fault, plane::KeyFault::expired_token);
  EXPECT_EQ(identify(of_user).fault, plane::KeyFault::expired_token);
}

TEST_F(SessionList, CredentialsLastNoLongerThanTheSession) {
  plane.clock.advance_seconds(43200 - 60);
  EXPECT_EQ(credentials(root).expires_in, 60);
}

TEST_F(SessionList, OnesOwnSessionsAreListedAndEnded) {
  plane.clock.advance_seconds(60);
  const std::string second = open({});
  const auto listed = sessions(second);
  ASSERT_EQ(listed.size(), 2U);
  EXPECT_TRUE(listed[0].current && !listed[1].current && listed[1].mfa_used);
  EXPECT_EQ(listed[0].started_at, listed[1].started_at.plus_seconds(60));

  const auto made = credentials(root);
  call<EndSessionOutput>("EndSession", EndSessionInput{second, listed[1].session_id});
  EXPECT_EQ(identify(made).fault, plane::KeyFault::expired_token);
  EXPECT_EQ(sessions(second).size(), 1U);
  EXPECT_THAT(refusal<EndSessionOutput>("EndSession", EndSessionInput{second, listed[1].session_id}),
              HasSubstr("There is no such session of yours"));
}

TEST_F(SessionList, NobodySeesOrEndsSessionsOfOthers) {
  const std::string user = open(new_user());
  ASSERT_EQ(sessions(user).size(), 1U);
  const std::string roots = sessions(root).at(0).session_id;
  EXPECT_THAT(refusal<EndSessionOutput>("EndSession", EndSessionInput{user, roots}),
              HasSubstr("There is no such session of yours"));
  EXPECT_EQ(sessions(root).size(), 1U);
}

TEST_F(SessionList, EventsComeNewestFirstPageByPageWithTheirDecisions) {
  plane.run([&](plane::Work& work) {
    for (int i = 1; i <= 5; ++i) {
      plane::insert_event(work.unit, {.id = "event-" + std::to_string(i),
                                      .account = i == 3 ? aws::AccountId::trusted("999999999999") : account,
                                      .at = work.now,
                                      .source = "iam.amazonaws.com",
                                      .name = "CreateUser",
                                      .record = R"({"userIdentity":{"arn":"arn:aws:iam::1:user/u"},)"
                                                R"("sourceIPAddress":"192.0.2.1","readOnly":true})",
                                      .decision = "[]"});
    }
  });
  std::vector<std::string> seen;
  std::optional<std::string> next;
  do {
    auto page = events(root, next);
    for (const Event& event : page.events) {
      seen.push_back(event.event_id);
      EXPECT_EQ(event.arn, "arn:aws:iam::1:user/u");
      EXPECT_EQ(event.source_address, "192.0.2.1");
      EXPECT_TRUE(event.read_only);
      EXPECT_EQ(event.decision, "[]");
    }
    next = page.next;
  } while (next);
  EXPECT_THAT(seen, testing::ElementsAre("event-5", "event-4", "event-2", "event-1"));
}

TEST_F(SessionList, EventsNeedThePermissionToLookThemUp) {
  const std::string user = new_user();
  const std::string token = open(user);
  const auto refused = [&] {
    return refusal<ListEventsOutput>("ListEvents", ListEventsInput{token, {}, {}});
  };
  EXPECT_THAT(refused(), HasSubstr("is not authorized to perform: cloudtrail:LookupEvents because no "
                                   "identity-based policy allows the cloudtrail:LookupEvents action"));
  plane.run([&](plane::Work& work) {
    plane::put_inline_policy(
        work, plane::get_user(work.unit, user).holder(),
        {"it", R"({"Statement":{"Effect":"Allow","Action":"cloudtrail:LookupEvents","Resource":"*"}})"});
  });
  EXPECT_EQ(refused(), "");
}

}  // namespace
}  // namespace groundwork::portal
