#include "plane/billing/credits.hpp"

#include <algorithm>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "base/text.hpp"
#include "plane/billing/preferences.hpp"

namespace groundwork::plane::billing {

extern const std::string_view kPromotions;  // promotions.json

namespace {

namespace json = boost::json;

constexpr std::size_t kIdDigits = 11;
constexpr std::string_view kColumns =
    "SELECT c.id, c.account, c.kind, c.code, c.description, c.services, c.initial, c.remaining, c.starts_at, "
    "c.ends_at, c.exhausted_at FROM credits c ";

const json::value& promotions() {
  static const json::value kFile = json::parse(kPromotions);
  return kFile;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  if (text.empty()) return lines;
  for (const std::string_view line : base::split(text, '\n')) lines.emplace_back(line);
  return lines;
}

std::vector<Credit> read_credits(store::Rows rows) {
  std::vector<Credit> found;
  for (const store::Row row : rows) {
    found.push_back({.id = row.text(0),
                     .account = aws::AccountId::trusted(row.text_view(1)),
                     .kind = row.text(2),
                     .code = row.text(3),
                     .description = row.text(4),
                     .services = lines_of(row.text(5)),
                     .initial = row.integer(6),
                     .remaining = row.integer(7),
                     .starts_at = row.instant(8),
                     .ends_at = row.instant(9),
                     .exhausted_at = row.optional_instant(10)});
  }
  return found;
}

/// What a credit is worth, as promotions.json says it. False where the account has it already.
bool grant(Work& work, const aws::AccountId& account, std::string_view kind, std::string_view code,
           const json::value& promotion) {
  std::vector<std::string> services;
  if (const json::value* named = promotion.as_object().if_contains("services")) {
    for (const json::value& service : named->as_array()) services.emplace_back(service.as_string());
  }
  const NanoUsd amount = parse_usd(std::string(promotion.at("usd").as_string())).value();
  return work.unit.execute(
             "INSERT INTO credits (id, account, kind, code, description, services, initial, remaining, "
             "starts_at, ends_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8, $9) "
             "ON CONFLICT (account, code) DO NOTHING",
             work.random.text(kIdDigits, base::kDigits), account, kind, code,
             std::string_view(promotion.at("description").as_string()), base::join(services, "\n"), amount,
             work.now, work.now.plus_seconds(promotion.at("days").as_int64() * base::kDaySeconds)) > 0;
}

}  // namespace

Redemption redeem_code(Work& work, const aws::AccountId& account, std::string_view code) {
  for (const json::value& promotion : promotions().at("codes").as_array()) {
    if (std::string_view(promotion.at("code").as_string()) != code) continue;
    if (const json::value* until = promotion.as_object().if_contains("until")) {
      const Day last = parse_day(std::string_view(until->as_string())).value();
      if (day_of(work.now) >= last) return Redemption::expired;
    }
    return grant(work, account, kPromotionCredit, code, promotion) ? Redemption::done : Redemption::used;
  }
  return Redemption::unknown;
}

void grant_sign_up_credit(Work& work, const aws::AccountId& account) {
  const json::value& promotion = promotions().at("sign_up");
  grant(work, account, kFreeTierCredit, std::string_view(promotion.at("code").as_string()), promotion);
}

void grant_activity_credit(Work& work, const aws::AccountId& account, std::string_view activity) {
  grant(work, account, kFreeTierCredit, activity, promotions().at("activity"));
}

NanoUsd activity_reward() {
  return parse_usd(std::string_view(promotions().at("activity").at("usd").as_string())).value();
}

void void_free_tier_credits(Work& work, const aws::AccountId& account) {
  work.unit.execute("UPDATE credits SET ends_at = $1 WHERE account = $2 AND kind = $3 AND ends_at > $1",
                    work.now, account, kFreeTierCredit);
}

bool is_enabled(store::Unit& unit, const aws::AccountId& payer, const Credit& credit) {
  const std::string key = credit_status_key(credit.id);
  for (const aws::AccountId& account : {payer, credit.account}) {
    if (find_preference(unit, account, kCreditOptions, key) == "DISABLED") return false;
  }
  return true;
}

bool is_shared(store::Unit& unit, const aws::AccountId& payer, const Credit& credit) {
  return shares_credits(unit, payer, credit.account) &&
         find_preference(unit, payer, kCreditLevelSharing, credit.id) != "DISABLED";
}

std::optional<Credit> find_credit(store::Unit& unit, std::string_view id) {
  auto found = read_credits(unit.query(fmt::format("{}WHERE c.id = $1", kColumns), id));
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::vector<Credit> credits_of(store::Unit& unit, const aws::AccountId& account) {
  return read_credits(
      unit.query(fmt::format("{}WHERE c.account = $1 ORDER BY c.ends_at, c.id", kColumns), account));
}

std::vector<Credit> credits_under(store::Unit& unit, const aws::AccountId& payer, const Days& days) {
  // From the credits, which are few, to the days of their accounts.
  return read_credits(unit.query(
      fmt::format(
          "{}WHERE EXISTS (SELECT 1 FROM cost_stretches s WHERE s.account = c.account AND s.payer = $1 "
          "AND s.first_day < $2 AND s.until_day > $3) ORDER BY c.account, c.ends_at, c.id",
          kColumns),
      payer, days.until, days.first));
}

}  // namespace groundwork::plane::billing
