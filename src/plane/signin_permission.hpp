#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "plane/caller.hpp"
#include "plane/work.hpp"
#include "policy/evaluate.hpp"

namespace groundwork::plane::signin {

/// Where a request of somebody without credentials comes from.
struct Origin {
  std::string_view source_ip, user_agent;
  std::string_view region;
  bool secure = false;
};

/// What the policies of one who signs in say, for the actions that a sign-in itself needs: nobody has signed
/// the request, so that the gateway has not asked. `more` are the condition keys of the action alone.
policy::Decision ask_policies(Work& work, const Caller& caller, const Origin& origin, std::string_view action,
                              std::string_view resource,
                              const std::vector<std::pair<std::string, std::string>>& more = {});

/// What the permission to authorize a program, or to give it credentials, is about: `client_id` is one of the
/// `aws login` command's.
/// https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssignin.html
std::string public_client_arn(std::string_view region, const aws::AccountId& account,
                              std::string_view client_id);

}  // namespace groundwork::plane::signin
