#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "base/instant.hpp"

namespace groundwork::plane {

// The managed policies that AWS keeps, the same for every account. They are part of the program: an index in
// plain text and the documents in compressed chunks (tools/managed_policies.py), inflated when they are asked
// for. Everything here is thread-safe.

struct AwsPolicyVersion {
  std::int64_t version = 1;
  base::Instant created_at;
  std::uint32_t chunk = 0, begin = 0, size = 0;  ///< where the document is
};

struct AwsManagedPolicy {
  std::string_view path, name;
  base::Instant created_at, updated_at;
  std::span<const AwsPolicyVersion> versions;  ///< newest first: the default one is the first

  std::string arn() const;
  /// ANPA.., the same in every run.
  std::string id() const;
};

constexpr std::string_view kAwsPolicyArnPrefix = "arn:aws:iam::aws:policy";

/// In order of the name without case.
std::span<const AwsManagedPolicy> aws_managed_policies();
/// nullptr where AWS keeps no such policy.
const AwsManagedPolicy* find_aws_managed_policy(std::string_view arn);
/// The document of a version of a policy. The last few that were asked for are kept.
std::shared_ptr<const std::string> aws_policy_document(const AwsPolicyVersion& version);

}  // namespace groundwork::plane
