#include "plane/billing/views.hpp"

#include <algorithm>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "plane/billing/transfer_views.hpp"
#include "plane/billing/usage.hpp"
#include "plane/organizations/membership.hpp"
#include "plane/organizations/organization.hpp"
#include "plane/organizations/tags.hpp"

namespace groundwork::plane::billing {
namespace {

namespace json = boost::json;

constexpr std::string_view kPrimary = "primary";
constexpr std::string_view kColumns =
    "SELECT id, account, name, description, filter, created_at, updated_at FROM billing_views ";

json::array to_array(const std::vector<std::string>& values) {
  json::array array;
  for (const std::string& value : values) array.push_back(json::string(value));
  return array;
}

std::vector<std::string> from_array(const json::value& array) {
  std::vector<std::string> values;
  for (const json::value& value : array.as_array()) values.emplace_back(value.as_string());
  return values;
}

json::value to_json(const std::optional<base::Instant>& at) {
  return at ? json::value(at->ms) : json::value(nullptr);
}

std::string to_text(const ViewFilter& filter) {
  return json::serialize(json::object{{"accounts", to_array(filter.accounts)},
                                      {"tag_key", filter.tag_key},
                                      {"tag_values", to_array(filter.tag_values)},
                                      {"cost_category", filter.cost_category},
                                      {"cost_category_values", to_array(filter.cost_category_values)},
                                      {"begins_at", to_json(filter.begins_at)},
                                      {"ends_at", to_json(filter.ends_at)}});
}

ViewFilter to_filter(std::string_view text) {
  const json::value read = json::parse(text);
  const auto moment = [&](std::string_view name) -> std::optional<base::Instant> {
    const json::value& at = read.at(name);
    return at.is_null() ? std::nullopt : std::optional(base::Instant{at.as_int64()});
  };
  return {.accounts = from_array(read.at("accounts")),
          .tag_key = std::string(read.at("tag_key").as_string()),
          .tag_values = from_array(read.at("tag_values")),
          .cost_category = std::string(read.at("cost_category").as_string()),
          .cost_category_values = from_array(read.at("cost_category_values")),
          .begins_at = moment("begins_at"),
          .ends_at = moment("ends_at")};
}

BillingView read_view(store::Unit& unit, const store::Row& row) {
  BillingView view{.id = row.text(0),
                   .account = aws::AccountId::trusted(row.text_view(1)),
                   .name = row.text(2),
                   .description = row.text(3),
                   .filter = to_filter(row.text_view(4)),
                   .created_at = row.instant(5),
                   .updated_at = row.instant(6),
                   .sources = {}};
  for (const store::Row source :
       unit.query("SELECT source FROM billing_view_sources WHERE view = $1 ORDER BY source", view.id)) {
    view.sources.push_back(source.text(0));
  }
  return view;
}

void put_sources(Work& work, const BillingView& view) {
  work.unit.execute("DELETE FROM billing_view_sources WHERE view = $1", view.id);
  for (const std::string& source : view.sources) {
    work.unit.execute("INSERT INTO billing_view_sources (view, source) VALUES ($1, $2)", view.id, source);
  }
}

/// Accounts of the organization with one of the values.
std::vector<aws::AccountId> accounts_with_tag(store::Unit& unit, const BillingView& view) {
  const auto membership = organizations::membership_of(unit, view.account);
  if (!membership) return {};
  const auto organization = organizations::find_organization(unit, membership->organization_id).value();
  std::vector<aws::AccountId> found;
  for (const aws::AccountId& account : organizations::tagged_accounts(unit, organization)) {
    for (const auto& [key, value] : organizations::tags_of(unit, organization, account.str())) {
      const bool fits = key == view.filter.tag_key && std::ranges::count(view.filter.tag_values, value) > 0;
      if (fits) found.push_back(account);
    }
  }
  return found;
}

/// Of the accounts that the scope has, those in `accounts`; a scope without any shows no day.
void keep(CostScope& scope, std::vector<aws::AccountId> accounts) {
  if (!scope.accounts.empty()) {
    std::erase_if(accounts, [&](const aws::AccountId& account) {
      return std::ranges::count(scope.accounts, account) == 0;
    });
  }
  scope.accounts = std::move(accounts);
  if (scope.accounts.empty()) scope.within = Days{0, 0};
}

std::optional<BillingView> find_custom_view(store::Unit& unit, const aws::AccountId& account,
                                            std::string_view id) {
  auto rows = unit.query(fmt::format("{}WHERE id = $1 AND account = $2", kColumns), id, account);
  const auto row = rows.first();
  if (!row) return std::nullopt;
  return read_view(unit, *row);
}

}  // namespace

std::string BillingView::arn() const {
  return fmt::format("arn:aws:billing::{}:billingview/{}", account.str(), id);
}

BillingView primary_view(const aws::AccountId& account) {
  return {.id = std::string(kPrimary),
          .account = account,
          .name = "Primary View",
          .description = {},
          .filter = {},
          .created_at = {},
          .updated_at = {},
          .sources = {}};
}

std::optional<BillingView> find_view(const Work& work, const aws::AccountId& account, std::string_view arn) {
  BillingView primary = primary_view(account);
  if (arn == primary.arn()) return primary;
  const std::string_view id = arn.substr(arn.rfind('/') + 1);
  auto view = find_transfer_view(work, account, id);
  if (!view) view = find_custom_view(work.unit, account, id);
  if (!view || view->arn() != arn) return std::nullopt;
  return view;
}

std::vector<BillingView> custom_views(store::Unit& unit, const aws::AccountId& account,
                                      std::string_view after, std::int64_t limit) {
  std::vector<BillingView> found;
  for (const store::Row row :
       unit.query(fmt::format("{}WHERE account = $1 AND id > $2 ORDER BY id LIMIT $3", kColumns), account,
                  after, limit)) {
    found.push_back(read_view(unit, row));
  }
  return found;
}

std::int64_t count_views(store::Unit& unit, const aws::AccountId& account) {
  return unit.count("SELECT COUNT(*) FROM billing_views WHERE account = $1", account);
}

std::int64_t count_derived_views(store::Unit& unit, const BillingView& view) {
  return unit.count(
      "SELECT COUNT(*) FROM billing_views v JOIN billing_view_sources s ON s.view = v.id "
      "WHERE v.account = $1 AND s.source = $2",
      view.account, view.arn());
}

BillingView insert_view(Work& work, BillingView view) {
  view.id = "custom-" + work.random.uuid();
  view.created_at = view.updated_at = work.now;
  work.unit.execute(
      "INSERT INTO billing_views (id, account, name, description, filter, created_at, updated_at) "
      "VALUES ($1, $2, $3, $4, $5, $6, $6)",
      view.id, view.account, view.name, view.description, to_text(view.filter), work.now);
  put_sources(work, view);
  return view;
}

void update_view(Work& work, const BillingView& view) {
  work.unit.execute(
      "UPDATE billing_views SET name = $1, description = $2, filter = $3, updated_at = $4 WHERE id = $5",
      view.name, view.description, to_text(view.filter), work.now, view.id);
  put_sources(work, view);
}

void delete_view(Work& work, const BillingView& view) {
  for (const std::string_view table : {"billing_view_sources", "billing_view_tags"}) {
    work.unit.execute(fmt::format("DELETE FROM {} WHERE view = $1", table), view.id);
  }
  work.unit.execute("DELETE FROM billing_views WHERE id = $1", view.id);
}

Tags tags_of_view(store::Unit& unit, const BillingView& view) {
  Tags tags;
  for (const store::Row row :
       unit.query("SELECT key, value FROM billing_view_tags WHERE view = $1 ORDER BY key", view.id)) {
    tags.emplace_back(row.text(0), row.text(1));
  }
  return tags;
}

void put_view_tags(Work& work, const BillingView& view, const Tags& tags) {
  for (const auto& [key, value] : tags) {
    work.unit.execute(
        "INSERT INTO billing_view_tags (view, key, value) VALUES ($1, $2, $3) "
        "ON CONFLICT (view, key) DO UPDATE SET value = excluded.value",
        view.id, key, value);
  }
}

void remove_view_tags(Work& work, const BillingView& view, const std::vector<std::string>& keys) {
  for (const std::string& key : keys) {
    work.unit.execute("DELETE FROM billing_view_tags WHERE view = $1 AND key = $2", view.id, key);
  }
}

CostScope narrow(store::Unit& unit, CostScope scope, const BillingView& view) {
  if (view.transferred_from) scope = {*view.transferred_from, {}};
  const ViewFilter& filter = view.filter;
  if (!filter.accounts.empty()) {
    std::vector<aws::AccountId> accounts;
    for (const std::string& id : filter.accounts) {
      if (const auto account = aws::AccountId::parse(id)) accounts.push_back(*account);
    }
    keep(scope, std::move(accounts));
  }
  if (!filter.tag_key.empty()) keep(scope, accounts_with_tag(unit, view));
  // No cost category is defined, so that no cost has a value of one.
  if (!filter.cost_category.empty()) scope.within = Days{0, 0};
  if (filter.begins_at || filter.ends_at) {
    const Days days{filter.begins_at ? day_of(*filter.begins_at) : 0,
                    filter.ends_at ? day_of(*filter.ends_at) + 1 : kOpenEnd};
    scope.within = scope.within ? overlap(*scope.within, days) : days;
  }
  return scope;
}

}  // namespace groundwork::plane::billing
