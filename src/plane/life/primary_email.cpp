#include "plane/life/primary_email.hpp"

#include <fmt/format.h>

#include "aws/error.hpp"
#include "plane/mail.hpp"

namespace groundwork::plane::life {
namespace {

constexpr std::string_view kPending = "PENDING", kFailed = "FAILED";

void set_status(Work& work, const aws::AccountId& account, std::string_view status) {
  work.unit.execute("UPDATE primary_email_updates SET status = $1, updated_at = $2 WHERE account = $3",
                    status, work.now, account);
}

aws::ApiError conflict(std::string message) { return {"ConflictException", std::move(message), 409}; }

void require_free(Work& work, std::string_view email) {
  if (find_account_by_email(work.unit, email)) {
    throw conflict("The e-mail address is in use by an AWS account already.");
  }
}

void send_code(Work& work, const Account& account, std::string_view email, EmailAsker asker,
               std::string_view code) {
  const bool is_root = asker == EmailAsker::root_user;
  send_mail(
      work, email, "Verify your new AWS account e-mail address",
      fmt::format("Somebody, we think {}, makes this the address of the AWS account \"{}\" ({}).\n\n"
                  "One-time password: {}\n\nIt is good for {} minutes. If this was not meant, do nothing.\n",
                  is_root ? "you" : "your organization's administrator", account.name, account.id.str(), code,
                  work.settings[Setting::signup_code_seconds] / 60));
  send_mail(work, account.email, "Your AWS account's e-mail address is about to change",
            fmt::format("{} has asked for another e-mail address for the AWS account \"{}\" ({}). It changes "
                        "once the new address is verified.\n",
                        is_root ? "Its root user" : "Your organization's administrator", account.name,
                        account.id.str()));
}

void send_changed(Work& work, const Account& account, std::string_view new_email) {
  const std::string text = fmt::format(
      "The e-mail address of the AWS account \"{}\" ({}) has changed. Its root user signs in with the new "
      "address from now on.\n",
      account.name, account.id.str());
  send_mail(work, account.email, "Your AWS account's e-mail address has changed", text);
  send_mail(work, new_email, "Your AWS account's e-mail address has changed", text);
}

}  // namespace

std::optional<PrimaryEmailUpdate> find_primary_email_update(store::Unit& unit, const aws::AccountId& account,
                                                            base::Instant now) {
  auto rows = unit.query(
      "SELECT email, status, updated_at, expires_at FROM primary_email_updates WHERE account = $1", account);
  const auto row = rows.first();
  if (!row) return std::nullopt;
  PrimaryEmailUpdate update{
      .account = account, .email = row->text(0), .status = row->text(1), .updated_at = row->instant(2)};
  if (update.status == kPending && row->instant(3) <= now) {
    update.status = kFailed;
    update.updated_at = row->instant(3);
  }
  return update;
}

// https://docs.aws.amazon.com/accounts/latest/reference/API_StartPrimaryEmailUpdate.html
void start_primary_email_update(Work& work, const Account& account, std::string_view email,
                                EmailAsker asker) {
  if (account.state != AccountState::active) throw conflict("The account is not active.");
  const auto before = find_primary_email_update(work.unit, account.id, work.now);
  if (before && before->status == "ACCEPTED") {
    throw conflict("Another change of the account's e-mail address is under way.");
  }
  require_free(work, email);
  const auto code = issue_code(work, account.id.str(), CodePurpose::primary_email);
  if (!code) {
    throw aws::ApiError("TooManyRequestsException", "Too many one-time passwords were asked for.", 429);
  }
  work.unit.execute(
      "INSERT INTO primary_email_updates (account, email, status, updated_at, expires_at) "
      "VALUES ($1, $2, $3, $4, $5) ON CONFLICT (account) DO UPDATE SET email = excluded.email, "
      "status = excluded.status, updated_at = excluded.updated_at, expires_at = excluded.expires_at",
      account.id, email, kPending, work.now,
      work.now.plus_seconds(work.settings[Setting::signup_code_seconds]));
  send_code(work, account, email, asker, *code);
}

// https://docs.aws.amazon.com/accounts/latest/reference/API_AcceptPrimaryEmailUpdate.html
CodeCheck accept_primary_email_update(Work& work, const PrimaryEmailUpdate& update, std::string_view code) {
  require_free(work, update.email);
  const CodeCheck check = check_code(work, update.account.str(), CodePurpose::primary_email, code);
  if (check == CodeCheck::spent) set_status(work, update.account, kFailed);
  if (check != CodeCheck::right) return check;
  set_status(work, update.account, "ACCEPTED");
  schedule(work, kChangeEmailJob, update.account.str(),
           work.now.plus_ms(work.settings[Setting::account_change_email_ms]));
  return check;
}

void change_email(Work& work, const Job& job) {
  const Account account = get_account(work.unit, aws::AccountId::trusted(job.subject));
  const auto update = find_primary_email_update(work.unit, account.id, work.now);
  if (!update || update->status != "ACCEPTED") return;
  // Somebody may have signed up with the address, or the account may be closed and keep its own.
  if (find_account_by_email(work.unit, update->email) || account.state != AccountState::active) {
    return set_status(work, account.id, kFailed);
  }
  set_account_email(work, account.id, update->email);
  set_status(work, account.id, "COMPLETED");
  send_changed(work, account, update->email);
}

}  // namespace groundwork::plane::life
