#pragma once

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "plane/identities/groups.hpp"
#include "plane/identities/users.hpp"
#include "plane/testing.hpp"

namespace groundwork::plane {

/// For tests of identities: a plane with one account.
struct IdentityTest : testing::Test {
  TestPlane plane;
  aws::AccountId account = plane.add_account();

  User add_user(const std::string& name, const std::string& path = "/") {
    return plane.run([&](Work& work) { return insert_user(work, account, path, name); });
  }
  Group add_group(const std::string& name, const std::string& path = "/") {
    return plane.run([&](Work& work) { return insert_group(work, account, path, name); });
  }
};

template <class T>
std::vector<std::string> names_of(const std::vector<T>& items) {
  std::vector<std::string> names;
  for (const T& item : items) names.push_back(item.name);
  return names;
}

}  // namespace groundwork::plane
