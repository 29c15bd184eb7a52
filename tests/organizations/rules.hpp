#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/object.hpp>

#include "organizations/world.hpp"

namespace groundwork::organizations_model {

namespace json = boost::json;

/// One request: who asks, what, and with which input in the API's own JSON.
struct Step {
  Id caller;
  std::string operation;
  json::object input;
};
std::string to_text(const Step& step);

/// A refusal as a client sees it.
struct Refusal {
  std::string code, reason;

  bool operator==(const Refusal&) const = default;
};
std::string to_text(const Refusal& refusal);

/// The rules that a step breaks: AWS refuses with one of them, and tells nowhere which comes first. Empty: it
/// succeeds. Rules are asked in stages, each only where the former are kept: the input by itself, who may
/// ask, whether what is named is there, what state it is in.
using Refusals = std::vector<Refusal>;

/// What AWS documents of one operation.
struct Rule {
  std::string_view operation;
  Refusals (*judge)(const World&, const Step&);
  /// Changes the world as a step does that was answered with `output`.
  void (*apply)(World&, const Step&, const json::object& output);
};

/// nullptr for an operation that the model does not know.
const Rule* find_rule(std::string_view operation);
/// All that the model knows.
std::vector<std::string> operations();

std::span<const Rule> organization_rules();
std::span<const Rule> tree_rules();
std::span<const Rule> account_rules();
std::span<const Rule> policy_rules();
std::span<const Rule> tag_rules();
std::span<const Rule> service_rules();
std::span<const Rule> closure_rules();
std::span<const Rule> handshake_rules();
std::span<const Rule> departure_rules();
std::span<const Rule> transfer_rules();

// Words that rules share.

/// A text of the input, or empty.
std::string text(const json::object& input, std::string_view member);
/// A text below objects of an answer, each part a member: `Policy/PolicySummary/Id`.
std::string text_at(const json::object& output, std::string_view path);
std::vector<std::pair<std::string, std::string>> tags_in(const json::object& input);

/// What is wrong with members by themselves: lengths, patterns, enumerations.
Refusals malformed(const Step& step);
/// That the caller is no management account; `organization` is set where it is one.
Refusals not_managing(const World& world, const Step& step);
Refusals invalid_input(std::string reason);
Refusals constraint(std::string reason);
/// Whom an invitation is addressed to.
const json::object& target_of(const Step& step);
/// The account that an invitation is for; empty where nobody has the address.
Id invited(const World& world, const Step& step);
/// That a handshake is for `account`, or for `address` where nobody has it.
bool is_same_invitation(const Handshake& handshake, const Id& account, const std::string& address);
/// Why a member cannot leave its organization now.
Refusals judge_departure(const World& world, const Id& account);
/// Takes an account out of its organization.
void depart(World& world, const Id& account);
/// Puts an account into an organization's root.
void join(World& world, const Id& organization, const Id& account, const std::string& joined_method);

/// Open invitations take the places of the accounts that they are for.
std::size_t open_invitations(const World& world, const Id& organization);
/// For an organization that is deleted.
void cancel_handshakes(World& world, const Id& organization);
/// What a member's leaving does to the process by which its organization gets all features.
void stop_waiting_for(World& world, const Id& organization, const Id& account);
bool is_recipient(const World& world, const Handshake& handshake, const Id& account);
/// Why an account cannot accept the transfer that a handshake offers.
Refusals judge_transfer_acceptance(const World& world, const Handshake& handshake, const Id& account);
/// A transfer that is not over, or an invitation to one, on either side.
bool has_transfer_process(const World& world, const Id& management);
/// So many months on, the first moment of one.
std::int64_t start_of_month(std::int64_t now_ms, int months_on);

/// What the passing of time does to handshakes: they expire, and are forgotten.
void pass_time(World& world);

/// What comes of a request for an account once it is due. `made_id` answers the id that the plane gave.
void settle_creation(World& world, const Id& organization, Creation& creation,
                     const std::function<Id()>& made_id);

/// What is wrong with tags that are to be added to `present`.
void add_tag_refusals(const World& world, const Step& step, const Tags& present, Refusals& refusals);

/// `judge` of an operation for management accounts alone, asked once the first stages are passed.
template <Refusals (*judge)(const World&, const Organization&, const Step&)>
Refusals for_management(const World& world, const Step& step) {
  if (auto refusals = malformed(step); !refusals.empty()) return refusals;
  if (auto refusals = not_managing(world, step); !refusals.empty()) return refusals;
  return judge(world, *world.organization_of(step.caller), step);
}

}  // namespace groundwork::organizations_model
