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

std::span<const store::Migration> migrations() {
  static const store::Migration kMigrations[] = {
      {1, "core", kMigration0001},   {2, "identities", kMigration0002}, {3, "organizations", kMigration0003},
      {4, "signin", kMigration0004}, {5, "policies", kMigration0005},   {6, "operator", kMigration0006},
  };
  return kMigrations;
}

}  // namespace groundwork::plane
