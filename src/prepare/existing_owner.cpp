#include "prepare/existing_owner.hpp"

#include <array>

#include <fmt/format.h>

#include "prepare/portal_forms.hpp"
#include "prepare/sign_up_record.hpp"
#include "prepare/step.hpp"

namespace groundwork::prepare {
namespace {

namespace portal = api::portal;

/// Who owns the account, where the foundation file says nothing of its company.
const ContactInformation kSomeOwner{.full_name = "Account Owner",
                                    .company_name = "Example Corp",
                                    .phone_number = "+1 206 555 0199",
                                    .website_url = {},
                                    .address = {.lines = {"100 Main Street"},
                                                .city = "Any Town",
                                                .district_or_county = {},
                                                .state_or_region = "WA",
                                                .postal_code = "98101",
                                                .country_code = "US"}};

std::string note_of_somebody_else(const ExistingAccount& account) {
  return fmt::format("somebody-elses-{}", account.key());
}

std::string note_of_own(const ExistingAccount& account) { return fmt::format("signed-up-{}", account.key()); }

/// The sign-up pages, one after the other, from wherever the sign-up stands.
class SignUpPages {
 public:
  SignUpPages(Preparation& p, const ExistingAccount& account) : p_(p), account_(account) {
    const ManagementAccount& management = p.foundation.management_account;
    contact_ = management.contact_information.value_or(kSomeOwner);
    payment_.cardholder_name = contact_.full_name;
    payment_.billing_address = contact_.address;
  }

  void go_through() {
    auto now = begun();
    if (!now) return;
    while (now->next_step != portal::SignUpStep::kComplete) now = fill_in(now->next_step);
    const bool is_active = p_.pace.wait_until([&] {
      now = found();
      return !now || now->account_state == "ACTIVE";
    });
    if (!is_active)
      throw StepError(fmt::format("the account {} is not active yet; run again later", account_.name));
    p_.secrets.put_note(note_of_own(account_), base::iso8601(p_.pace.clock.now()));
  }

 private:
  using Page = portal::SignUpOutput (SignUpPages::*)();

  std::optional<portal::SignUp> found() {
    const auto token = p_.secrets.find(token_name());
    if (!token) return std::nullopt;
    const auto answer = unless("SignUpNotFoundException", [&] {
      return p_.call_unsigned<portal::SignUpOutput>(portal::service(), "GetSignUp",
                                                    portal::SignUpInput{.sign_up_token = *token});
    });
    return answer ? std::optional(answer->sign_up) : std::nullopt;
  }

  /// nullopt where an account has the address already.
  std::optional<portal::SignUp> begun() {
    if (auto earlier = found()) {
      if (earlier->next_step == portal::SignUpStep::kVerifyEmail)
        submit("ResendEmailCode", portal::SignUpInput{token()});
      return earlier;
    }
    const auto started = unless("EmailInUseException", [&] {
      return p_.call_unsigned<portal::StartSignUpOutput>(
          portal::service(), "StartSignUp",
          portal::StartSignUpInput{.email = account_.email, .account_name = account_.name});
    });
    if (!started) {
      p_.secrets.put_note(note_of_somebody_else(account_), base::iso8601(p_.pace.clock.now()));
      return std::nullopt;
    }
    p_.secrets.put(token_name(), started->sign_up_token);
    return started->sign_up;
  }

  portal::SignUp fill_in(const std::string& step) {
    using Step = portal::SignUpStep;
    static const std::array<std::pair<std::string_view, Page>, 8> kPages{
        {{Step::kVerifyEmail, &SignUpPages::verify_email},
         {Step::kSetRootPassword, &SignUpPages::set_password},
         {Step::kChooseAccountPlan, &SignUpPages::choose_plan},
         {Step::kPutContact, &SignUpPages::put_contact},
         {Step::kPutPayment, &SignUpPages::put_payment},
         {Step::kSendPhoneCode, &SignUpPages::send_phone_code},
         {Step::kVerifyPhone, &SignUpPages::verify_phone},
         {Step::kChooseSupportPlan, &SignUpPages::choose_support_plan}}};
    for (const auto& [name, page] : kPages) {
      if (name == step) return (this->*page)().sign_up;
    }
    throw StepError(
        fmt::format("the sign-up of {} asks for {}, which is not known here", account_.name, step));
  }

  portal::SignUpOutput verify_email() {
    return submit("VerifyEmail", portal::SignUpCodeInput{
                                     .sign_up_token = token(),
                                     .code = newest_code(p_, portal::MessageChannel::kMail, account_.email)});
  }

  portal::SignUpOutput set_password() {
    const std::string name = secret::root_password_of(account_.key());
    // Written first: what the account has taken must never be known to nobody.
    if (!p_.secrets.find(name)) p_.secrets.put(name, generate_password(p_.random));
    return submit("SetRootPassword",
                  portal::SetRootPasswordInput{.sign_up_token = token(), .password = p_.secrets.get(name)});
  }

  portal::SignUpOutput choose_plan() {
    return submit(
        "ChooseAccountPlan",
        portal::ChooseAccountPlanInput{.sign_up_token = token(), .account_plan = portal::AccountPlan::kPaid});
  }

  portal::SignUpOutput put_contact() {
    return submit("PutSignUpContact",
                  portal::PutSignUpContactInput{.sign_up_token = token(),
                                                .account_type = portal::AccountType::kBusiness,
                                                .contact_information = contact_form(contact_),
                                                .agreement_accepted = true});
  }

  portal::SignUpOutput put_payment() {
    return submit("PutSignUpPayment", payment_form(p_, token(), payment_));
  }

  portal::SignUpOutput send_phone_code() {
    return submit("SendPhoneCode", portal::SendPhoneCodeInput{.sign_up_token = token(),
                                                              .phone_number = contact_.phone_number,
                                                              .channel = portal::PhoneChannel::kSms});
  }

  portal::SignUpOutput verify_phone() {
    return submit("VerifyPhone", portal::SignUpCodeInput{.sign_up_token = token(),
                                                         .code = newest_code(p_, portal::MessageChannel::kSms,
                                                                             contact_.phone_number)});
  }

  portal::SignUpOutput choose_support_plan() {
    return submit("ChooseSupportPlan",
                  portal::ChooseSupportPlanInput{.sign_up_token = token(),
                                                 .support_plan = portal::SupportPlanId::kBasic});
  }

  template <class Input>
  portal::SignUpOutput submit(std::string_view operation, const Input& input) {
    auto answer = p_.call_unsigned<portal::SignUpOutput>(portal::service(), operation, input);
    accept(answer);
    return answer;
  }

  std::string token_name() const { return secret::sign_up_token_of(account_.key()); }
  std::string token() const { return p_.secrets.get(token_name()); }

  Preparation& p_;
  const ExistingAccount& account_;
  ContactInformation contact_;
  Payment payment_;
};

}  // namespace

std::string owner_email(const ExistingAccount& account) {
  return account.email.empty() ? fmt::format("root+{}@example.com", account.account_id.str()) : account.email;
}

bool ExistingOwner::is_played(const Preparation& p, const ExistingAccount& account) {
  if (p.portal == nullptr || !p.secrets.find(secret::root_password_of(account.key()))) return false;
  // An account of a chosen id was there when the plane began; any other one is there once its sign-up is
  // complete.
  return !account.account_id.empty() || p.secrets.note(note_of_own(account)).has_value();
}

bool ExistingOwner::is_somebody_elses(const Preparation& p, const ExistingAccount& account) {
  return p.secrets.note(note_of_somebody_else(account)).has_value();
}

Owner ExistingOwner::owner() const {
  return {.name = fmt::format("the owner of {}", account_.name),
          .email = owner_email(account_),
          .password_secret = secret::root_password_of(account_.key()),
          .mfa_seed_secret = secret::root_mfa_seed_of(account_.key())};
}

void ExistingOwner::sign_up() { SignUpPages(p_, account_).go_through(); }

std::string ExistingOwner::state() {
  std::string state;
  p_.portal->as_owner(owner(), [&](const std::string& session) {
    const auto seen = p_.call_unsigned<portal::GetSessionOutput>(
        portal::service(), "GetSession", portal::SessionInput{.session_token = session});
    state = fmt::format("{} {}", seen.account_id, seen.account_state);
  });
  return state;
}

void ExistingOwner::act(const std::function<void(client::CredentialChain& credentials)>& act) {
  p_.portal->as_owner(owner(), [&](const std::string& session) {
    auto credentials = p_.portal->credentials_of(session);
    act(credentials);
  });
}

}  // namespace groundwork::prepare
