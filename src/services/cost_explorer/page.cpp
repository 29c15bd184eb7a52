#include "services/cost_explorer/page.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/digest.hpp"
#include "base/encoding.hpp"
#include "services/cost_explorer/errors.hpp"

namespace groundwork::services::cost_explorer {
namespace {

constexpr std::size_t kDigestBytes = 16;

std::string digest_of(const std::string& request) { return base::sha256(request).substr(0, kDigestBytes); }

/// Dimensions, tags and cost categories have the same three members.
template <class Condition>
std::string condition_text(const Condition& condition) {
  const std::vector<std::string> none;
  return fmt::format("{}\x1e{}\x1e{}", condition.key.value_or(""),
                     fmt::join(condition.values.value_or(none), "\x1f"),
                     fmt::join(condition.match_options.value_or(none), "\x1f"));
}

std::string expression_text(const model::Expression& e) {
  std::string text = "(";
  const auto add_all = [&](char name, const std::optional<std::vector<model::Expression>>& parts) {
    if (!parts) return;
    text += name;
    for (const model::Expression& part : *parts) text += expression_text(part);
  };
  add_all('&', e.and_);
  add_all('|', e.or_);
  if (e.not_) text += "!" + expression_text(*e.not_);
  if (e.dimensions) text += "d" + condition_text(*e.dimensions);
  if (e.tags) text += "t" + condition_text(*e.tags);
  if (e.cost_categories) text += "c" + condition_text(*e.cost_categories);
  return text + ")";
}

}  // namespace

std::string text_of(const std::optional<model::Expression>& expression) {
  return expression ? expression_text(*expression) : std::string();
}

std::string text_of(const model::DateInterval& interval) {
  return fmt::format("{}/{}", interval.start, interval.end);
}

std::string make_token(const std::string& request, const std::string& place) {
  return base::base64url(digest_of(request) + place);
}

std::string read_token(const std::string& request, const std::optional<std::string>& token) {
  if (!token) return {};
  const auto bytes = base::unbase64url(*token);
  if (!bytes || bytes->size() <= kDigestBytes) throw invalid_next_token();
  if (bytes->substr(0, kDigestBytes) != digest_of(request)) throw request_changed();
  return bytes->substr(kDigestBytes);
}

}  // namespace groundwork::services::cost_explorer
