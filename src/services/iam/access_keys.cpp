#include "plane/identities/access_keys.hpp"

#include <fmt/format.h>

#include "api/iam/types.hpp"
#include "aws/arn.hpp"
#include "plane/settings.hpp"
#include "services/iam/access.hpp"
#include "services/iam/errors.hpp"
#include "services/iam/identities.hpp"
#include "services/iam/paging.hpp"

namespace groundwork::services::iam {
namespace {

using namespace api::iam;

constexpr std::string_view kNeverUsed = "N/A";

/// A key of the subject; other keys are not told from those that are not there.
plane::AccessKey key_of(Call& call, const Subject& subject, const std::string& id) {
  auto key = plane::find_access_key(call.unit, id);
  if (!key || key->account != call.account() || key->user_id != subject.user_id()) {
    throw no_such_entity(fmt::format("The Access Key with id {} cannot be found.", id));
  }
  return *std::move(key);
}

/// Without a UserName the key is the caller's, also where that is the root user, as on AWS.
///
/// https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateAccessKey.html
CreateAccessKeyResponse create_access_key(Call& call, const CreateAccessKeyRequest& input) {
  const Subject subject = subject_of(call, input.user_name);
  const std::int64_t quota = call.settings[plane::Setting::iam_access_keys_per_user];
  const auto keys = plane::access_keys_of(call.unit, call.account(), subject.user_id());
  if (static_cast<std::int64_t>(keys.size()) >= quota) throw limit_exceeded("AccessKeysPerUser", quota);
  const plane::NewAccessKey made = plane::insert_access_key(call, call.account(), subject.user_id());
  return {.access_key = {.user_name = subject.name,
                         .access_key_id = made.key.id,
                         .status = std::string(plane::key_status_name(made.key.status)),
                         .secret_access_key = made.secret,
                         .create_date = made.key.created_at}};
}

/// https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAccessKey.html
void update_access_key(Call& call, const UpdateAccessKeyRequest& input) {
  const plane::AccessKey key = key_of(call, subject_of(call, input.user_name), input.access_key_id);
  for (const auto status : {plane::KeyStatus::active, plane::KeyStatus::inactive}) {
    if (input.status == plane::key_status_name(status)) return plane::set_key_status(call, key.id, status);
  }
  throw invalid_input("Status must be Active or Inactive.");  // Expired is a status that only AWS gives
}

/// https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteAccessKey.html
void delete_access_key(Call& call, const DeleteAccessKeyRequest& input) {
  plane::delete_access_key(call, key_of(call, subject_of(call, input.user_name), input.access_key_id).id);
}

/// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAccessKeys.html
ListAccessKeysResponse list_access_keys(Call& call, const ListAccessKeysRequest& input) {
  const Subject subject = subject_of(call, input.user_name);
  const auto page =
      plane::list_access_keys(call.unit, call.account(), subject.user_id(), page_request(input));
  ListAccessKeysResponse output;
  for (const plane::AccessKey& key : page.items) {
    output.access_key_metadata.push_back({.user_name = subject.name,
                                          .access_key_id = key.id,
                                          .status = std::string(plane::key_status_name(key.status)),
                                          .create_date = key.created_at});
  }
  put_paging(output, page.next);
  return output;
}

std::string words_of(const std::string& key_id) { return fmt::format("access key {}", key_id); }

/// A key that is not there and one of another account are refused alike: the caller learns nothing of other
/// accounts.
plane::AccessKey key_of_account(Call& call, const std::string& id) {
  auto key = plane::find_access_key(call.unit, id);
  if (!key || key->account != call.account()) {
    throw aws::access_denied(
        fmt::format("User: {} is not authorized to perform: iam:GetAccessKeyLastUsed on resource: {}",
                    call.caller.principal.arn, words_of(id)));
  }
  return *std::move(key);
}

Accesses access_get_access_key_last_used(Call& call, const GetAccessKeyLastUsedRequest& input) {
  const plane::AccessKey key = key_of_account(call, input.access_key_id);
  Access access = key.is_root() ? Access{.resource = aws::root_arn(call.account())}
                                : user_access(call, plane::get_user(call.unit, key.user_id).name);
  access.resource_words = words_of(input.access_key_id);
  return {std::move(access)};
}

/// https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccessKeyLastUsed.html
GetAccessKeyLastUsedResponse get_access_key_last_used(Call& call, const GetAccessKeyLastUsedRequest& input) {
  const plane::AccessKey key = key_of_account(call, input.access_key_id);
  AccessKeyLastUsed used{
      .last_used_date = {}, .service_name = std::string(kNeverUsed), .region = std::string(kNeverUsed)};
  if (key.last_use) used = {key.last_use->at, key.last_use->service, key.last_use->region};
  return {.user_name = key.is_root() ? call.account().str() : plane::get_user(call.unit, key.user_id).name,
          .access_key_last_used = used};
}

}  // namespace

void add_access_keys(Table& table) {
  table.on<&create_access_key, &access_subject<CreateAccessKeyRequest>>("CreateAccessKey")
      .on<&update_access_key, &access_subject<UpdateAccessKeyRequest>>("UpdateAccessKey")
      .on<&delete_access_key, &access_subject<DeleteAccessKeyRequest>>("DeleteAccessKey")
      .on<&list_access_keys, &access_subject<ListAccessKeysRequest>>("ListAccessKeys")
      .on<&get_access_key_last_used, &access_get_access_key_last_used>("GetAccessKeyLastUsed");
}

}  // namespace groundwork::services::iam
