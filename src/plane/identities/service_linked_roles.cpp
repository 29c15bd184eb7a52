#include "plane/identities/service_linked_roles.hpp"

#include <fmt/format.h>

#include "plane/identities/attachments.hpp"
#include "plane/identities/aws_managed_policies.hpp"

namespace groundwork::plane {
namespace {

constexpr std::string_view kDeletionJob = "identities.delete_service_linked_role";
constexpr std::string_view kInProgress = "IN_PROGRESS";

std::optional<RoleDeletion> read_deletion(store::Rows rows) {
  const auto row = rows.first();
  if (!row) return std::nullopt;
  return RoleDeletion{row->text(0), row->text(1), row->optional_text(2)};
}

/// Why the service still needs its role; nullopt where it does not. Organizations needs it for all features,
/// and from the moment on in which an organization has begun to enable them.
/// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts.html
std::optional<std::string> usage_of(store::Unit& unit, const Role& role) {
  const bool is_of_organizations =
      role.path == std::string(kServiceLinkedPath) + "organizations.amazonaws.com/";
  if (!is_of_organizations ||
      !unit.exists("SELECT 1 FROM organization_accounts a JOIN organizations o ON o.id = a.organization "
                   "WHERE a.account = $1 AND (o.feature_set = 'ALL' OR EXISTS (SELECT 1 FROM handshakes h "
                   "WHERE h.organization = o.id AND h.action = 'ENABLE_ALL_FEATURES' AND h.state IN "
                   "('REQUESTED', 'OPEN')))",
                   role.account)) {
    return std::nullopt;
  }
  return "The account is a member of an organization with all features, which needs the role.";
}

void finish_deletion(Work& work, const std::string& task, std::string_view status,
                     const std::optional<std::string>& reason) {
  work.unit.execute("UPDATE role_deletions SET status = $1, reason = $2 WHERE task = $3", status, reason,
                    task);
}

void delete_linked_role(Work& work, const Job& job) {
  auto rows = work.unit.query("SELECT role FROM role_deletions WHERE task = $1", job.subject);
  const auto row = rows.first();
  if (!row) return;  // the account is gone, and its tasks with it
  const auto role = find_role_by_id(work.unit, row->text(0));
  if (!role) return finish_deletion(work, job.subject, "SUCCEEDED", std::nullopt);
  if (const auto usage = usage_of(work.unit, *role)) {
    return finish_deletion(work, job.subject, "FAILED", usage);
  }
  for (const std::string& arn : attached_policies(work.unit, role->id)) {
    detach_managed_policy(work, role->id, arn);
  }
  delete_role(work, *role);
  finish_deletion(work, job.subject, "SUCCEEDED", std::nullopt);
}

}  // namespace

std::string linked_role_name(const LinkedService& service, std::string_view suffix) {
  return suffix.empty() ? std::string(service.role_name) : fmt::format("{}_{}", service.role_name, suffix);
}

Role create_service_linked_role(Work& work, const aws::AccountId& account, const LinkedService& service,
                                std::string_view suffix, std::optional<std::string> description) {
  const Role role = create_role(work, {.account = account,
                                       .path = fmt::format("{}{}/", kServiceLinkedPath, service.principal),
                                       .name = linked_role_name(service, suffix),
                                       .trust_policy = service_trust_policy(service.principal),
                                       .description = std::move(description)});
  attach_managed_policy(work, role.holder(),
                        fmt::format("{}{}{}", kAwsPolicyArnPrefix, kServiceLinkedPath, service.policy));
  return role;
}

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteServiceLinkedRole.html
RoleDeletion start_role_deletion(Work& work, const Role& role) {
  auto running = read_deletion(
      work.unit.query("SELECT task, status, reason FROM role_deletions WHERE role = $1 AND status = $2",
                      role.id, kInProgress));
  if (running) return *running;
  // The role's path is `/aws-service-role/SERVICE/`.
  RoleDeletion deletion{fmt::format("task{}{}/{}", role.path, role.name, work.random.uuid()),
                        std::string(kInProgress), std::nullopt};
  work.unit.execute("INSERT INTO role_deletions (task, account, role, status) VALUES ($1, $2, $3, $4)",
                    deletion.task, role.account, role.id, deletion.status);
  schedule(work, kDeletionJob, deletion.task,
           work.now.plus_ms(work.settings[Setting::iam_service_linked_role_deletion_ms]));
  return deletion;
}

std::optional<RoleDeletion> find_role_deletion(store::Unit& unit, const aws::AccountId& account,
                                               std::string_view task) {
  return read_deletion(unit.query(
      "SELECT task, status, reason FROM role_deletions WHERE account = $1 AND task = $2", account, task));
}

std::map<std::string, JobHandler> service_linked_role_jobs() {
  return {{std::string(kDeletionJob), delete_linked_role}};
}

}  // namespace groundwork::plane
