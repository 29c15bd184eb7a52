#include "base/digest.hpp"

#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "base/encoding.hpp"

namespace groundwork::base {
namespace {

std::string repeated(unsigned char byte, std::size_t count) {
  return std::string(count, static_cast<char>(byte));
}

TEST(Sha256, MatchesTheFips180Examples) {
  EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  EXPECT_EQ(sha256_hex(std::string(1000000, 'a')),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

struct HmacVector {
  std::string key, message, mac;
};

// https://www.rfc-editor.org/rfc/rfc4231 (test case 5 tests truncation, which is not offered)
const std::vector<HmacVector> kRfc4231{
    {repeated(0x0b, 20), "Hi There", "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"},
    {"Jefe", "what do ya want for nothing?",
     "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"},
    {repeated(0xaa, 20), repeated(0xdd, 50),
     "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"},
    {*unhex("0102030405060708090a0b0c0d0e0f10111213141516171819"), repeated(0xcd, 50),
     "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"},
    {repeated(0xaa, 131), "Test Using Larger Than Block-Size Key - Hash Key First",
     "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"},
    {repeated(0xaa, 131),
     "This is a test using a larger than block-size key and a larger than block-size data. The key needs to "
     "be hashed before being used by the HMAC algorithm.",
     "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"},
};

TEST(HmacSha256, MatchesRfc4231) {
  for (const HmacVector& vector : kRfc4231) {
    EXPECT_EQ(hex(hmac_sha256(vector.key, vector.message)), vector.mac);
    EXPECT_EQ(hex(HmacKey(vector.key).sign(vector.message)), vector.mac);
  }
}

TEST(HmacSha1, MatchesRfc2202) {
  EXPECT_EQ(hex(hmac_sha1(repeated(0x0b, 20), "Hi There")), "b617318655057264e28bc0b6fb378c8ef146be00");
  EXPECT_EQ(hex(hmac_sha1("Jefe", "what do ya want for nothing?")),
            "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79");
}

TEST(HmacKey, TakesAKeyOfExactlyOneBlockUnhashed) {
  const std::string block(64, 'k');
  EXPECT_EQ(HmacKey(block).sign("m"), hmac_sha256(block, "m"));
  EXPECT_NE(HmacKey(block).sign("m"), HmacKey(sha256(block)).sign("m"));
}

TEST(HmacKey, SignsTheSameOverAndOver) {
  const HmacKey key("Jefe");
  const std::string first = key.sign("what do ya want for nothing?");
  key.sign("something else");
  EXPECT_EQ(key.sign("what do ya want for nothing?"), first);
}

TEST(HmacKey, MayBeUsedBySeveralThreads) {
  const HmacKey key("shared");
  const std::string expected = key.sign("message");
  std::vector<std::thread> threads;
  std::vector<int> wrong(4, 0);
  for (int& count : wrong) {
    threads.emplace_back([&] {
      for (int i = 0; i < 2000; ++i) count += key.sign("message") == expected ? 0 : 1;
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(wrong, std::vector<int>(4, 0));
}

TEST(EqualConstantTime, ComparesLengthAndBytes) {
  EXPECT_TRUE(equal_constant_time("", ""));
  EXPECT_TRUE(equal_constant_time("abc", "abc"));
  EXPECT_FALSE(equal_constant_time("abc", "abd"));
  EXPECT_FALSE(equal_constant_time("abc", "abcd"));
}

}  // namespace
}  // namespace groundwork::base
