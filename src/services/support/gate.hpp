#pragma once

#include <string_view>

#include "services/call.hpp"
#include "services/table.hpp"

namespace groundwork::services::support {

/// Throws SubscriptionRequiredException where the account's plan has no API, as Basic and Developer.
/// https://docs.aws.amazon.com/awssupport/latest/user/about-support-api.html
void require_subscription(Call& call);

template <auto handle>
struct Gated;
/// An operation of Support: it names no resource, and asks for the plan once policies allow it.
/// https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssupport.html
template <class Output, class Input, Output (*handle)(Call&, const Input&)>
struct Gated<handle> {
  static Accesses access(Call&, const Input&) { return {Access{}}; }
  static Output run(Call& call, const Input& input) {
    require_subscription(call);
    return handle(call, input);
  }
};

template <auto handle>
void add(Table& table, std::string_view operation) {
  table.on<&Gated<handle>::run, &Gated<handle>::access>(operation);
}

}  // namespace groundwork::services::support
