#pragma once

#include <set>
#include <string>
#include <string_view>

#include "prepare/foundation.hpp"
#include "prepare/principals.hpp"
#include "prepare/secrets.hpp"
#include "prepare/wait.hpp"
#include "prepare/wire.hpp"

namespace groundwork::prepare {

/// What the steps of one run share: what is wanted, how calls are made and on whose behalf, and what has been
/// learnt on the way. All references outlive it.
struct Preparation {
  const Foundation& foundation;
  report::Target target;
  Wire& wire;
  Principals& principals;
  PortalPrincipals* portal;  ///< null where no sign-in pages are at hand: on AWS, and with the chain
  Secrets& secrets;
  const Pace& pace;
  base::Random& random;
  std::string account_given;            ///< by --account; empty where it was not
  std::set<std::string> confirmations;  ///< ids of steps that a person says are done

  std::string account_id = {}, organization_id = {};

  /// A call on behalf of whoever is current.
  template <class Output = void, class Input>
  Output call(const shape::Service& service, std::string_view operation, const Input& input) {
    return wire.call<Output>(service, &principals.current(), operation, input);
  }
  template <class Output = void, class Input>
  Output call_unsigned(const shape::Service& service, std::string_view operation, const Input& input) {
    return wire.call<Output>(service, nullptr, operation, input);
  }

  bool signs_up() const { return foundation.management_account.mode == ManagementMode::create; }
  void learn_account(std::string_view id);
  /// Kept from run to run once it is known; throws StepError before.
  std::string known_account() const;
};

}  // namespace groundwork::prepare
