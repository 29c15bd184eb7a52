#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "plane/accounts.hpp"
#include "plane/organizations/tree.hpp"

namespace groundwork::plane::organizations {

constexpr std::string_view kCreated = "CREATED";
constexpr std::string_view kInvited = "INVITED";

/// Why an account is no longer a member.
enum class Departure {
  left,     ///< it went
  removed,  ///< by the management account
  cleaned,  ///< it was closed, and its time to come back is over
};

/// An account in an organization.
struct Member {
  aws::AccountId account;
  std::string parent_id;
  std::string parent_path;    ///< o-../r-../ou-../
  std::string joined_method;  ///< INVITED or CREATED
  base::Instant joined_at;
  std::string name, email;
  AccountState state = AccountState::active;

  /// o-../r-../ou-../123456789012/: what organizations:DescribeAccount answers.
  std::string path() const { return parent_path + account.str() + "/"; }
};

/// Puts an account under `parent`. Throws ConstraintViolationException where the organization is full.
void add_member(Work& work, const Organization& organization, const aws::AccountId& account,
                const Node& parent, std::string_view joined_method);
/// Takes an account out of its organization: its place in the tree, its tags there, what is attached to it
/// and what it is delegated; its stay ends now. The account itself stays as it is. It asks for no conditions:
/// who may leave is a question for the caller.
void remove_member(Work& work, const Organization& organization, const aws::AccountId& account,
                   Departure departure);
/// Throws ConstraintViolationException (ACCOUNT_NUMBER_LIMIT_EXCEEDED) where one account more is too many:
/// those that are invited have their places already.
void require_room_for_account(const Work& work, const Organization& organization);

std::optional<Member> find_member(store::Unit& unit, const Organization& organization,
                                  std::string_view account_id);
/// Throws AccountNotFoundException.
Member get_member(store::Unit& unit, const Organization& organization, std::string_view account_id);

/// In order of their ids, after `after` (an id, or empty).
std::vector<Member> members(store::Unit& unit, const Organization& organization, std::string_view after,
                            std::int64_t limit);
std::vector<Member> members_of_parent(store::Unit& unit, const Node& parent, std::string_view after,
                                      std::int64_t limit);

/// Throws SourceParentNotFoundException, DestinationParentNotFoundException or DuplicateAccountException.
void move_account(Work& work, const Organization& organization, const Member& member,
                  std::string_view source_parent_id, std::string_view destination_parent_id);

}  // namespace groundwork::plane::organizations
