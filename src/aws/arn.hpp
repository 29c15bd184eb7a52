#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "aws/account_id.hpp"

namespace groundwork::aws {

/// `arn:partition:service:region:account:resource`; the resource may hold further colons and slashes.
struct Arn {
  std::string partition, service, region, account, resource;

  static std::optional<Arn> parse(std::string_view text);
  std::string str() const;
};

/// `arn:aws:iam::ACCOUNT:KIND/path/name`; `path` begins and ends with a slash.
std::string iam_arn(const AccountId& account, std::string_view kind, std::string_view path,
                    std::string_view name);
/// `arn:aws:iam::ACCOUNT:root`
std::string root_arn(const AccountId& account);

}  // namespace groundwork::aws
