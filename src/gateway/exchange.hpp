#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "aws/error.hpp"
#include "gateway/http_message.hpp"
#include "plane/authority.hpp"
#include "policy/evaluate.hpp"
#include "services/table.hpp"
#include "shape/descriptor.hpp"

namespace groundwork::gateway {

/// A policy decision together with what it was about.
struct RecordedDecision {
  std::string action;
  std::string resource;
  policy::Decision decision;
  bool cross_account = false;  ///< the resource is another account's
};

/// One request on its way through the pipeline: each stage reads what the earlier ones found and adds its
/// own.
struct Exchange {
  HttpRequest request;
  Respond respond;
  std::string request_id;
  base::Instant received_at;
  base::Instant received_unmoved_at;  ///< by the machine's clock, by which its callers sign

  // route
  const services::Table* table = nullptr;
  const shape::Operation* operation = nullptr;
  const services::Handler* handler = nullptr;  ///< null where the operation is known and not built

  // authenticate
  std::shared_ptr<const plane::Identity> identity;  ///< never null once authenticated; anonymous has one too
  std::string region;

  // decode, authorize, handle
  shape::Value input;
  std::vector<RecordedDecision> decisions;
  shape::Value output;
  std::optional<aws::ApiError> error;

  const plane::Caller& caller() const { return identity->caller; }
};

}  // namespace groundwork::gateway
