#include "plane/seed_rules.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>

#include <fmt/format.h>

#include "base/text.hpp"
#include "plane/accounts.hpp"
#include "plane/identities/access_keys.hpp"
#include "plane/identities/account_settings.hpp"
#include "plane/identities/inline_policies.hpp"

namespace groundwork::plane::seed_rules {
namespace {

constexpr std::size_t kAccountNameMax = 50, kEmailMin = 6, kEmailMax = 64;
constexpr std::size_t kAliasMin = 3, kAliasMax = 63;
constexpr std::size_t kPathMax = 512;
constexpr std::size_t kKeyIdMin = 16, kKeyIdMax = 128, kSecretMax = 128;
constexpr std::size_t kTagKeyMax = 128, kTagValueMax = 256;
constexpr std::int64_t kQuantityMax = 1'000'000;

bool is_alnum(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool is_visible(char c) { return c > ' ' && c < '\x7f'; }

bool all(std::string_view text, auto fits) { return std::ranges::all_of(text, fits); }

bool is_within(std::size_t size, std::size_t min, std::size_t max) { return size >= min && size <= max; }

/// https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateAccountAlias.html
bool is_alias(std::string_view alias) {
  const auto fits = [](char c) { return c == '-' || (is_alnum(c) && !(c >= 'A' && c <= 'Z')); };
  return is_within(alias.size(), kAliasMin, kAliasMax) && all(alias, fits) && alias.front() != '-' &&
         alias.back() != '-' && alias.find("--") == std::string_view::npos && !aws::AccountId::parse(alias);
}

void check_email(Work& work, std::string_view entity, std::string_view email) {
  if (!is_within(email.size(), kEmailMin, kEmailMax) || !is_account_email(email)) {
    refuse(entity, fmt::format("the e-mail address must be one of 6 to 64 characters; found \"{}\"", email));
  }
  if (const auto other = find_account_by_email(work.unit, email)) {
    refuse(entity, fmt::format("account {} has the e-mail address {} already", other->id.str(), email));
  }
}

void check_access_key(Work& work, std::string_view entity, const Seed::AccessKey& key) {
  const auto fits = [](char c) { return is_alnum(c) || c == '_'; };
  if (!is_within(key.id.size(), kKeyIdMin, kKeyIdMax) || !all(key.id, fits)) {
    refuse(entity, fmt::format("an access key's id must be 16 to 128 letters, digits and underscores; "
                               "found \"{}\"",
                               key.id));
  }
  if (key.id.starts_with("ASIA")) {
    refuse(entity, fmt::format("access key {}: ASIA is the beginning of temporary keys alone", key.id));
  }
  if (find_access_key(work.unit, key.id)) refuse(entity, fmt::format("access key {} is there twice", key.id));
  if (!is_within(key.secret.size(), 1, kSecretMax) || !all(key.secret, is_visible)) {
    refuse(entity, fmt::format("access key {}: the secret must be 1 to 128 visible characters", key.id));
  }
}

billing::Day read_day(std::string_view entity, std::string_view name, const std::string& text,
                      billing::Day otherwise) {
  if (text.empty()) return otherwise;
  const auto day = billing::parse_day(text);
  if (!day) refuse(entity, fmt::format("{} must be a day such as 2026-12-01; found \"{}\"", name, text));
  return *day;
}

const billing::Price& find_price(std::string_view entity, const Seed::Usage& usage) {
  const billing::PriceList& list = billing::PriceList::get();
  const billing::Price* price = list.find(usage.usage_type);
  if (price == nullptr) {
    std::vector<std::string_view> known;
    for (const billing::Price& each : list.prices()) known.push_back(each.kind.usage_type);
    const std::string_view nearest = base::nearest_name(usage.usage_type, known);
    refuse(entity, nearest.empty()
                       ? "nothing of that usage type has a price"
                       : fmt::format("nothing of that usage type has a price; is {} meant?", nearest));
  }
  if (!usage.service.empty() && usage.service != price->kind.service) {
    refuse(entity, fmt::format("it belongs to the service {}, not {}", price->kind.service, usage.service));
  }
  return *price;
}

}  // namespace

void refuse(std::string_view entity, std::string_view rule) {
  throw std::invalid_argument(fmt::format("{}: {}", entity, rule));
}

void check_account(Work& work, std::string_view entity, const Seed::Account& account) {
  if (account.id.empty()) refuse(entity, "the id must be twelve digits");
  if (find_account(work.unit, account.id)) refuse(entity, "the account is there twice");
  const auto fits = [](char c) { return c >= ' ' && c < '\x7f' && c != '<' && c != '>'; };
  if (!is_within(account.name.size(), 1, kAccountNameMax) || !all(account.name, fits)) {
    refuse(entity, "the name must be 1 to 50 characters of printable ASCII without < and >");
  }
  check_email(work, entity, account.email);
  if (account.alias.empty()) return;
  if (!is_alias(account.alias)) {
    refuse(entity,
           fmt::format("the alias must be 3 to 63 small letters, digits and single hyphens between them; "
                       "found \"{}\"",
                       account.alias));
  }
  if (find_account_by_alias(work.unit, account.alias)) {
    refuse(entity, fmt::format("another account has the alias {}", account.alias));
  }
}

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-names
void check_name(std::string_view entity, std::string_view name, std::size_t length_max) {
  const auto fits = [](char c) {
    return is_alnum(c) || std::string_view("_+=,.@-").find(c) != std::string_view::npos;
  };
  if (!is_within(name.size(), 1, length_max) || !all(name, fits)) {
    refuse(entity, fmt::format("the name must be 1 to {} letters, digits and _+=,.@-", length_max));
  }
}

void check_path(std::string_view entity, std::string_view path) {
  const bool fits = path == "/" || (path.size() > 2 && path.size() <= kPathMax && path.front() == '/' &&
                                    path.back() == '/' && all(path, is_visible));
  if (!fits) {
    refuse(entity,
           fmt::format("the path must begin and end with a slash and have at most 512 visible characters; "
                       "found \"{}\"",
                       path));
  }
}

// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html#id_tags_rules
void check_tags(Work& work, std::string_view entity, const Tags& tags) {
  const std::int64_t count_max = work.settings[Setting::iam_tags];
  if (static_cast<std::int64_t>(tags.size()) > count_max) {
    refuse(entity, fmt::format("there may be at most {} tags", count_max));
  }
  std::set<std::string> seen;
  for (const auto& [key, value] : tags) {
    const std::string folded = base::lower(key);
    if (!is_within(base::utf8_length(key), 1, kTagKeyMax) || base::utf8_length(value) > kTagValueMax) {
      refuse(entity, fmt::format("tag \"{}\": a key has 1 to 128 characters, a value at most 256", key));
    }
    if (folded.starts_with("aws:")) refuse(entity, fmt::format("tag \"{}\": aws: is AWS's own", key));
    if (!seen.insert(folded).second) {
      refuse(entity, fmt::format("tag \"{}\" is there twice; case does not count", key));
    }
  }
}

void check_access_keys(Work& work, std::string_view entity, const std::vector<Seed::AccessKey>& keys) {
  const std::int64_t count_max = work.settings[Setting::iam_access_keys_per_user];
  if (static_cast<std::int64_t>(keys.size()) > count_max) {
    refuse(entity, fmt::format("there may be at most {} access keys", count_max));
  }
  std::set<std::string_view> seen;
  for (const Seed::AccessKey& key : keys) {
    check_access_key(work, entity, key);
    if (!seen.insert(key.id).second) refuse(entity, fmt::format("access key {} is there twice", key.id));
  }
}

policy::DocumentPtr read_policy(Work& work, std::string_view entity, std::string_view document,
                                policy::DocumentKind kind, Setting bytes_max) {
  if (counted_policy_size(document) > work.settings[bytes_max]) {
    refuse(entity, fmt::format("the document has more than {} characters, white space left out",
                               work.settings[bytes_max]));
  }
  auto parsed = policy::parse(document, kind);
  if (!parsed) refuse(entity, fmt::format("{} ({})", parsed.error().message, parsed.error().reason));
  return *std::move(parsed);
}

std::vector<billing::UsageRule> read_usage(std::string_view entity, const std::vector<Seed::Usage>& usage) {
  std::vector<billing::UsageRule> rules;
  for (const Seed::Usage& each : usage) {
    const std::string words = fmt::format("{}: usage {}", entity, each.usage_type);
    const billing::Price& price = find_price(words, each);
    const auto per_day = billing::parse_quantity(each.quantity_per_day);
    if (!per_day || *per_day > kQuantityMax * billing::kUnit) {
      refuse(words, fmt::format("quantity_per_day must be a number of at most {} with at most six decimals",
                                kQuantityMax));
    }
    const billing::Days days{read_day(words, "from", each.from, 0),
                             read_day(words, "until", each.until, billing::kOpenEnd)};
    if (days.is_empty()) refuse(words, "until must be later than from");
    rules.push_back({&price, *per_day, days});
  }
  return rules;
}

}  // namespace groundwork::plane::seed_rules
