#include "plane/signup_codes.hpp"

#include <array>

#include "base/digest.hpp"

namespace groundwork::plane {
namespace {

constexpr std::size_t kCharacters = 6;
constexpr std::string_view kLettersAndDigits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

struct Purpose {
  std::string_view name, alphabet;
  std::int64_t codes_per_window, window_seconds;
};
/// https://docs.aws.amazon.com/accounts/latest/reference/quotas.html
constexpr std::array<Purpose, 4> kPurposes{{{"email", base::kDigits, 5, 3600},
                                            {"phone", base::kDigits, 5, 3600},
                                            {"password_reset", base::kDigits, 5, 3600},
                                            {"primary_email", kLettersAndDigits, 3, 30}}};

const Purpose& facts_of(CodePurpose purpose) { return kPurposes.at(static_cast<std::size_t>(purpose)); }
std::string_view purpose_name(CodePurpose purpose) { return facts_of(purpose).name; }

struct SentCode {
  std::string digest;
  base::Instant expires_at;
  std::int64_t wrong_attempts = 0;
  std::int64_t sent = 0;
  base::Instant window_started_at;
};

std::optional<SentCode> find(store::Unit& unit, std::string_view subject, CodePurpose purpose) {
  auto rows = unit.query(
      "SELECT code_digest, expires_at, wrong_attempts, sent, window_started_at FROM verification_codes "
      "WHERE subject = $1 AND purpose = $2",
      subject, purpose_name(purpose));
  const auto row = rows.first();
  if (!row) return std::nullopt;
  return SentCode{row->text(0), row->instant(1), row->integer(2), row->integer(3), row->instant(4)};
}

void put(Work& work, std::string_view subject, CodePurpose purpose, const SentCode& code) {
  work.unit.execute(
      "INSERT INTO verification_codes (subject, purpose, code_digest, expires_at, wrong_attempts, sent, "
      "window_started_at) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (subject, purpose) DO UPDATE SET "
      "code_digest = excluded.code_digest, expires_at = excluded.expires_at, "
      "wrong_attempts = excluded.wrong_attempts, sent = excluded.sent, "
      "window_started_at = excluded.window_started_at",
      subject, purpose_name(purpose), code.digest, code.expires_at, code.wrong_attempts, code.sent,
      code.window_started_at);
}

/// With the subject, so that equal codes do not look equal.
std::string digest_of(std::string_view subject, std::string_view code) {
  return base::sha256_hex(std::string(subject) + ":" + std::string(code));
}

}  // namespace

std::optional<std::string> issue_code(Work& work, std::string_view subject, CodePurpose purpose) {
  SentCode sent = find(work.unit, subject, purpose).value_or(SentCode{.window_started_at = work.now});
  const Purpose& facts = facts_of(purpose);
  if (sent.window_started_at.plus_seconds(facts.window_seconds) <= work.now) {
    sent.window_started_at = work.now;
    sent.sent = 0;
  }
  if (sent.sent >= facts.codes_per_window) return std::nullopt;
  std::string code = work.random.text(kCharacters, facts.alphabet);
  sent.digest = digest_of(subject, code);
  sent.expires_at = work.now.plus_seconds(work.settings[Setting::signup_code_seconds]);
  sent.wrong_attempts = 0;
  ++sent.sent;
  put(work, subject, purpose, sent);
  return code;
}

CodeCheck check_code(Work& work, std::string_view subject, CodePurpose purpose, std::string_view code) {
  auto sent = find(work.unit, subject, purpose);
  if (!sent || sent->digest.empty() || sent->expires_at <= work.now) return CodeCheck::expired;
  const std::int64_t attempts_max = work.settings[Setting::signup_code_attempts];
  if (sent->wrong_attempts >= attempts_max) return CodeCheck::spent;
  const bool right = base::equal_constant_time(sent->digest, digest_of(subject, code));
  if (right) {
    sent->digest.clear();
  } else {
    ++sent->wrong_attempts;
  }
  put(work, subject, purpose, *sent);
  if (right) return CodeCheck::right;
  return sent->wrong_attempts >= attempts_max ? CodeCheck::spent : CodeCheck::wrong;
}

}  // namespace groundwork::plane
