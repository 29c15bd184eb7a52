#include "base/inflate.hpp"

#include <stdexcept>

#include <fmt/format.h>
#include <zlib.h>

namespace groundwork::base {
namespace {

constexpr int kEitherForm = MAX_WBITS + 32;  // zlib's word for: look which of the two it is

}  // namespace

std::string inflate(std::string_view packed, std::size_t size) {
  std::string out(size, '\0');
  z_stream stream = {};
  // zlib reads through a pointer that is not const.
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  int code = inflateInit2(&stream, kEitherForm);
  if (code == Z_OK) code = ::inflate(&stream, Z_FINISH);
  const bool is_whole = code == Z_STREAM_END && stream.avail_out == 0;
  inflateEnd(&stream);
  if (!is_whole) throw std::logic_error(fmt::format("bytes cannot be inflated (zlib says {})", code));
  return out;
}

}  // namespace groundwork::base
