#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.hpp"
#include "client/providers.hpp"

namespace groundwork::client {
namespace {

NotServed failure(std::string reason) { return {std::move(reason), true}; }

/// Settings that AWS's SDKs know and this one does not: a profile that has them must not fall through to
/// others.
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kUnsupported{{
    {"web_identity_token_file", "web identity"},
    {"sso_session", "IAM Identity Center sign-in"},
    {"sso_start_url", "IAM Identity Center sign-in"},
    {"sso_account_id", "IAM Identity Center sign-in"},
    {"login_session", "`aws login`"},
}};

/// Follows one profile to its credentials, through the profiles that it names as its sources.
class Resolver {
 public:
  explicit Resolver(const ProfileSource& source) : source_(source) {}

  // https://docs.aws.amazon.com/sdkref/latest/guide/feature-assume-role-credentials.html
  Provided resolve(const std::string& name) {
    const Properties* const profile = source_.shared.profile(name);
    if (profile == nullptr) return absent(name);
    const bool seen = std::find(path_.begin(), path_.end(), name) != path_.end();
    path_.push_back(name);
    // A role may name its own profile as its source: then the profile's keys are meant.
    if (seen && path_[path_.size() - 2] == name) return keys_or_process(name, *profile);
    if (seen) return failure("the profiles name each other in a circle: " + base::join(path_, " → "));
    if (property(*profile, "role_arn") && !property(*profile, "web_identity_token_file")) {
      return assumed_role(name, *profile);
    }
    for (const auto& [setting, what] : kUnsupported) {
      if (property(*profile, setting)) {
        return failure(fmt::format("the profile '{}' has {}: {} is not supported", name, setting, what));
      }
    }
    return keys_or_process(name, *profile);
  }

 private:
  Provided absent(const std::string& name) const {
    return NotServed{fmt::format("the profile '{}' is in neither {} nor {}", name, source_.shared.config_file,
                                 source_.shared.credentials_file),
                     source_.profile_was_named || !path_.empty()};
  }

  Provided keys_or_process(const std::string& name, const Properties& profile) const {
    const auto key = property(profile, "aws_access_key_id");
    const auto secret = property(profile, "aws_secret_access_key");
    if (key && secret) {
      return aws::Credentials{.access_key_id = *key,
                              .secret_access_key = *secret,
                              .session_token = property(profile, "aws_session_token").value_or("")};
    }
    if (key || secret) {
      return failure(
          fmt::format("the profile '{}' has aws_access_key_id or aws_secret_access_key, not both", name));
    }
    if (const auto command = property(profile, "credential_process")) return process_credentials(*command);
    // A profile that only sets a Region is no promise of credentials, unless a role was to be assumed with
    // it.
    return NotServed{fmt::format("the profile '{}' has no credentials", name), path_.size() > 1};
  }

  Provided source_credentials(const std::string& name, const Properties& profile) {
    const auto source_profile = property(profile, "source_profile");
    const auto credential_source = property(profile, "credential_source");
    if (source_profile && credential_source) {
      return failure(fmt::format("the profile '{}' has both source_profile and credential_source", name));
    }
    if (source_profile) return resolve(*source_profile);
    if (!credential_source) {
      return failure(fmt::format(
          "the profile '{}' has role_arn, but neither source_profile nor credential_source", name));
    }
    if (*credential_source == "Environment") return source_.environment.provide();
    if (*credential_source == "EcsContainer") return source_.container.provide();
    if (*credential_source == "Ec2InstanceMetadata") return source_.instance_metadata.provide();
    return failure(
        fmt::format("the profile '{}' has credential_source = {}: Environment, EcsContainer and "
                    "Ec2InstanceMetadata are known",
                    name, *credential_source));
  }

  Provided assumed_role(const std::string& name, const Properties& profile) {
    AssumeRoleOrder order{
        .role_arn = *property(profile, "role_arn"),
        .role_session_name = property(profile, "role_session_name")
                                 .value_or(fmt::format("groundwork-{}", source_.clock->now().seconds())),
        .external_id = property(profile, "external_id"),
        .serial_number = property(profile, "mfa_serial"),
        .region = property(profile, "region")};
    if (const auto duration = property(profile, "duration_seconds")) {
      if (!base::is_digits(*duration) || duration->size() > 6) {
        return failure(fmt::format(
            "the profile '{}' has duration_seconds = {}, which is no number of seconds", name, *duration));
      }
      order.duration_seconds = std::stoll(*duration);
    }
    if (!source_.assume_role)
      return failure(fmt::format("the profile '{}' needs a role to be assumed", name));
    Provided source = source_credentials(name, profile);
    if (auto* not_served = std::get_if<NotServed>(&source)) return failure(std::move(not_served->reason));
    if (order.serial_number) {
      if (!source_.ask_mfa_code) {
        return failure(fmt::format("the profile '{}' needs a code of {}, and nobody can be asked", name,
                                   *order.serial_number));
      }
      order.token_code = source_.ask_mfa_code(*order.serial_number);
    }
    try {
      return source_.assume_role(std::get<aws::Credentials>(source), order);
    } catch (const std::exception& error) {
      return failure(fmt::format("{} could not be assumed: {}", order.role_arn, error.what()));
    }
  }

  const ProfileSource& source_;
  std::vector<std::string> path_;  // the profiles that were entered, in order
};

}  // namespace

CredentialProvider profile_credentials(ProfileSource source) {
  std::string name = fmt::format("profile '{}'", source.profile);
  return {std::move(name), [source = std::move(source)] { return Resolver(source).resolve(source.profile); }};
}

}  // namespace groundwork::client
