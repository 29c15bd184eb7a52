#include "cli/bill.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

#include "aws/account_id.hpp"
#include "cli/operator_client.hpp"
#include "cli/usage.hpp"

namespace groundwork::cli {
namespace {

namespace json = boost::json;

constexpr std::size_t kTextColumns = 60, kAmountColumns = 16;

std::string text(const json::object& object, std::string_view name) {
  const json::value* value = object.if_contains(name);
  return value != nullptr && value->is_string() ? std::string(value->as_string()) : std::string();
}

std::string row(const std::string& name, const std::string& usd) {
  return fmt::format("{:<{}}{:>{}}\n", name, kTextColumns, usd, kAmountColumns);
}

/// Nothing for a bill that its payer pays itself.
std::string transferred_words(const json::object& bill) {
  if (text(bill, "billed_to") == text(bill, "payer")) return {};
  return fmt::format(", billed to {}", text(bill, "billed_to"));
}

std::string heading(const json::object& bill) {
  std::string out = fmt::format("Bill of {} ({}) for {}{}: ", text(bill, "payer"), text(bill, "name"),
                                text(bill, "month"), transferred_words(bill));
  if (text(bill, "status") != "FINAL") return out + "estimated so far, without support and credits\n";
  const std::string paid_with = text(bill, "paid_with");
  out += fmt::format("invoice {} of {}", text(bill, "invoice"), text(bill, "issued_at"));
  return out + (paid_with.empty() ? "\n" : fmt::format(", charged to {}\n", paid_with));
}

std::string lines_text(const json::object& holder) {
  std::string out;
  for (const json::value& each : holder.at("lines").as_array()) {
    const json::object& line = each.as_object();
    const bool is_credit = text(line, "type") == "Credit";
    out += row(fmt::format("  {}{}", is_credit ? "credit: " : "", text(line, "service")), text(line, "usd"));
  }
  return out;
}

std::string payer_row(const json::object& bill, const std::string& rest) {
  const std::string number = text(bill, "invoice");
  return row(fmt::format("{} ({}), {}{}", text(bill, "payer"), text(bill, "name"),
                         number.empty() ? "estimated" : "invoice " + number, rest),
             text(bill, "total_usd"));
}

std::string one_text(const json::object& bill) {
  std::string out = heading(bill) + "\n";
  for (const json::value& each : bill.at("parts").as_array()) {
    const json::object& part = each.as_object();
    out += row(fmt::format("{} ({})", text(part, "account"), text(part, "name")), text(part, "usd"));
    out += lines_text(part);
  }
  out +=
      "\n" + row("All accounts", "") + lines_text(bill) + row("Total in US dollars", text(bill, "total_usd"));
  if (const json::value* others = bill.if_contains("transferred")) {
    out += "\n" + row("Bills of other organizations that are transferred to it", "");
    for (const json::value& each : others->as_array()) out += "  " + payer_row(each.as_object(), "");
  }
  if (bill.contains("next")) out += "More accounts follow; --json shows them with their place.\n";
  return out;
}

}  // namespace

std::string bill_text(const json::value& answer) {
  const json::object& shown = answer.as_object();
  const json::value* bills = shown.if_contains("bills");
  if (bills == nullptr) return one_text(shown);
  if (bills->as_array().empty()) return "Nobody has a bill for this month.\n";
  std::string out = row("PAYER", "USD");
  for (const json::value& each : bills->as_array()) {
    out += payer_row(each.as_object(), transferred_words(each.as_object()));
  }
  return out;
}

int run_bill(const BillOptions& options) {
  if (!options.account.empty() && !aws::AccountId::parse(options.account)) {
    throw UsageFault(fmt::format("--account {}: must be twelve digits", options.account));
  }
  OperatorClient plane(options.endpoint);
  const json::value answer = plane.get("bill", {{"account", options.account}, {"month", options.month}});
  fmt::print("{}", options.json ? json::serialize(answer) + "\n" : bill_text(answer));
  return kDone;
}

}  // namespace groundwork::cli
