#include "base/inflate.hpp"

#include <stdexcept>

#include <gtest/gtest.h>

#include "base/encoding.hpp"

namespace groundwork::base {
namespace {

// "ground ground ground" as Python's zlib.compress and gzip.compress(mtime=0) pack it.
constexpr std::string_view kZlib = "789c4b2fca2fcd4b514847a600536c07ee";
constexpr std::string_view kGzip = "1f8b08000000000002034b2fca2fcd4b514847a6001807992114000000";
constexpr std::string_view kPlain = "ground ground ground";

TEST(Inflate, UnpacksBothForms) {
  EXPECT_EQ(inflate(*unhex(kZlib), kPlain.size()), kPlain);
  EXPECT_EQ(inflate(*unhex(kGzip), kPlain.size()), kPlain);
}

TEST(Inflate, RefusesWhatIsCutOrOfAnotherSize) {
  const std::string packed = *unhex(kGzip);
  EXPECT_THROW(inflate(std::string_view(packed).substr(0, packed.size() - 9), kPlain.size()),
               std::logic_error);
  EXPECT_THROW(inflate(packed, kPlain.size() - 1), std::logic_error);
  EXPECT_THROW(inflate(packed, kPlain.size() + 1), std::logic_error);
  EXPECT_THROW(inflate("nonsense", 8), std::logic_error);
}

}  // namespace
}  // namespace groundwork::base
