#include "webauthn/cbor.hpp"

#include <array>

#include <cbor.h>

namespace groundwork::webauthn {
namespace {

constexpr std::size_t kDepthMax = 8;

/// Follows the items of a text that libcbor's decoder names one after the other.
struct Walk {
  std::size_t bytes_max = 0;
  std::array<std::uint64_t, kDepthMax> due{};  ///< items that each open array or map still wants
  std::size_t depth = 0;
  bool is_refused = false, is_whole = false;

  void item() {
    while (depth > 0) {
      if (--due[depth - 1] > 0) return;
      --depth;
    }
    is_whole = true;
  }
  void open(std::uint64_t items) {
    if (items == 0) return item();
    // An item takes a byte at least, so that a greater number is a lie.
    if (items > bytes_max || depth == kDepthMax) {
      is_refused = true;
    } else {
      due[depth++] = items;
    }
  }
};

Walk& walk(void* context) { return *static_cast<Walk*>(context); }

template <class Value>
void on_scalar(void* context, Value) {
  walk(context).item();
}
void on_text(void* context, cbor_data, std::size_t) { walk(context).item(); }
void on_nothing(void* context) { walk(context).item(); }
void on_refused(void* context) { walk(context).is_refused = true; }
void on_refused_tag(void* context, std::uint64_t) { walk(context).is_refused = true; }
void on_array(void* context, std::size_t items) { walk(context).open(items); }
void on_map(void* context, std::size_t pairs) {
  walk(context).open(pairs > walk(context).bytes_max ? pairs : pairs * 2);
}

cbor_callbacks callbacks() {
  cbor_callbacks made = cbor_empty_callbacks;
  made.uint8 = made.negint8 = on_scalar<std::uint8_t>;
  made.uint16 = made.negint16 = on_scalar<std::uint16_t>;
  made.uint32 = made.negint32 = on_scalar<std::uint32_t>;
  made.uint64 = made.negint64 = on_scalar<std::uint64_t>;
  made.float2 = made.float4 = on_scalar<float>;
  made.float8 = on_scalar<double>;
  made.boolean = on_scalar<bool>;
  made.byte_string = made.string = on_text;
  made.null = made.undefined = on_nothing;
  made.array_start = on_array;
  made.map_start = on_map;
  made.byte_string_start = made.string_start = made.indef_array_start = made.indef_map_start = on_refused;
  made.indef_break = on_refused;
  made.tag = on_refused_tag;
  return made;
}

const unsigned char* data_of(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

std::string text_of(const unsigned char* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

void release(cbor_item_t* item) { cbor_decref(&item); }

}  // namespace

std::optional<std::size_t> cbor_length(std::string_view bytes) {
  static const cbor_callbacks kCallbacks = callbacks();
  Walk walk{.bytes_max = bytes.size()};
  std::size_t at = 0;
  while (!walk.is_whole) {
    const std::string_view rest = bytes.substr(at);
    const auto step = cbor_stream_decode(data_of(rest), rest.size(), &kCallbacks, &walk);
    if (step.status != CBOR_DECODER_FINISHED || walk.is_refused) return std::nullopt;
    at += step.read;
  }
  return at;
}

Cbor::Cbor(cbor_item_t* owned) : item_(owned, release) {}

std::optional<Cbor> Cbor::parse(std::string_view bytes) {
  if (cbor_length(bytes) != bytes.size()) return std::nullopt;
  cbor_load_result result{};
  cbor_item_t* item = cbor_load(data_of(bytes), bytes.size(), &result);
  if (item == nullptr) return std::nullopt;
  return Cbor(item);
}

bool Cbor::is_map() const { return cbor_isa_map(item_.get()); }

std::optional<Cbor> Cbor::at(std::string_view key) const {
  if (!is_map()) return std::nullopt;
  const cbor_pair* pairs = cbor_map_handle(item_.get());
  for (std::size_t i = 0; i < cbor_map_size(item_.get()); ++i) {
    const cbor_item_t* name = pairs[i].key;
    if (cbor_isa_string(name) && text_of(cbor_string_handle(name), cbor_string_length(name)) == key) {
      return Cbor(cbor_incref(pairs[i].value));
    }
  }
  return std::nullopt;
}

std::optional<Cbor> Cbor::at(std::int64_t key) const {
  if (!is_map()) return std::nullopt;
  const cbor_pair* pairs = cbor_map_handle(item_.get());
  for (std::size_t i = 0; i < cbor_map_size(item_.get()); ++i) {
    if (Cbor(cbor_incref(pairs[i].key)).integer() == key) return Cbor(cbor_incref(pairs[i].value));
  }
  return std::nullopt;
}

std::optional<std::int64_t> Cbor::integer() const {
  if (!cbor_is_int(item_.get())) return std::nullopt;
  const std::uint64_t magnitude = cbor_get_int(item_.get());
  if (magnitude > INT64_MAX) return std::nullopt;
  const auto value = static_cast<std::int64_t>(magnitude);
  return cbor_isa_negint(item_.get()) ? -1 - value : value;
}

std::optional<bool> Cbor::boolean() const {
  if (!cbor_isa_float_ctrl(item_.get()) || !cbor_is_bool(item_.get())) return std::nullopt;
  return cbor_get_bool(item_.get());
}

std::optional<std::string> Cbor::text() const {
  if (!cbor_isa_string(item_.get())) return std::nullopt;
  return text_of(cbor_string_handle(item_.get()), cbor_string_length(item_.get()));
}

std::optional<std::string> Cbor::bytes() const {
  if (!cbor_isa_bytestring(item_.get())) return std::nullopt;
  return text_of(cbor_bytestring_handle(item_.get()), cbor_bytestring_length(item_.get()));
}

std::string Cbor::encoded() const {
  unsigned char* buffer = nullptr;
  std::size_t capacity = 0;
  const std::size_t size = cbor_serialize_alloc(item_.get(), &buffer, &capacity);
  const std::unique_ptr<unsigned char, decltype(&std::free)> owner(buffer, &std::free);
  return text_of(buffer, size);
}

}  // namespace groundwork::webauthn
