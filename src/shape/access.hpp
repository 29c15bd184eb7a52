#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "shape/box.hpp"
#include "shape/descriptor.hpp"

/// The few templates that generated tables instantiate. Included by generated code alone.
namespace groundwork::shape {

template <class T>
struct SlotOf {
  static const void* get(const void* storage) { return storage; }
  static void* make(void* storage) { return storage; }
  static constexpr Slot slot{&get, &make};
};

template <class T>
struct SlotOf<std::optional<T>> {
  static const void* get(const void* storage) {
    const auto& value = *static_cast<const std::optional<T>*>(storage);
    return value ? &*value : nullptr;
  }
  static void* make(void* storage) { return &static_cast<std::optional<T>*>(storage)->emplace(); }
  static constexpr Slot slot{&get, &make};
};

template <class T>
struct SlotOf<Box<T>> {
  static const void* get(const void* storage) {
    const auto& value = *static_cast<const Box<T>*>(storage);
    return value ? &*value : nullptr;
  }
  static void* make(void* storage) { return &static_cast<Box<T>*>(storage)->emplace(); }
  static constexpr Slot slot{&get, &make};
};

template <class T>
struct ListOf {
  using List = std::vector<T>;
  static std::size_t size(const void* list) { return static_cast<const List*>(list)->size(); }
  static const void* at(const void* list, std::size_t i) { return &(*static_cast<const List*>(list))[i]; }
  static void* append(void* list) { return &static_cast<List*>(list)->emplace_back(); }
  static constexpr ListAccess access{&size, &at, &append};
};

template <class T>
struct MapOf {
  using Map = std::map<std::string, T>;
  static std::size_t size(const void* map) { return static_cast<const Map*>(map)->size(); }
  static void each(const void* map, void* state, void (*visit)(void*, const std::string&, const void*)) {
    for (const auto& [key, value] : *static_cast<const Map*>(map)) visit(state, key, &value);
  }
  static void* insert(void* map, std::string key) { return &(*static_cast<Map*>(map))[std::move(key)]; }
  static constexpr MapAccess access{&size, &each, &insert};
};

template <class T>
void* create() {
  return std::make_unique<T>().release();
}
template <class T>
void destroy(void* object) {
  std::unique_ptr<T>(static_cast<T*>(object)).reset();
}

}  // namespace groundwork::shape
