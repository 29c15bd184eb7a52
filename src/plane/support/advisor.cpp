#include "plane/support/advisor.hpp"

#include <algorithm>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "plane/support/advisor_findings.hpp"

namespace groundwork::plane::support {

// Embedded from trusted_advisor.json at build time.
extern const std::string_view kTrustedAdvisorJson;

namespace {

namespace json = boost::json;

constexpr std::string_view kRefreshJob = "support.refresh_check";

std::vector<std::string> read_texts(const json::value& from) {
  return json::value_to<std::vector<std::string>>(from);
}

std::string text(const json::value& from, std::string_view key) {
  return std::string(from.at(key).as_string());
}

std::string to_json(const AdvisorResult& result) {
  json::array resources;
  for (const AdvisorResource& resource : result.resources) {
    resources.push_back({{"id", resource.id},
                         {"status", resource.status},
                         {"region", resource.region},
                         {"metadata", json::value_from(resource.metadata)}});
  }
  return json::serialize(json::object{{"status", result.status},
                                      {"processed", result.processed},
                                      {"flagged", result.flagged},
                                      {"resources", std::move(resources)}});
}

AdvisorResult from_json(base::Instant at, std::string_view content) {
  const json::value from = json::parse(content);
  AdvisorResult result{.at = at,
                       .status = text(from, "status"),
                       .processed = from.at("processed").as_int64(),
                       .flagged = from.at("flagged").as_int64(),
                       .resources = {}};
  for (const json::value& resource : from.at("resources").as_array()) {
    result.resources.push_back({text(resource, "id"), text(resource, "status"), text(resource, "region"),
                                read_texts(resource.at("metadata"))});
  }
  return result;
}

struct KeptRefresh {
  base::Instant requested_at;
  std::optional<base::Instant> result_at;
  std::optional<std::string> result;
};

std::optional<KeptRefresh> find_kept(store::Unit& unit, const aws::AccountId& account,
                                     std::string_view check_id) {
  auto rows = unit.query(
      "SELECT requested_at, result_at, result FROM advisor_refreshes WHERE account = $1 AND check_id = $2",
      account, check_id);
  const auto row = rows.first();
  if (!row) return std::nullopt;
  return KeptRefresh{row->instant(0), row->optional_instant(1), row->optional_text(2)};
}

/// `account/check`
void carry_out_refresh(Work& work, const Job& job) {
  const std::size_t slash = job.subject.find('/');
  const auto account = aws::AccountId::trusted(job.subject.substr(0, slash));
  const AdvisorCheck& check = *find_advisor_check(job.subject.substr(slash + 1));
  if (!find_kept(work.unit, account, check.id)) return;
  work.unit.execute(
      "UPDATE advisor_refreshes SET result_at = $1, result = $2 WHERE account = $3 AND check_id = $4",
      work.now, to_json(find_advisor_result(work, account, check)), account, check.id);
}

}  // namespace

std::span<const AdvisorCheck> advisor_checks() {
  static const std::vector<AdvisorCheck> kChecks = [] {
    std::vector<AdvisorCheck> made;
    const json::value file = json::parse(kTrustedAdvisorJson);
    for (const json::value& check : file.at("checks").as_array()) {
      made.push_back({text(check, "id"), text(check, "name"), text(check, "category"),
                      text(check, "description"), read_texts(check.at("metadata")),
                      check.at("refreshable").as_bool()});
    }
    return made;
  }();
  return kChecks;
}

const AdvisorCheck* find_advisor_check(std::string_view id) {
  const auto checks = advisor_checks();
  const auto found = std::ranges::find(checks, id, &AdvisorCheck::id);
  return found == checks.end() ? nullptr : &*found;
}

AdvisorResult advisor_result(Work& work, const aws::AccountId& account, const AdvisorCheck& check) {
  const auto kept = find_kept(work.unit, account, check.id);
  if (kept && kept->result_at && work.now < kept->result_at->plus_seconds(base::kDaySeconds)) {
    return from_json(*kept->result_at, *kept->result);
  }
  return find_advisor_result(work, account, check);
}

AdvisorRefresh advisor_refresh(Work& work, const aws::AccountId& account, const AdvisorCheck& check) {
  const auto kept = find_kept(work.unit, account, check.id);
  if (!kept) return {.status = "none"};
  const bool is_done = kept->result_at && *kept->result_at >= kept->requested_at;
  const base::Instant possible_at =
      kept->requested_at.plus_seconds(work.settings[Setting::support_advisor_refresh_seconds]);
  return {.status = is_done ? "success" : "enqueued",
          .next_possible_ms = std::max<std::int64_t>(0, possible_at.ms - work.now.ms)};
}

AdvisorRefresh request_advisor_refresh(Work& work, const aws::AccountId& account, const AdvisorCheck& check) {
  const AdvisorRefresh present = advisor_refresh(work, account, check);
  if (present.next_possible_ms > 0) return present;
  work.unit.execute(
      "INSERT INTO advisor_refreshes (account, check_id, requested_at) VALUES ($1, $2, $3) "
      "ON CONFLICT (account, check_id) DO UPDATE SET requested_at = excluded.requested_at",
      account, check.id, work.now);
  schedule(work, kRefreshJob, fmt::format("{}/{}", account.str(), check.id),
           work.now.plus_ms(work.settings[Setting::support_advisor_refresh_ms]));
  return advisor_refresh(work, account, check);
}

std::map<std::string, JobHandler> advisor_job_handlers() {
  return {{std::string(kRefreshJob), carry_out_refresh}};
}

}  // namespace groundwork::plane::support
