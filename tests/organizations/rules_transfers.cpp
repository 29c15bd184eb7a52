#include <algorithm>
#include <chrono>
#include <cmath>

#include "organizations/rules.hpp"

namespace groundwork::organizations_model {
namespace {

constexpr std::int64_t kDayMs = 86'400'000;

bool is_live(const World& world, const Transfer& transfer) {
  return transfer.came_to_be() && (transfer.ends_ms == 0 || transfer.ends_ms >= world.now_ms);
}

/// The one by which an account's own bill goes to another; the later one where two follow.
const Transfer* outbound(const World& world, const Id& source) {
  const Transfer* found = nullptr;
  for (const auto& [id, transfer] : world.transfers) {
    if (transfer.source != source || !is_live(world, transfer)) continue;
    if (found == nullptr || found->starts_ms < transfer.starts_ms) found = &transfer;
  }
  return found;
}

/// Everybody who takes over what `account` pays, the next one first.
std::vector<Id> above(const World& world, const Id& account) {
  std::vector<Id> found;
  for (const Transfer* next = outbound(world, account); next != nullptr;
       next = outbound(world, next->target)) {
    found.push_back(next->target);
  }
  return found;
}

struct Below {
  std::size_t count = 0, levels = 0;
};
Below below(const World& world, const Id& account) {
  Below all;
  for (const auto& [id, transfer] : world.transfers) {
    if (transfer.target != account || !is_live(world, transfer)) continue;
    const Below further = below(world, transfer.source);
    all.count += 1 + further.count;
    all.levels = std::max(all.levels, 1 + further.levels);
  }
  return all;
}

/// https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/orgs_transfer_billing-quotas.html
void add_chain_refusals(const World& world, const Id& target, const Id& source, Refusals& refusals) {
  const std::vector<Id> receivers = above(world, target);
  const Below others = below(world, receivers.empty() ? target : receivers.back());
  const Below own = source.empty() ? Below{} : below(world, source);
  if (receivers.size() + 1 + own.levels > world.limits.transfer_levels) {
    refusals.push_back({"ConstraintViolationException", "RESPONSIBILITY_TRANSFER_MAX_LEVEL_VIOLATION"});
  }
  if (others.count + 1 + own.count > world.limits.chain_transfers) {
    refusals.push_back(
        {"ConstraintViolationException", "RESPONSIBILITY_TRANSFER_MAX_TRANSFERS_QUOTA_VIOLATION"});
  }
}

std::int64_t moment(const json::object& input, std::string_view member) {
  return std::llround(input.at(member).to_number<double>() * 1000);
}

void add_start_refusals(const World& world, std::int64_t start_ms, Refusals& refusals) {
  const auto refuse = [&](const char* reason) { refusals.push_back({"InvalidInputException", reason}); };
  if (start_ms % kDayMs != 0) refuse("START_DATE_NOT_BEGINNING_OF_DAY");
  if (start_of_month(start_ms, 0) / kDayMs != start_ms / kDayMs) refuse("START_DATE_NOT_BEGINNING_OF_MONTH");
  if (start_ms - kDayMs <= world.now_ms) refuse("START_DATE_TOO_EARLY");
  if (start_ms >= start_of_month(world.now_ms, 3)) refuse("START_DATE_TOO_LATE");
}

bool is_management(const World& world, const Id& account) {
  const Organization* organization = world.organization_of(account);
  return organization != nullptr && organization->management == account;
}

/// What speaks against inviting just this account.
void add_source_refusals(const World& world, const Step& step, const Id& source, Refusals& refusals) {
  const auto refuse = [&](const char* reason) {
    refusals.push_back({"HandshakeConstraintViolationException", reason});
  };
  if (source == step.caller) refuse("SOURCE_AND_TARGET_CANNOT_MATCH");
  const bool is_by_id = text(target_of(step), "Type") == "ACCOUNT";
  if (is_by_id && !is_management(world, source)) {
    refusals.push_back({"InvalidInputException", "TARGET_NOT_SUPPORTED"});
  }
  const Transfer* current = outbound(world, source);
  if (current == nullptr || current->target != step.caller) return;
  if (current->ends_ms == 0 || current->ends_ms >= moment(step.input, "StartTimestamp")) {
    refuse("RESPONSIBILITY_TRANSFER_ALREADY_EXISTS");
  }
}

void add_sending_refusals(const World& world, const Step& step, const Id& source, Refusals& refusals) {
  const Id own = world.accounts.at(step.caller).organization;
  std::size_t sent_today = 0, inbound = 0;
  for (const auto& [id, handshake] : world.handshakes) {
    if (handshake.transfer.empty() || handshake.organization != own) continue;
    if (handshake.requested_ms > world.now_ms - kDayMs) ++sent_today;
    if (handshake.state == "OPEN" && is_same_invitation(handshake, source, text(target_of(step), "Id"))) {
      refusals.push_back({"DuplicateHandshakeException", ""});
    }
  }
  for (const auto& [id, transfer] : world.transfers) {
    if (transfer.target == step.caller && (transfer.status == "REQUESTED" || is_live(world, transfer))) {
      ++inbound;
    }
  }
  if (sent_today >= std::max(world.limits.invitations_per_day, world.limits.accounts)) {
    refusals.push_back({"HandshakeConstraintViolationException", "HANDSHAKE_RATE_LIMIT_EXCEEDED"});
  }
  if (inbound >= world.limits.inbound_transfers) {
    refusals.push_back(
        {"ConstraintViolationException", "RESPONSIBILITY_TRANSFER_MAX_INBOUND_QUOTA_VIOLATION"});
  }
}

// https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/orgs_transfer_billing-send-invitation.html
Refusals judge_invite(const World& world, const Organization& organization, const Step& step) {
  Refusals refusals;
  add_start_refusals(world, moment(step.input, "StartTimestamp"), refusals);
  if (text(target_of(step), "Type") == "ORGANIZATION") {
    refusals.push_back({"InvalidInputException", "INVALID_PARTY_TYPE_TARGET"});
    return refusals;
  }
  add_tag_refusals(world, step, {}, refusals);
  if (!organization.has_verified_email) {
    refusals.push_back({"HandshakeConstraintViolationException", "MANAGEMENT_ACCOUNT_EMAIL_NOT_VERIFIED"});
  }
  const Id source = invited(world, step);
  if (!source.empty()) add_source_refusals(world, step, source, refusals);
  add_sending_refusals(world, step, source, refusals);
  add_chain_refusals(world, step.caller, {}, refusals);
  return refusals;
}

void invite(World& world, const Step& step, const json::object& output) {
  const json::object& made = output.at("Handshake").as_object();
  Id transfer;
  for (const json::value& resource : made.at("Resources").as_array()) {
    if (text(resource.as_object(), "Type") == "RESPONSIBILITY_TRANSFER") {
      transfer = text(resource.as_object(), "Value");
    }
  }
  Handshake handshake{.action = "TRANSFER_RESPONSIBILITY",
                      .state = "OPEN",
                      .organization = world.accounts.at(step.caller).organization,
                      .management = step.caller,
                      .recipient = text(target_of(step), "Id"),
                      .account = invited(world, step),
                      .parent = {},
                      .transfer = transfer,
                      .tags = {}};
  handshake.requested_ms = world.now_ms;
  handshake.expires_ms = moment(step.input, "StartTimestamp") - kDayMs;
  world.handshakes[text(made, "Id")] = handshake;
  world.transfers[transfer] = {.name = text(step.input, "SourceName"),
                               .status = "REQUESTED",
                               .target = step.caller,
                               .source = handshake.account,
                               .addressee = handshake.recipient,
                               .starts_ms = moment(step.input, "StartTimestamp")};
  for (const auto& [key, value] : tags_in(step.input)) {
    world.organization_of(step.caller).tags[transfer][key] = value;
  }
}

/// nullptr where the caller has nothing to do with it.
const Transfer* visible(const World& world, const Step& step) {
  const auto found = world.transfers.find(text(step.input, "Id"));
  if (found == world.transfers.end()) return nullptr;
  const Transfer& transfer = found->second;
  const std::vector<Id> receivers = above(world, transfer.target);
  const bool is_inherited = is_live(world, transfer) && std::ranges::count(receivers, step.caller) > 0;
  const bool is_own = transfer.target == step.caller || transfer.source == step.caller;
  return is_own || is_inherited ? &transfer : nullptr;
}

// https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/orgs_transfer_billing-update-transfer.html
Refusals judge_update(const World& world, const Organization&, const Step& step) {
  const Transfer* transfer = visible(world, step);
  if (transfer == nullptr) return {{"ResponsibilityTransferNotFoundException", ""}};
  if (transfer->source == step.caller) {
    return invalid_input("UNSUPPORTED_ACTION_IN_RESPONSIBILITY_TRANSFER");
  }
  if (transfer->target != step.caller) return {{"AccessDeniedException", ""}};
  return {};
}

void update(World& world, const Step& step, const json::object&) {
  world.transfers.at(text(step.input, "Id")).name = text(step.input, "Name");
}

// https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/orgs_transfer_billing-stop-transfer.html
Refusals judge_terminate(const World& world, const Organization&, const Step& step) {
  const Transfer* transfer = visible(world, step);
  if (transfer == nullptr) return {{"ResponsibilityTransferNotFoundException", ""}};
  if (transfer->target != step.caller && transfer->source != step.caller) {
    return {{"AccessDeniedException", ""}};
  }
  if (transfer->status == "WITHDRAWN") return {{"ResponsibilityTransferAlreadyInStatusException", ""}};
  if (transfer->status != "ACCEPTED") return {{"InvalidResponsibilityTransferTransitionException", ""}};
  if (!step.input.contains("EndTimestamp")) return {};
  const std::int64_t after_ms = moment(step.input, "EndTimestamp") + 1;
  Refusals refusals;
  const auto refuse = [&](const char* reason) { refusals.push_back({"InvalidInputException", reason}); };
  if (start_of_month(after_ms, 0) != after_ms) refuse("END_DATE_NOT_END_OF_MONTH");
  if (after_ms <= world.now_ms) refuse("END_DATE_TOO_EARLY");
  if (after_ms > start_of_month(world.now_ms, 2)) refuse("INVALID_END_DATE");
  return refusals;
}

void terminate(World& world, const Step& step, const json::object&) {
  Transfer& transfer = world.transfers.at(text(step.input, "Id"));
  transfer.status = "WITHDRAWN";
  transfer.ends_ms = step.input.contains("EndTimestamp") ? moment(step.input, "EndTimestamp")
                                                         : start_of_month(world.now_ms, 1) - 1;
}

constexpr Rule kRules[] = {
    {"InviteOrganizationToTransferResponsibility", for_management<judge_invite>, invite},
    {"UpdateResponsibilityTransfer", for_management<judge_update>, update},
    {"TerminateResponsibilityTransfer", for_management<judge_terminate>, terminate},
};

}  // namespace

std::span<const Rule> transfer_rules() { return kRules; }

std::int64_t start_of_month(std::int64_t now_ms, int months_on) {
  const auto day = std::chrono::floor<std::chrono::days>(
      std::chrono::sys_time<std::chrono::milliseconds>(std::chrono::milliseconds(now_ms)));
  const std::chrono::year_month_day date{day};
  const auto month = date.year() / date.month() + std::chrono::months(months_on);
  return std::chrono::milliseconds(std::chrono::sys_days(month / 1).time_since_epoch()).count();
}

// https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/orgs_transfer_billing-respond-invitation.html
Refusals judge_transfer_acceptance(const World& world, const Handshake& handshake, const Id& account) {
  const Organization* organization = world.organization_of(account);
  if (organization == nullptr) return {{"AWSOrganizationsNotInUseException", ""}};
  if (organization->management != account) return {{"AccessDeniedException", ""}};
  const Transfer& offered = world.transfers.at(handshake.transfer);
  Refusals refusals;
  if (!organization->has_all_features()) refusals = constraint("ORGANIZATION_NOT_IN_ALL_FEATURES_MODE");
  const std::vector<Id> receivers = above(world, offered.target);
  const bool is_circle = account == offered.target || std::ranges::count(receivers, account) > 0;
  if (is_circle) {
    refusals.push_back({"HandshakeConstraintViolationException", "SOURCE_AND_TARGET_CANNOT_MATCH"});
    return refusals;
  }
  const Transfer* current = outbound(world, account);
  if (current != nullptr && current->ends_ms == 0) {
    refusals.push_back(
        {"ConstraintViolationException", "RESPONSIBILITY_TRANSFER_MAX_OUTBOUND_QUOTA_VIOLATION"});
  }
  if (current != nullptr && current->ends_ms >= offered.starts_ms) {
    refusals.push_back({"HandshakeConstraintViolationException", "RESPONSIBILITY_TRANSFER_ALREADY_EXISTS"});
  }
  add_chain_refusals(world, offered.target, account, refusals);
  return refusals;
}

bool has_transfer_process(const World& world, const Id& management) {
  return std::ranges::any_of(world.transfers, [&](const auto& entry) {
    const Transfer& transfer = entry.second;
    return (transfer.target == management || transfer.source == management) &&
           (transfer.status == "REQUESTED" || is_live(world, transfer));
  });
}

}  // namespace groundwork::organizations_model
