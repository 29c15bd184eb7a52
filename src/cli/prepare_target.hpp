#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "cli/prepare.hpp"
#include "prepare/foundation.hpp"
#include "prepare/preparation.hpp"

namespace groundwork::cli {

/// Where a run takes place: a plane inside this program, a plane that runs already, or AWS.
class PrepareTarget {
 public:
  struct Parts {
    const PrepareOptions& options;
    const prepare::Foundation& foundation;
    std::optional<std::filesystem::path> folder;  ///< absent: nothing may be left behind
    prepare::Secrets& secrets;
    const prepare::Pace& pace;
    base::Random& random;
  };
  explicit PrepareTarget(const Parts& parts);
  ~PrepareTarget();

  report::Target kind() const;
  std::string endpoint_words() const;  ///< for the report
  prepare::Wire& wire();
  prepare::Principals& principals();
  prepare::PortalPrincipals* portal();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Whether nobody signs in: calls are made with the credential chain of AWS's SDKs.
bool uses_credential_chain(const PrepareOptions& options, const prepare::Foundation& foundation);
bool is_on_aws(const PrepareOptions& options);

}  // namespace groundwork::cli
