// Any bytes as a policy document of any kind, and what is accepted put to use. An input is: one byte for the
// kind, the document, and after a zero byte each the resource of the request and a value of its context.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/text.hpp"
#include "policy/document.hpp"
#include "policy/evaluate.hpp"
#include "policy/explain.hpp"

namespace {

using namespace groundwork::policy;

constexpr std::size_t kKindCount = 8;

void require(bool holds) {
  if (!holds) std::abort();
}

Policies everywhere(const DocumentPtr& document) {
  Policies policies;
  policies.identity = {make_source(Layer::identity, "i", "", document)};
  policies.boundary = make_source(Layer::boundary, "b", "", document);
  policies.session = Sources{make_source(Layer::session, "s", "", document)};
  policies.resource = make_source(Layer::resource, "r", "", document,
                                  {{"arn:aws:iam::111122223333:user/bob", "AIDABBBBBBBBBBBBBBBBB"}});
  policies.service_control = {{make_source(Layer::service_control, "p", "", document)}};
  policies.resource_control = {{make_source(Layer::resource_control, "q", "", document)}};
  return policies;
}

void decide(const DocumentPtr& document, std::string_view resource, std::string_view value) {
  Context context;
  for (const std::string& key : context_keys_of(*document)) context.set(key, std::string(value));
  const Policies policies = everywhere(document);
  const Principal bob{PrincipalKind::user, "111122223333", "arn:aws:iam::111122223333:user/bob", "",
                      "AIDABBBBBBBBBBBBBBBBB"};
  for (const std::string_view action : {"s3:GetObject", "sts:AssumeRole"}) {
    const Decision decision =
        evaluate({bob, std::string(action), std::string(resource), "111122223333", context}, policies);
    require(decision.outcome != Outcome::implicit_deny || decision.deciding.empty());
    require(decision.outcome != Outcome::explicit_deny || !decision.deciding.empty());
    require(!explain_text(decision).empty() && !explain_json(decision).empty());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const auto kind = static_cast<DocumentKind>(data[0] % kKindCount);
  const std::string_view input(reinterpret_cast<const char*>(data) + 1, size - 1);
  const auto parts = groundwork::base::split(input, '\0');
  const auto parsed = parse(parts[0], kind, data[0] >= 128 ? Author::aws : Author::customer);
  if (!parsed) {
    require(!parsed.error().message.empty() && !parsed.error().reason.empty());
    require(parsed.error().position <= parts[0].size());
    return 0;
  }
  const Document& document = **parsed;
  require(document.text() == parts[0]);
  require(text_with_principals(document, [](std::string_view principal) { return std::string(principal); }) ==
          parts[0]);
  decide(*parsed, parts.size() > 1 ? parts[1] : "arn:aws:s3:::a", parts.size() > 2 ? parts[2] : "true");
  return 0;
}
