#include "plane/identities/managed_policies.hpp"

#include "aws/arn.hpp"
#include "aws/entity_id.hpp"
#include "base/text.hpp"
#include "plane/identities/aws_managed_policies.hpp"
#include "plane/identities/tags.hpp"

namespace groundwork::plane {
namespace {

const std::string kSelect =
    "SELECT id, account, path, name, description, default_version, created_at, updated_at "
    "FROM managed_policies ";

ManagedPolicy read_policy(const store::Row& row) {
  return {.id = row.text(0),
          .account = aws::AccountId::trusted(row.text_view(1)),
          .path = row.text(2),
          .name = row.text(3),
          .description = row.optional_text(4),
          .default_version = row.integer(5),
          .created_at = row.instant(6),
          .updated_at = row.instant(7)};
}

PolicyVersion read_version(const store::Row& row) {
  return {.version = row.integer(0), .document = row.text(1), .created_at = row.instant(2)};
}

PolicyVersion read_version(const AwsPolicyVersion& version) {
  return {version.version, *aws_policy_document(version), version.created_at};
}

void insert_version(Work& work, std::string_view policy_id, std::int64_t version, std::string_view document) {
  work.unit.execute(
      "INSERT INTO managed_policy_versions (policy, version, document, created_at) VALUES ($1, $2, $3, $4)",
      policy_id, version, document, work.now);
}

}  // namespace

std::string ManagedPolicy::arn() const {
  return is_aws() ? std::string(kAwsPolicyArnPrefix) + path + name
                  : aws::iam_arn(account, "policy", path, name);
}

ManagedPolicy managed_policy(const AwsManagedPolicy& policy) {
  return {.id = policy.id(),
          .account = {},
          .path = std::string(policy.path),
          .name = std::string(policy.name),
          .description = std::nullopt,
          .default_version = policy.versions.front().version,
          .created_at = policy.created_at,
          .updated_at = policy.updated_at};
}

std::optional<ManagedPolicy> find_managed_policy(store::Unit& unit, const aws::AccountId& account,
                                                 std::string_view arn) {
  if (const AwsManagedPolicy* policy = find_aws_managed_policy(arn)) return managed_policy(*policy);
  auto policy = find_managed_policy_by_name(unit, account, arn.substr(arn.rfind('/') + 1));
  if (policy && policy->arn() != arn) return std::nullopt;
  return policy;
}

std::optional<ManagedPolicy> find_managed_policy_by_name(store::Unit& unit, const aws::AccountId& account,
                                                         std::string_view name) {
  auto rows = unit.query(kSelect + "WHERE account = $1 AND name_key = $2", account, base::lower(name));
  const auto row = rows.first();
  if (!row) return std::nullopt;
  return read_policy(*row);
}

std::int64_t count_managed_policies(store::Unit& unit, const aws::AccountId& account) {
  return unit.count("SELECT COUNT(*) FROM managed_policies WHERE account = $1", account);
}

std::int64_t count_policy_versions(store::Unit& unit, const aws::AccountId& account) {
  return unit.count(
      "SELECT COUNT(*) FROM managed_policy_versions v JOIN managed_policies p ON p.id = v.policy "
      "WHERE p.account = $1",
      account);
}

Page<ManagedPolicy> list_managed_policies(store::Unit& unit, const aws::AccountId& account,
                                          std::string_view path_prefix, const PageRequest& request) {
  std::vector<ManagedPolicy> rows;
  for (const store::Row row : unit.query(
           kSelect + "WHERE account = $1 AND name_key > $2 AND path >= $3 AND path < $4 ORDER BY name_key "
                     "LIMIT $5",
           account, request.after, path_prefix, path_prefix_end(path_prefix), request.rows())) {
    rows.push_back(read_policy(row));
  }
  return cut_page(std::move(rows), request,
                  [](const ManagedPolicy& policy) { return base::lower(policy.name); });
}

ManagedPolicy create_managed_policy(Work& work, const NewManagedPolicy& made) {
  ManagedPolicy policy{.id = aws::new_entity_id(aws::EntityPrefix::policy, made.account, work.random),
                       .account = made.account,
                       .path = made.path,
                       .name = made.name,
                       .description = made.description,
                       .default_version = 1,
                       .created_at = work.now,
                       .updated_at = work.now};
  work.unit.execute(
      "INSERT INTO managed_policies (id, account, path, name, name_key, description, default_version, "
      "last_version, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6, 1, 1, $7, $7)",
      policy.id, policy.account, policy.path, policy.name, base::lower(policy.name), policy.description,
      work.now);
  insert_version(work, policy.id, 1, made.document);
  return policy;
}

void delete_managed_policy(Work& work, const ManagedPolicy& policy) {
  delete_tags(work, policy.id);
  work.unit.execute("DELETE FROM managed_policies WHERE id = $1", policy.id);
  work.unit.touch();
}

std::vector<PolicyVersion> policy_versions(store::Unit& unit, const ManagedPolicy& policy) {
  std::vector<PolicyVersion> versions;
  if (policy.is_aws()) {
    for (const auto& version : find_aws_managed_policy(policy.arn())->versions) {
      versions.push_back(read_version(version));
    }
    return versions;
  }
  for (const store::Row row :
       unit.query("SELECT version, document, created_at FROM managed_policy_versions WHERE policy = $1 "
                  "ORDER BY version DESC",
                  policy.id)) {
    versions.push_back(read_version(row));
  }
  return versions;
}

std::optional<PolicyVersion> find_policy_version(store::Unit& unit, const ManagedPolicy& policy,
                                                 std::int64_t version) {
  if (policy.is_aws()) {
    for (const auto& kept : find_aws_managed_policy(policy.arn())->versions) {
      if (kept.version == version) return read_version(kept);
    }
    return std::nullopt;
  }
  auto rows = unit.query(
      "SELECT version, document, created_at FROM managed_policy_versions WHERE policy = $1 AND version = $2",
      policy.id, version);
  const auto row = rows.first();
  if (!row) return std::nullopt;
  return read_version(*row);
}

PolicyVersion create_policy_version(Work& work, const ManagedPolicy& policy, std::string_view document,
                                    bool set_as_default) {
  const std::int64_t version =
      work.unit.count("SELECT last_version + 1 FROM managed_policies WHERE id = $1", policy.id);
  work.unit.execute("UPDATE managed_policies SET last_version = $1, updated_at = $2 WHERE id = $3", version,
                    work.now, policy.id);
  insert_version(work, policy.id, version, document);
  if (set_as_default) set_default_policy_version(work, policy, version);
  return {version, std::string(document), work.now};
}

void delete_policy_version(Work& work, const ManagedPolicy& policy, std::int64_t version) {
  work.unit.execute("DELETE FROM managed_policy_versions WHERE policy = $1 AND version = $2", policy.id,
                    version);
}

void set_default_policy_version(Work& work, const ManagedPolicy& policy, std::int64_t version) {
  work.unit.execute("UPDATE managed_policies SET default_version = $1 WHERE id = $2", version, policy.id);
  work.unit.touch();
}

}  // namespace groundwork::plane
