#include "prepare/sign_up_record.hpp"

#include <fmt/format.h>

#include "api/account/types.hpp"
#include "prepare/steps.hpp"

namespace groundwork::prepare {
namespace {

namespace portal = api::portal;

constexpr std::size_t kCodeDigits = 6;
constexpr std::int32_t kMessagesMax = 10;

std::optional<std::string> digits_at(std::string_view text) {
  std::string digits;
  for (const char c : text) {
    if (c == ' ') continue;
    if (c < '0' || c > '9') break;
    digits += c;
    if (digits.size() == kCodeDigits) return digits;
  }
  return std::nullopt;
}

Seen look_at_account(Preparation& p, const std::string& account_id) {
  const auto found = p.call<api::account::GetAccountInformationResponse>(
      api::account::service(), "GetAccountInformation", api::account::GetAccountInformationRequest{});
  return {.is_so = found.account_id == account_id,
          .before = fmt::format("account {} came of this sign-up", account_id),
          .evidence = {evidence("account:GetAccountInformation, AccountId", shown(found.account_id))}};
}

}  // namespace

std::optional<portal::SignUp> find_sign_up(Preparation& p) {
  const auto token = p.secrets.find(secret::kSignUpToken);
  if (!token) return std::nullopt;
  const auto found = unless("SignUpNotFoundException", [&] {
    return p.call_unsigned<portal::SignUpOutput>(portal::service(), "GetSignUp",
                                                 portal::SignUpInput{.sign_up_token = *token});
  });
  if (!found) return std::nullopt;
  if (found->sign_up.account_id) p.learn_account(*found->sign_up.account_id);
  return found->sign_up;
}

std::string sign_up_token(Preparation& p) { return p.secrets.get(secret::kSignUpToken); }

void accept(const portal::SignUpOutput& answer) {
  if (answer.problem) throw StepError(answer.problem->message);
}

std::function<Seen()> look_at_sign_up(Preparation& p, std::function<Seen(const portal::SignUp&)> look) {
  return [&p, look = std::move(look)]() -> Seen {
    if (const auto sign_up = find_sign_up(p)) return look(*sign_up);
    if (const auto account_id = p.secrets.note("account-id")) return look_at_account(p, *account_id);
    return {.is_so = false, .before = "no sign-up has begun", .evidence = {}};
  };
}

std::optional<std::string> code_in(std::string_view text) {
  for (const std::string_view lead : {"code: ", "code is "}) {
    const std::size_t at = text.rfind(lead);
    if (at == std::string_view::npos) continue;
    if (auto code = digits_at(text.substr(at + lead.size()))) return code;
  }
  return std::nullopt;
}

std::string newest_code(Preparation& p, const std::string& channel, const std::string& to) {
  const auto found = p.call_unsigned<portal::ListMessagesOutput>(
      portal::service(), "ListMessages",
      portal::ListMessagesInput{.channel = channel, .to = to, .limit = kMessagesMax});
  for (const portal::Message& message : found.messages) {
    if (auto code = code_in(message.body)) return *std::move(code);
  }
  throw StepError(fmt::format("no message with a code came to {}", to));
}

}  // namespace groundwork::prepare
