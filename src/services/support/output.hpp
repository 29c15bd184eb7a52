#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "plane/support/cases.hpp"
#include "services/call.hpp"
#include "services/page_token.hpp"
#include "services/support/table.hpp"

namespace groundwork::services::support {

/// How many communications a case is shown with.
constexpr std::int64_t kRecentCommunications = 5;
/// Of a page where `maxResults` is not given.
constexpr std::int64_t kPageSize = 100;

/// The caller as he stands beside what he writes: `janedoe (User) <aws@example.com>`.
/// https://docs.aws.amazon.com/awssupport/latest/APIReference/API_Communication.html
std::string submitter(Call& call);

/// The newest communications of the query's limit; `next_token` where older ones follow.
struct CommunicationPage {
  std::vector<model::Communication> communications;
  std::optional<std::string> next_token;
};
CommunicationPage communications_of(Call& call, std::string_view case_id,
                                    plane::support::CommunicationQuery query);

/// The moment that a filter names; `otherwise` where it is absent. Throws where it is none of ISO 8601.
base::Instant moment(std::string_view field, const std::optional<std::string>& text, base::Instant otherwise);

aws::ApiError bad_token();
/// After what the page that `input` asks for begins. Throws where its token is none of this operation's.
template <class Input>
std::string key_of_token(const Input& input) {
  auto key = key_of_page_token(input);
  if (!key) throw bad_token();
  return *std::move(key);
}

}  // namespace groundwork::services::support
