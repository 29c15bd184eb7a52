#include "aws/arn.hpp"

#include <fmt/format.h>

#include "base/text.hpp"

namespace groundwork::aws {

std::optional<Arn> Arn::parse(std::string_view text) {
  const auto parts = base::split(text, ':');
  if (parts.size() < 6 || parts[0] != "arn" || parts[1].empty() || parts[2].empty()) return std::nullopt;
  const auto resource_at = static_cast<std::size_t>(parts[5].data() - text.data());
  return Arn{std::string(parts[1]), std::string(parts[2]), std::string(parts[3]), std::string(parts[4]),
             std::string(text.substr(resource_at))};
}

std::string Arn::str() const {
  return fmt::format("arn:{}:{}:{}:{}:{}", partition, service, region, account, resource);
}

std::string iam_arn(const AccountId& account, std::string_view kind, std::string_view path,
                    std::string_view name) {
  return fmt::format("arn:aws:iam::{}:{}{}{}", account.str(), kind, path, name);
}

std::string root_arn(const AccountId& account) { return fmt::format("arn:aws:iam::{}:root", account.str()); }

}  // namespace groundwork::aws
