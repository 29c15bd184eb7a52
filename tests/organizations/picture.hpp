#pragma once

#include <set>
#include <string>

#include "organizations/api.hpp"

namespace groundwork::organizations_model {

/// All that an organization is, a line a fact, so that two pictures can be told apart line by line.
using Picture = std::set<std::string>;

Picture picture_of(const World& world, const Id& organization);
/// As the List and Describe operations show it to the management account. What two operations tell is asked
/// of both.
Picture picture_of(Api& api, const Id& management);

/// The handshakes that an account received, from the model and by ListHandshakesForAccount.
Picture handshakes_of(const World& world, const Id& account);
Picture handshakes_of(Api& api, const Id& account);

/// The lines that one of two pictures lacks; empty where they are alike.
std::string difference(const Picture& expected, const Picture& found);

}  // namespace groundwork::organizations_model
