#pragma once

#include <span>

#include "store/database.hpp"

namespace groundwork::plane {

/// The plane's schema, migration by migration.
std::span<const store::Migration> migrations();

}  // namespace groundwork::plane
