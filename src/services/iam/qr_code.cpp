#include "services/iam/qr_code.hpp"

#include <cstdint>
#include <memory>
#include <stdexcept>
#include <vector>

#include <fmt/format.h>
#include <png.h>
#include <qrencode.h>

#include "base/encoding.hpp"

namespace groundwork::services::iam {
namespace {

constexpr int kMargin = 4;  // modules, as ISO/IEC 18004 asks
constexpr int kScale = 4;   // pixels a module
constexpr std::uint8_t kWhite = 255;
constexpr std::uint8_t kBlack = 0;

struct Grey {
  int side;
  std::vector<std::uint8_t> pixels;
};

Grey draw(const QRcode& code) {
  const int side = (code.width + 2 * kMargin) * kScale;
  Grey image{side, std::vector<std::uint8_t>(static_cast<std::size_t>(side) * static_cast<std::size_t>(side),
                                             kWhite)};
  for (int y = 0; y < side; ++y) {
    for (int x = 0; x < side; ++x) {
      const int row = y / kScale - kMargin;
      const int column = x / kScale - kMargin;
      if (row < 0 || column < 0 || row >= code.width || column >= code.width) continue;
      if ((code.data[row * code.width + column] & 1) != 0) {
        image.pixels[static_cast<std::size_t>(y * side + x)] = kBlack;
      }
    }
  }
  return image;
}

std::string encode_png(const Grey& grey) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = static_cast<png_uint_32>(grey.side);
  image.height = static_cast<png_uint_32>(grey.side);
  image.format = PNG_FORMAT_GRAY;
  png_alloc_size_t size = 0;
  if (png_image_write_to_memory(&image, nullptr, &size, 0, grey.pixels.data(), 0, nullptr) == 0) {
    throw std::runtime_error(image.message);
  }
  std::string bytes(size, '\0');
  if (png_image_write_to_memory(&image, bytes.data(), &size, 0, grey.pixels.data(), 0, nullptr) == 0) {
    throw std::runtime_error(image.message);
  }
  bytes.resize(size);
  return bytes;
}

}  // namespace

std::string authenticator_uri(std::string_view device_name, std::string_view holder, std::string_view seed) {
  return fmt::format("otpauth://totp/{}@{}?secret={}", base::uri_encode(device_name),
                     base::uri_encode(holder), seed);
}

std::string qr_code_png(std::string_view text) {
  const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
      QRcode_encodeString8bit(std::string(text).c_str(), 0, QR_ECLEVEL_L), &QRcode_free);
  if (!code) throw std::invalid_argument("text is too long for a QR code");
  return encode_png(draw(*code));
}

}  // namespace groundwork::services::iam
