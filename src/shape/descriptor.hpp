#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>

#include "base/instant.hpp"

/// Descriptors: constant tables, generated from api/*.smithy, that say how a typed C++ struct is laid out and
/// how each member is named and placed on the wire. One walker per protocol and direction reads them.
namespace groundwork::shape {

/// Bytes that travel as base64.
struct Blob {
  std::string bytes;
  bool operator==(const Blob&) const = default;
};

/// The input or output of an operation that has none.
struct Unit {};

/// What a C++ object holding a value of this kind is.
enum class Kind : std::uint8_t {
  boolean,      // bool
  integer,      // std::int32_t
  long_,        // std::int64_t
  double_,      // double
  string,       // std::string
  enumeration,  // std::string, one of `values`
  timestamp,    // base::Instant
  blob,         // Blob
  document,     // boost::json::value
  structure,    // the generated struct
  union_,       // the generated struct, exactly one member present
  list,         // std::vector<T>
  map,          // std::map<std::string, T>
};

struct Shape;

/// Limits of a value: characters of a string, elements of a list or map, bytes of a blob, the value of a
/// number.
struct Limits {
  double min = -std::numeric_limits<double>::infinity();
  double max = std::numeric_limits<double>::infinity();
  bool any() const {
    return min > -std::numeric_limits<double>::infinity() || max < std::numeric_limits<double>::infinity();
  }
};

enum class Place : std::uint8_t { body, header, query, label, payload };
enum class TimeFormat : std::uint8_t { by_protocol, date_time, epoch_seconds, http_date };

/// How the storage of a member is reached: a required member is the value itself, an optional one a
/// std::optional of it.
struct Slot {
  const void* (*get)(const void* storage);  ///< the value, or nullptr where absent
  void* (*make)(void* storage);             ///< engages the member and gives its value to fill
};

struct Member {
  std::string_view name;       ///< as the model spells it, for example UserName
  std::string_view wire_name;  ///< in the body: jsonName where the model has one, else `name`
  const Shape* target;
  std::size_t offset;
  const Slot* slot;
  bool required = false;
  Place place = Place::body;
  std::string_view place_name = {};  ///< of the header, query parameter or label
  TimeFormat time_format = TimeFormat::by_protocol;
  bool idempotency_token = false;  ///< a client fills it with a UUID where the caller gave none

  const void* get(const void* object) const { return slot->get(static_cast<const char*>(object) + offset); }
  void* make(void* object) const { return slot->make(static_cast<char*>(object) + offset); }
};

struct ListAccess {
  std::size_t (*size)(const void* list);
  const void* (*at)(const void* list, std::size_t index);
  void* (*append)(void* list);  ///< valid until the next append
};

struct MapAccess {
  std::size_t (*size)(const void* map);
  void (*each)(const void* map, void* state,
               void (*visit)(void* state, const std::string& key, const void* value));
  void* (*insert)(void* map, std::string key);
};

/// How an error shape is spelled on the wire.
struct ErrorFacts {
  std::string_view name;  ///< of the shape, for example NoSuchEntityException
  std::string_view code;  ///< the awsQuery code where the model gives one, else the name
  int http_status;
  std::string_view message_member;  ///< `message` or `Message`
};

struct Shape {
  Kind kind;
  std::string_view name;
  Limits limits = {};
  std::string_view pattern = {};                  ///< as the model writes it: what a refusal quotes
  std::string_view equivalent_pattern = {};       ///< from api/overlay, where RE2 cannot read `pattern`
  std::span<const std::string_view> values = {};  ///< of an enumeration
  bool sensitive = false;
  std::span<const Member> members = {};  ///< of a structure or union
  const Shape* element = nullptr;        ///< of a list or map
  const ListAccess* list = nullptr;
  const MapAccess* map = nullptr;
  const Shape* key = nullptr;   ///< of a map
  void* (*create)() = nullptr;  ///< of a structure or union: a new value-initialised object
  void (*destroy)(void* object) = nullptr;

  const Member* find(std::string_view member_name) const {
    for (const Member& m : members) {
      if (m.name == member_name) return &m;
    }
    return nullptr;
  }
};

/// The descriptor of a generated struct (or Unit); specialised in the generated code.
template <class T>
const Shape& shape_of();
template <>
const Shape& shape_of<Unit>();

/// One object together with its descriptor; owns the object.
class Value {
 public:
  Value() = default;
  explicit Value(const Shape& shape) : shape_(&shape), object_(shape.create()) {}
  Value(Value&& other) noexcept : shape_(other.shape_), object_(other.object_) { other.object_ = nullptr; }
  Value& operator=(Value&& other) noexcept {
    std::swap(shape_, other.shape_);
    std::swap(object_, other.object_);
    return *this;
  }
  Value(const Value&) = delete;
  Value& operator=(const Value&) = delete;
  ~Value() {
    if (object_ != nullptr) shape_->destroy(object_);
  }

  const Shape& shape() const { return *shape_; }
  void* get() { return object_; }
  const void* get() const { return object_; }
  explicit operator bool() const { return object_ != nullptr; }
  template <class T>
  T& as() {
    return *static_cast<T*>(object_);
  }
  template <class T>
  const T& as() const {
    return *static_cast<const T*>(object_);
  }

 private:
  const Shape* shape_ = nullptr;
  void* object_ = nullptr;
};

}  // namespace groundwork::shape
