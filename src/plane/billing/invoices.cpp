#include "plane/billing/invoices.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "base/digest.hpp"
#include "plane/accounts.hpp"
#include "plane/billing/charges.hpp"
#include "plane/billing/stretches.hpp"
#include "plane/billing/usage.hpp"
#include "plane/mail.hpp"
#include "plane/organizations/transfer_chains.hpp"

namespace groundwork::plane::billing {
namespace {

constexpr std::size_t kIdDigits = 10;

std::string invoice_id(const aws::AccountId& payer, Month month) {
  const std::string digest = base::sha256(fmt::format("invoice {} {}", payer.str(), month_text(month)));
  std::string id;
  for (std::size_t i = 0; i < kIdDigits; ++i) {
    id += static_cast<char>('0' + static_cast<unsigned char>(digest[i]) % 10);
  }
  return id;
}

/// Accounts with the same usage on the same days of a month have the same lines.
std::string group_name(const std::string& profile, const Days& days) {
  return fmt::format("{}/{}/{}", profile, days.first, days.until);
}

struct Lines {
  Work& work;
  Invoice& invoice;
  std::int64_t position = 0;

  void add(const std::string& account, const std::string& group, std::int64_t accounts,
           const BillLine& line) {
    work.unit.execute(
        "INSERT INTO invoice_lines (invoice, position, account, usage_group, accounts, record_type, service, "
        "amount) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        invoice.id, position++, account, group, accounts, line.record_type, line.service, line.amount);
    NanoUsd& sum = line.record_type == kUsageRecord     ? invoice.usage
                   : line.record_type == kSupportRecord ? invoice.support
                                                        : invoice.credits;
    sum += line.amount * accounts;
  }
};

/// What each account of a group uses in the month, by service.
std::map<std::string, NanoUsd> usage_of(store::Unit& unit, const std::string& profile, const Days& days) {
  std::map<std::string, NanoUsd> by_service;
  for (const UsageRule& rule : usage_rules(unit, profile)) {
    const std::int64_t count = overlap(rule.days, days).count();
    by_service[rule.price->kind.service] += cost_of(rule.per_day, rule.price->per_unit) * count;
  }
  return by_service;
}

void add_usage(Lines& lines, const aws::AccountId& payer, const Days& month) {
  std::map<std::pair<std::string, Day>, std::map<Day, std::int64_t>>
      counts;  // profile, first; until; accounts
  for (const StretchGroup& group : stretch_groups(lines.work.unit, payer, month)) {
    const Days days = overlap(group.days, month);
    counts[{group.profile, days.first}][days.until] += group.accounts;
  }
  for (const auto& [start, ends] : counts) {
    for (const auto& [until, accounts] : ends) {
      const Days days{start.second, until};
      for (const auto& [service, amount] : usage_of(lines.work.unit, start.first, days)) {
        if (amount == 0) continue;
        lines.add("", group_name(start.first, days), accounts, {std::string(kUsageRecord), service, amount});
      }
    }
  }
}

std::string words_of(const PaymentMethod& method) {
  return fmt::format("{} ending in {}", method.brand, method.last_four);
}

bool is_good(const PaymentMethod& method, base::Instant now) {
  return month_of(day_of(now)) <= method.expiry_year * 12 + method.expiry_month - 1;
}

void pay(Work& work, Invoice& invoice) {
  if (invoice.total <= 0) return;
  const auto method = find_payment_method(work.unit, invoice.billed_to);
  if (method && is_good(*method, work.now)) invoice.paid_with = words_of(*method);
}

std::string payment_words(const Invoice& invoice) {
  if (invoice.total <= 0) return "There is nothing to pay.";
  if (invoice.paid_with) return fmt::format("It was charged to {}.", *invoice.paid_with);
  return "It could not be charged: there is no valid payment method. Please update it.";
}

void tell(Work& work, const Invoice& invoice) {
  const Account account = get_account(work.unit, invoice.billed_to);
  const std::string subject = "Amazon Web Services Billing Statement Available";
  const std::string transferred =
      invoice.billed_to == invoice.payer
          ? ""
          : fmt::format(", which is transferred to account {},", invoice.billed_to.str());
  const std::string body =
      fmt::format("The bill of account {}{} for {} is available.\n\nInvoice {}: USD {}\n{}\n",
                  invoice.payer.str(), transferred, month_text(invoice.month), invoice.id,
                  usd_cents_text(invoice.total), payment_words(invoice));
  send_mail(work, account.email, subject, body);
  const auto contact = find_alternate_contact(work.unit, account.id, "BILLING");
  if (contact && contact->email_address != account.email) {
    send_mail(work, contact->email_address, subject, body);
  }
}

std::vector<BillLine> read_lines(store::Rows rows) {
  std::vector<BillLine> lines;
  for (const store::Row row : rows) lines.push_back({row.text(0), row.text(1), row.integer(2)});
  return lines;
}

}  // namespace

void issue_invoice(Work& work, const aws::AccountId& payer, Month month) {
  Invoice invoice{.id = invoice_id(payer, month),
                  .payer = payer,
                  .billed_to = billed_to(work.unit, payer, month),
                  .month = month,
                  .issued_at = work.now};
  work.unit.execute(
      "INSERT INTO invoices (id, payer, billed_to, month, issued_at, usage, support, credits, total) "
      "VALUES ($1, $2, $3, $4, $5, 0, 0, 0, 0)",
      invoice.id, payer, invoice.billed_to, month, work.now);
  Lines lines{work, invoice};
  add_usage(lines, payer, days_of(month));
  for (const Charge& charge : charges_of(work.unit, payer, month)) {
    lines.add(charge.account.str(), "", 1, {charge.record_type, charge.service, charge.amount});
  }
  if (lines.position == 0) {
    work.unit.execute("DELETE FROM invoices WHERE id = $1", invoice.id);
    return;
  }
  invoice.total = to_cents(invoice.usage + invoice.support + invoice.credits);
  pay(work, invoice);
  work.unit.execute(
      "UPDATE invoices SET usage = $1, support = $2, credits = $3, total = $4, paid_with = $5 WHERE id = $6",
      invoice.usage, invoice.support, invoice.credits, invoice.total, invoice.paid_with, invoice.id);
  tell(work, invoice);
}

aws::AccountId billed_to(store::Unit& unit, const aws::AccountId& payer, Month month) {
  return organizations::payer_at(unit, payer, start_of(days_of(month).first));
}

std::optional<Invoice> find_invoice(store::Unit& unit, const aws::AccountId& payer, Month month) {
  auto rows = unit.query(
      "SELECT id, issued_at, usage, support, credits, total, paid_with, billed_to FROM invoices "
      "WHERE payer = $1 AND month = $2",
      payer, month);
  const auto row = rows.first();
  if (!row) return std::nullopt;
  return Invoice{.id = row->text(0),
                 .payer = payer,
                 .billed_to = aws::AccountId::trusted(row->text_view(7)),
                 .month = month,
                 .issued_at = row->instant(1),
                 .usage = row->integer(2),
                 .support = row->integer(3),
                 .credits = row->integer(4),
                 .total = row->integer(5),
                 .paid_with = row->optional_text(6)};
}

std::vector<BillLine> invoice_lines(store::Unit& unit, const Invoice& invoice) {
  return read_lines(
      unit.query("SELECT record_type, service, SUM(amount * accounts) FROM invoice_lines WHERE invoice = $1 "
                 "GROUP BY record_type, service ORDER BY record_type DESC, service",
                 invoice.id));
}

std::vector<BillLine> invoice_part(store::Unit& unit, const Invoice& invoice, const aws::AccountId& account) {
  const Days month = days_of(invoice.month);
  std::map<std::pair<std::string, std::string>, NanoUsd> sums;
  const auto add = [&](const std::vector<BillLine>& lines) {
    for (const BillLine& line : lines) sums[{line.record_type, line.service}] += line.amount;
  };
  for (const Stretch& stretch : stretches_of(unit, account, month)) {
    if (stretch.payer != invoice.payer) continue;
    add(
        read_lines(unit.query("SELECT record_type, service, amount FROM invoice_lines "
                              "WHERE invoice = $1 AND account = '' AND usage_group = $2",
                              invoice.id, group_name(stretch.profile, overlap(stretch.days, month)))));
  }
  add(
      read_lines(unit.query("SELECT record_type, service, amount FROM invoice_lines "
                            "WHERE invoice = $1 AND account = $2",
                            invoice.id, account)));
  std::vector<BillLine> part;
  for (const auto& [names, amount] : sums) part.push_back({names.first, names.second, amount});
  std::ranges::stable_sort(part, std::greater{}, &BillLine::record_type);
  return part;
}

}  // namespace groundwork::plane::billing
