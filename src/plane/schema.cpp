#include "plane/schema.hpp"

#include <string_view>

namespace groundwork::plane {

// Embedded from migrations/*.sql at build time.
extern const std::string_view kMigration0001;
extern const std::string_view kMigration0002;
extern const std::string_view kMigration0003;
extern const std::string_view kMigration0004;
extern const std::string_view kMigration0005;
extern const std::string_view kMigration0006;
extern const std::string_view kMigration0007;
extern const std::string_view kMigration0008;
extern const std::string_view kMigration0009;
extern const std::string_view kMigration0010;
extern const std::string_view kMigration0011;
extern const std::string_view kMigration0012;
extern const std::string_view kMigration0013;
extern const std::string_view kMigration0014;

std::span<const store::Migration> migrations() {
  static const store::Migration kMigrations[] = {
      {1, "core", kMigration0001},          {2, "identities", kMigration0002},
      {3, "organizations", kMigration0003}, {4, "signin", kMigration0004},
      {5, "policies", kMigration0005},      {6, "operator", kMigration0006},
      {7, "handshakes", kMigration0007},    {8, "organization_policies", kMigration0008},
      {9, "account_life", kMigration0009},  {10, "costs", kMigration0010},
      {11, "budgets", kMigration0011},      {12, "support", kMigration0012},
      {13, "passkeys", kMigration0013},     {14, "proof_of_possession", kMigration0014},
  };
  return kMigrations;
}

}  // namespace groundwork::plane
