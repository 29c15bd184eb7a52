#pragma once

#include <memory>

/// For the few files of this folder that speak to OpenSSL.
namespace groundwork::base {

template <auto kFree>
struct Free {
  template <class T>
  void operator()(T* owned) const {
    kFree(owned);
  }
};

/// What OpenSSL made and wants back.
template <class T, auto kFree>
using Owned = std::unique_ptr<T, Free<kFree>>;

}  // namespace groundwork::base
