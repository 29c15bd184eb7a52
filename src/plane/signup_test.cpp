#include "plane/signup.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "plane/signup_cards.hpp"
#include "plane/signup_codes.hpp"
#include "plane/signup_mail.hpp"
#include "plane/testing.hpp"

namespace groundwork::plane::signup {
namespace {

ContactInformation example_contact() {
  return {.full_name = "Morgan Reyes",
          .company_name = "Example Corp",
          .address_line_1 = "100 Main Street",
          .address_line_2 = "Floor 4",
          .city = "Any Town",
          .state_or_region = "WA",
          .postal_code = "98101",
          .country_code = "US",
          .phone_number = "+1 206 555 0100"};
}

struct SignUpTest : testing::Test {
  TestPlane plane;

  Started start_one() {
    return plane.run([](Work& work) { return start(work, "aws@example.com", "management"); });
  }
  SignUp found(const std::string& token) {
    return plane.run([&](Work& work) { return find(work.unit, token, work.now).value(); });
  }
};

/// Everything entered; each entry moves the step that is due on by one.
void enter_all(SignUp& s, base::Instant now) {
  EXPECT_EQ(s.next_step(), Step::verify_email);
  s.email_verified = true;
  EXPECT_EQ(s.next_step(), Step::set_root_password);
  s.password_hash = "$argon2id$...";
  EXPECT_EQ(s.next_step(), Step::choose_account_plan);
  s.account_plan = "PAID";
  EXPECT_EQ(s.next_step(), Step::put_contact);
  s.account_type = "BUSINESS";
  s.agreement_at = now;
  s.contact = example_contact();
  EXPECT_EQ(s.next_step(), Step::put_payment);
  s.payment = PaymentMethod{"VISA", "1111", 12, 2030, "Morgan Reyes"};
  s.billing_address = PostalAddress{
      .address_line_1 = "1 Side Street", .city = "Elsewhere", .postal_code = "1", .country_code = "NL"};
  EXPECT_EQ(s.next_step(), Step::send_phone_code);
  s.phone_number = "+1 206 555 0101";
  EXPECT_EQ(s.next_step(), Step::verify_phone);
  s.phone_verified = true;
  EXPECT_EQ(s.next_step(), Step::choose_support_plan);
  s.support_plan = "DEVELOPER";
}

TEST_F(SignUpTest, StepsFollowEachOtherAndWhatWasEnteredIsKept) {
  const Started started = start_one();
  EXPECT_NE(started.token, started.sign_up.id);
  SignUp sign_up = started.sign_up;
  enter_all(sign_up, plane.clock.now());
  plane.run([&](Work& work) { save(work, sign_up); });
  const SignUp again = found(started.token);
  EXPECT_EQ(again.next_step(), Step::choose_support_plan);
  EXPECT_EQ(again.email, "aws@example.com");
  EXPECT_EQ(again.contact->address_line_2, "Floor 4");
  EXPECT_EQ(again.contact->address_line_3, std::nullopt);
  EXPECT_EQ(again.billing_address->city, "Elsewhere");
  EXPECT_EQ(again.payment->last_four, "1111");
  EXPECT_EQ(again.agreement_at, plane.clock.now());
}

TEST_F(SignUpTest, IsForgottenAfterAWeek) {
  const Started started = start_one();
  plane.run([&](Work& work) { send_email_code(work, started.sign_up); });
  plane.clock.advance_seconds(7 * base::kDaySeconds);
  EXPECT_FALSE(plane.run([&](Work& work) { return find(work.unit, started.token, work.now).has_value(); }));
  start_one();
  EXPECT_EQ(plane.run([](Work& work) { return work.unit.count("SELECT COUNT(*) FROM sign_ups"); }), 1);
  EXPECT_EQ(plane.run([](Work& work) { return work.unit.count("SELECT COUNT(*) FROM verification_codes"); }),
            0);
}

TEST_F(SignUpTest, CompletionMakesAnAccountThatIsActivatedLater) {
  const Started started = start_one();
  SignUp sign_up = started.sign_up;
  enter_all(sign_up, plane.clock.now());
  plane.run([&](Work& work) { complete(work, sign_up); });
  const auto account_of = [&] {
    return plane.run([&](Work& work) { return get_account(work.unit, *sign_up.account); });
  };
  EXPECT_EQ(account_of().state, AccountState::pending_activation);
  EXPECT_EQ(account_of().support_plan, "DEVELOPER");
  EXPECT_EQ(account_of().kind, "BUSINESS");
  plane.run([&](Work& work) {
    EXPECT_EQ(get_root_user(work.unit, *sign_up.account).password_hash, "$argon2id$...");
    EXPECT_EQ(find_contact_information(work.unit, *sign_up.account)->company_name, "Example Corp");
    EXPECT_EQ(find_payment_method(work.unit, *sign_up.account)->last_four, "1111");
    EXPECT_EQ(find_billing_address(work.unit, *sign_up.account)->city, "Elsewhere");
  });
  EXPECT_EQ(found(started.token).next_step(), Step::complete);
  EXPECT_EQ(found(started.token).password_hash, std::nullopt);

  plane.run_due_jobs(job_handlers());
  EXPECT_EQ(account_of().state, AccountState::pending_activation);
  plane.clock.advance_seconds(1);
  plane.run_due_jobs(job_handlers());
  EXPECT_EQ(account_of().state, AccountState::active);
  plane.run([&](Work& work) {
    const auto mails = list_messages(work.unit, Channel::mail, "aws@example.com", 10);
    ASSERT_EQ(mails.size(), 2U);
    EXPECT_EQ(mails[0].subject, "Your AWS account is ready");
    EXPECT_THAT(mails[1].body, testing::HasSubstr("AWS ends this plan on 2027-01-01"));
  });
}

TEST_F(SignUpTest, AnAccountThatWasClosedMeanwhileIsNotActivated) {
  SignUp sign_up = start_one().sign_up;
  enter_all(sign_up, plane.clock.now());
  plane.run([&](Work& work) {
    complete(work, sign_up);
    set_account_state(work, *sign_up.account, AccountState::suspended);
  });
  plane.clock.advance_seconds(1);
  plane.run_due_jobs(job_handlers());
  EXPECT_EQ(plane.run([&](Work& work) { return get_account(work.unit, *sign_up.account).state; }),
            AccountState::suspended);
}

TEST_F(SignUpTest, AVoiceSpellsTheCode) {
  SignUp sign_up = start_one().sign_up;
  sign_up.phone_number = "+1 206 555 0101";
  plane.run([&](Work& work) {
    send_phone_code(work, sign_up.id, *sign_up.phone_number, Channel::voice);
    const auto calls = list_messages(work.unit, Channel::voice, "+1 206 555 0101", 10);
    ASSERT_EQ(calls.size(), 1U);
    EXPECT_THAT(calls[0].body, testing::ContainsRegex("[0-9] [0-9] [0-9] [0-9] [0-9] [0-9]"));
  });
}

struct CodeTest : testing::Test {
  TestPlane plane;

  std::optional<std::string> issue(std::string_view subject = "one") {
    return plane.run([&](Work& work) { return issue_code(work, subject, CodePurpose::email); });
  }
  CodeCheck check(std::string_view code, std::string_view subject = "one") {
    return plane.run([&](Work& work) { return check_code(work, subject, CodePurpose::email, code); });
  }
};

TEST_F(CodeTest, IsGoodOnceForItsSubjectAndPurpose) {
  const std::string code = issue().value();
  EXPECT_EQ(code.size(), 6U);
  EXPECT_EQ(check(code, "another"), CodeCheck::expired);
  EXPECT_EQ(plane.run([&](Work& work) { return check_code(work, "one", CodePurpose::phone, code); }),
            CodeCheck::expired);
  EXPECT_EQ(check(code), CodeCheck::right);
  EXPECT_EQ(check(code), CodeCheck::expired);
}

TEST_F(CodeTest, LivesTenMinutes) {
  const std::string code = issue().value();
  plane.clock.advance_seconds(599);
  EXPECT_EQ(check("x" + code), CodeCheck::wrong);
  plane.clock.advance_seconds(1);
  EXPECT_EQ(check(code), CodeCheck::expired);
}

TEST_F(CodeTest, IsSpentByTooManyWrongOnes) {
  const std::string code = issue().value();
  for (int i = 0; i < 4; ++i) EXPECT_EQ(check("none"), CodeCheck::wrong);
  EXPECT_EQ(check("none"), CodeCheck::spent);
  EXPECT_EQ(check(code), CodeCheck::spent);
  EXPECT_EQ(check(issue().value()), CodeCheck::right);
}

TEST_F(CodeTest, ANewOneReplacesTheOldAndFiveAnHourAreSent) {
  const std::string first = issue().value();
  const std::string second = issue().value();
  EXPECT_EQ(check(first), CodeCheck::wrong);
  EXPECT_EQ(check(second), CodeCheck::right);
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(issue());
  EXPECT_FALSE(issue());
  EXPECT_TRUE(issue("another"));
  plane.clock.advance_seconds(3600);
  EXPECT_TRUE(issue());
}

TEST(Cards, EveryTestCardPassesTheCheckDigit) {
  for (const TestCard& card : test_cards()) EXPECT_TRUE(passes_luhn(card.number)) << card.number;
  EXPECT_FALSE(passes_luhn("4111111111111112"));
  EXPECT_FALSE(passes_luhn("4111111111111121"));  // two digits changed places
  EXPECT_FALSE(passes_luhn(""));
}

TEST(Cards, KnowsOnlyTestCards) {
  EXPECT_EQ(find_test_card(card_digits("4111 1111-1111 1111"))->brand, "VISA");
  EXPECT_TRUE(passes_luhn("4539578763621486"));
  EXPECT_EQ(find_test_card("4539578763621486"), nullptr);
  EXPECT_EQ(security_code_length("AMERICAN_EXPRESS"), 4U);
  EXPECT_EQ(security_code_length("VISA"), 3U);
}

TEST(Cards, AreGoodUntilTheEndOfTheirMonth) {
  const auto november = base::parse_iso8601("2026-11-30T23:59:59Z").value();
  EXPECT_FALSE(is_card_expired(11, 2026, november));
  EXPECT_TRUE(is_card_expired(10, 2026, november));
  EXPECT_FALSE(is_card_expired(1, 2027, november));
  EXPECT_TRUE(is_card_expired(12, 2025, november));
}

}  // namespace
}  // namespace groundwork::plane::signup
