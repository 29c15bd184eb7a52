#include "plane/identities/login_profiles.hpp"

#include <stdexcept>

#include <fmt/format.h>

#include "api/iam/types.hpp"
#include "base/secret.hpp"
#include "services/iam/access.hpp"
#include "services/iam/errors.hpp"
#include "services/iam/identities.hpp"

namespace groundwork::services::iam {
namespace {

using namespace api::iam;

/// The user whose password an operation is about. The root user's is managed here in sessions of
/// sts:AssumeRoot alone.
plane::User user_of(Call& call, const std::optional<std::string>& user_name) {
  Subject subject = subject_of(call, user_name);
  if (subject.is_root()) {
    throw aws::validation_error("Must specify userName when calling with non-User credentials");
  }
  return *std::move(subject.user);
}

plane::LoginProfile profile_of(Call& call, const plane::User& user) {
  auto profile = plane::find_login_profile(call.unit, user.id);
  if (!profile) throw no_such_entity(fmt::format("Login Profile for User {} cannot be found.", user.name));
  return *std::move(profile);
}

void check_new_password(Call& call, const plane::User& user, std::string_view password) {
  if (const auto refusal = plane::refuse_password(call.unit, user, password)) {
    throw password_policy_violation(*refusal);
  }
}

LoginProfile to_api(const plane::User& user, const plane::LoginProfile& profile) {
  return {.user_name = user.name,
          .create_date = profile.created_at,
          .password_reset_required = profile.reset_required};
}

/// https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateLoginProfile.html
CreateLoginProfileResponse create_login_profile(Call& call, const CreateLoginProfileRequest& input) {
  const plane::User user = user_of(call, input.user_name);
  if (!input.password) {
    throw aws::validation_error(
        "1 validation error detected: Value at 'password' failed to satisfy constraint: Member must not be "
        "null");
  }
  if (plane::find_login_profile(call.unit, user.id)) {
    throw entity_already_exists(fmt::format("Login Profile for user {} already exists.", user.name));
  }
  check_new_password(call, user, *input.password);
  return {.login_profile =
              to_api(user, plane::insert_login_profile(call, user.id, *input.password,
                                                       input.password_reset_required.value_or(false)))};
}

/// https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetLoginProfile.html
GetLoginProfileResponse get_login_profile(Call& call, const GetLoginProfileRequest& input) {
  const plane::User user = user_of(call, input.user_name);
  return {.login_profile = to_api(user, profile_of(call, user))};
}

/// What is left out stays as it is.
///
/// https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateLoginProfile.html
void update_login_profile(Call& call, const UpdateLoginProfileRequest& input) {
  const plane::User user = named_user(call, input.user_name);
  const plane::LoginProfile profile = profile_of(call, user);
  const bool reset_required = input.password_reset_required.value_or(profile.reset_required);
  if (!input.password) return plane::set_reset_required(call, user.id, reset_required);
  check_new_password(call, user, *input.password);
  plane::change_password(call, user.id, *input.password, reset_required);
}

/// https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteLoginProfile.html
void delete_login_profile(Call& call, const DeleteLoginProfileRequest& input) {
  const plane::User user = user_of(call, input.user_name);
  profile_of(call, user);
  plane::delete_login_profile(call, user.id);
}

/// The user behind the caller's credentials; nobody else has a password to change here.
plane::User calling_user(Call& call) {
  if (!call.caller.is_user()) {
    throw aws::ApiError("InvalidUserType", "Only IAM Users can change their own password", 400);
  }
  return *subject_of(call, {}).user;
}

/// An Allow for the user alone, as good as a policy of its own: an explicit Deny still wins.
policy::SourcePtr own_password_policy(const std::string& user_arn) {
  auto document = policy::parse(
      fmt::format(R"({{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Principal":{{"AWS":"{}"}},)"
                  R"("Action":"iam:ChangePassword","Resource":"*"}}]}})",
                  user_arn),
      policy::DocumentKind::resource);
  if (!document) throw std::logic_error(document.error().message);
  return policy::make_source(policy::Layer::resource, "AccountPasswordPolicy", user_arn,
                             *std::move(document));
}

/// "Allow users to change their own password" lets every user of the account, without a policy on any of
/// them.
///
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_enable-user-change.html
Accesses access_change_password(Call& call, const ChangePasswordRequest&) {
  const plane::User user = calling_user(call);
  Access access = user_access(call, user.name);
  const auto policy = plane::find_password_policy(call.unit, call.account());
  if (policy && policy->users_may_change) access.resource_policy = own_password_policy(user.arn());
  return {std::move(access)};
}

/// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ChangePassword.html
void change_password(Call& call, const ChangePasswordRequest& input) {
  const plane::User user = calling_user(call);
  const plane::LoginProfile profile = profile_of(call, user);
  if (!base::verify_password(profile.password_hash, input.old_password)) {
    throw aws::access_denied("The old password was incorrect.");
  }
  check_new_password(call, user, input.new_password);
  plane::change_password(call, user.id, input.new_password, false);
}

}  // namespace

void add_login_profiles(Table& table) {
  table.on<&create_login_profile, &access_subject<CreateLoginProfileRequest>>("CreateLoginProfile")
      .on<&get_login_profile, &access_subject<GetLoginProfileRequest>>("GetLoginProfile")
      .on<&update_login_profile, &access_user<UpdateLoginProfileRequest>>("UpdateLoginProfile")
      .on<&delete_login_profile, &access_subject<DeleteLoginProfileRequest>>("DeleteLoginProfile")
      .on<&change_password, &access_change_password>("ChangePassword");
}

}  // namespace groundwork::services::iam
