#include "base/secret.hpp"
#include "plane/signup.hpp"
#include "portal/testing.hpp"

namespace groundwork::portal {
namespace {

using namespace api::portal;
using testing::HasSubstr;
using testing::StartsWith;

constexpr const char* kEmail = "aws@example.com";
constexpr const char* kPassword = "Correct-Horse-1";

struct SignUpPages : PortalTest {
  std::string token;

  void start() {
    token = call<StartSignUpOutput>("StartSignUp", StartSignUpInput{kEmail, "management"}).sign_up_token;
  }
  PutSignUpContactInput contact() const {
    return {token,
            "BUSINESS",
            {.full_name = "Morgan Reyes",
             .address_line1 = "100 Main Street",
             .city = "Any Town",
             .state_or_region = "WA",
             .postal_code = "98101",
             .country_code = "US",
             .phone_number = "+1 206 555 0100",
             .company_name = "Example Corp"},
            true};
  }
  PutSignUpPaymentInput card(const std::string& number = "4111 1111 1111 1111") const {
    return {token, number, 12, 2030, "123", "Morgan Reyes", {}};
  }
  template <class Input>
  SignUpOutput step(const char* operation, const Input& input) {
    return call<SignUpOutput>(operation, input);
  }
  template <class Input>
  std::string refused(const char* operation, const Input& input) {
    return refusal<SignUpOutput>(operation, input);
  }
  SignUp up_to_phone() {
    start();
    step("VerifyEmail", SignUpCodeInput{token, code_sent(plane::Channel::mail, kEmail)});
    step("SetRootPassword", SetRootPasswordInput{token, kPassword});
    step("ChooseAccountPlan", ChooseAccountPlanInput{token, "PAID"});
    step("PutSignUpContact", contact());
    step("PutSignUpPayment", card());
    step("SendPhoneCode", SendPhoneCodeInput{token, "+1 206 555 0101", "SMS"});
    return step("VerifyPhone", SignUpCodeInput{token, code_sent(plane::Channel::sms, "+1 206 555 0101")})
        .sign_up;
  }
};

TEST_F(SignUpPages, LeadToAnAccount) {
  EXPECT_EQ(up_to_phone().next_step, "CHOOSE_SUPPORT_PLAN");
  const SignUp done =
      step("ChooseSupportPlan", ChooseSupportPlanInput{token, "BUSINESS_SUPPORT_PLUS"}).sign_up;
  EXPECT_EQ(done.next_step, "COMPLETE");
  EXPECT_EQ(done.account_state, "PENDING_ACTIVATION");
  plane.clock.advance_seconds(1);
  plane.run_due_jobs(plane::signup::job_handlers());
  const SignUp later = step("GetSignUp", SignUpInput{token}).sign_up;
  EXPECT_EQ(later.account_state, "ACTIVE");
  EXPECT_EQ(later.contact_information->company_name, "Example Corp");
  EXPECT_EQ(later.payment->last_four, "1111");
  EXPECT_TRUE(later.password_set);
  plane.run([&](plane::Work& work) {
    const auto root = plane::get_root_user(work.unit, aws::AccountId::trusted(*later.account_id));
    EXPECT_TRUE(base::verify_password(*root.password_hash, kPassword));
  });
  EXPECT_THAT(refused("ChooseAccountPlan", ChooseAccountPlanInput{token, "FREE"}),
              HasSubstr("The sign-up is complete"));
}

TEST_F(SignUpPages, AreTakenInOrderAndAgain) {
  start();
  EXPECT_THAT(refused("SetRootPassword", SetRootPasswordInput{token, kPassword}),
              StartsWith("SignUpStepException: The step VERIFY_EMAIL of the sign-up is due"));
  up_to_phone();
  EXPECT_EQ(step("ChooseAccountPlan", ChooseAccountPlanInput{token, "FREE"}).sign_up.next_step,
            "CHOOSE_SUPPORT_PLAN");
  // Another phone must be shown to be at hand, too.
  EXPECT_EQ(step("SendPhoneCode", SendPhoneCodeInput{token, "+1 206 555 0102", "VOICE"}).sign_up.next_step,
            "VERIFY_PHONE");
  EXPECT_THAT(refused("ChooseSupportPlan", ChooseSupportPlanInput{token, "BASIC"}),
              HasSubstr("VERIFY_PHONE"));
  EXPECT_THAT(refused("GetSignUp", SignUpInput{"another"}), StartsWith("SignUpNotFoundException"));
}

TEST_F(SignUpPages, CountWrongCodesAlthoughTheyAreRefused) {
  start();
  const std::string code = code_sent(plane::Channel::mail, kEmail);
  const std::string wrong = code == "000000" ? "000001" : "000000";
  for (int i = 0; i < 4; ++i) {
    const auto answer = step("VerifyEmail", SignUpCodeInput{token, wrong});
    EXPECT_EQ(answer.problem->code, "WRONG_CODE");
    EXPECT_EQ(answer.sign_up.next_step, "VERIFY_EMAIL");
  }
  EXPECT_EQ(step("VerifyEmail", SignUpCodeInput{token, wrong}).problem->code, "CODE_SPENT");
  EXPECT_EQ(step("VerifyEmail", SignUpCodeInput{token, code}).problem->code, "CODE_SPENT");
  step("ResendEmailCode", SignUpInput{token});
  const auto answer = step("VerifyEmail", SignUpCodeInput{token, code_sent(plane::Channel::mail, kEmail)});
  EXPECT_FALSE(answer.problem);
  EXPECT_TRUE(answer.sign_up.email_verified);
}

TEST_F(SignUpPages, SendFiveCodesAnHour) {
  start();
  for (int i = 0; i < 4; ++i) EXPECT_EQ(refused("ResendEmailCode", SignUpInput{token}), "");
  EXPECT_THAT(refused("ResendEmailCode", SignUpInput{token}), StartsWith("TooManyCodesException"));
}

TEST_F(SignUpPages, RefuseAnAddressThatIsNoneOrInUse) {
  plane.add_account();
  const auto refused_email = [&](const char* email) {
    return refusal<StartSignUpOutput>("StartSignUp", StartSignUpInput{email, "another"});
  };
  EXPECT_THAT(refused_email("nowhere"), StartsWith("ValidationException: email"));
  EXPECT_THAT(refused_email("Management@example.com"), StartsWith("EmailInUseException"));
  EXPECT_EQ(refused_email("management+2@example.com"), "");
}

TEST_F(SignUpPages, OfTwoWithOneAddressTheFirstIsCompleted) {
  up_to_phone();
  const std::string slow = token;
  up_to_phone();
  step("ChooseSupportPlan", ChooseSupportPlanInput{token, "BASIC"});
  EXPECT_THAT(refused("ChooseSupportPlan", ChooseSupportPlanInput{slow, "BASIC"}),
              StartsWith("EmailInUseException"));
}

TEST_F(SignUpPages, HoldTheRulesForRootPasswords) {
  start();
  step("VerifyEmail", SignUpCodeInput{token, code_sent(plane::Channel::mail, kEmail)});
  for (const char* weak : {"Sh0rt!", "onlylowercase", "lower and 1 more", "AWS@example.com"}) {
    EXPECT_THAT(refused("SetRootPassword", SetRootPasswordInput{token, weak}),
                StartsWith("ValidationException: password: "))
        << weak;
  }
  EXPECT_EQ(refused("SetRootPassword", SetRootPasswordInput{token, "Upper-lower"}), "");
}

TEST_F(SignUpPages, NeedTheAgreementACompanyAndAState) {
  up_to_phone();
  auto input = contact();
  input.agreement_accepted = false;
  EXPECT_THAT(refused("PutSignUpContact", input), HasSubstr("agreementAccepted"));
  input = contact();
  input.contact_information.company_name.reset();
  EXPECT_THAT(refused("PutSignUpContact", input), HasSubstr("companyName"));
  input.account_type = "PERSONAL";
  EXPECT_EQ(refused("PutSignUpContact", input), "");
  input.contact_information.state_or_region.reset();
  EXPECT_THAT(refused("PutSignUpContact", input), HasSubstr("stateOrRegion"));
  input.contact_information.country_code = "NL";
  EXPECT_EQ(refused("PutSignUpContact", input), "");
}

TEST_F(SignUpPages, TakeTestCardsAloneAndKeepNoOther) {
  up_to_phone();
  EXPECT_THAT(refused("PutSignUpPayment", card("4111111111111112")), HasSubstr("check digit"));
  const std::string real = refused("PutSignUpPayment", card("4539578763621486"));
  EXPECT_THAT(real, HasSubstr("Never enter a real card"));
  EXPECT_THAT(real, testing::Not(HasSubstr("4539")));
  auto input = card();
  input.expiry_year = 2026;
  input.expiry_month = 10;
  EXPECT_THAT(refused("PutSignUpPayment", input), HasSubstr("expiryMonth"));
  EXPECT_THAT(refused("PutSignUpPayment", card("378282246310005")), HasSubstr("securityCode"));
  input = card("5555-5555-5555-4444");
  input.billing_address = PostalAddress{
      .address_line1 = "1 Side Street", .city = "Elsewhere", .postal_code = "1", .country_code = "NL"};
  const SignUp taken = step("PutSignUpPayment", input).sign_up;
  EXPECT_EQ(taken.payment->brand, "MASTERCARD");
  EXPECT_EQ(taken.payment->billing_address->city, "Elsewhere");
  // The contact's address again.
  EXPECT_FALSE(step("PutSignUpPayment", card()).sign_up.payment->billing_address);
}

TEST_F(SignUpPages, OfferNoPlanThatHasEnded) {
  up_to_phone();
  plane.clock.set(base::parse_iso8601("2026-11-24T00:00:00Z").value());
  const auto offered = call<ListSupportPlansOutput>("ListSupportPlans", shape::Unit{}).support_plans;
  EXPECT_EQ(offered.size(), 7U);
  EXPECT_TRUE(offered.at(1).selectable);
  plane.clock.set(base::parse_iso8601("2027-01-01T00:00:00Z").value());
  up_to_phone();
  EXPECT_THAT(refused("ChooseSupportPlan", ChooseSupportPlanInput{token, "BUSINESS"}),
              HasSubstr("2027-01-01"));
  EXPECT_FALSE(
      call<ListSupportPlansOutput>("ListSupportPlans", shape::Unit{}).support_plans.at(1).selectable);
  EXPECT_EQ(refused("ChooseSupportPlan", ChooseSupportPlanInput{token, "BASIC"}), "");
}

}  // namespace
}  // namespace groundwork::portal
