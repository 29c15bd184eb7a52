#include "prepare/preparation.hpp"

#include "prepare/step.hpp"

namespace groundwork::prepare {
namespace {

constexpr std::string_view kAccountId = "account-id";

}  // namespace

void Preparation::learn_account(std::string_view id) {
  account_id = id;
  secrets.put_note(kAccountId, id);
}

std::string Preparation::known_account() const {
  if (const auto noted = secrets.note(kAccountId)) return *noted;
  throw StepError("the management account is not known yet");
}

}  // namespace groundwork::prepare
