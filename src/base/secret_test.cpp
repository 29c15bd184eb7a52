#include "base/secret.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/encoding.hpp"

namespace groundwork::base {
namespace {

using testing::HasSubstr;
using testing::ThrowsMessage;

/// A directory of the test's own, removed at its end.
class SecretFileTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = testing::TempDir() + "secret-XXXXXX";
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    directory_ = name;
  }
  void TearDown() override { std::filesystem::remove_all(directory_); }
  static mode_t mode(const std::filesystem::path& file) {
    struct stat status{};
    EXPECT_EQ(::stat(file.c_str(), &status), 0);
    return status.st_mode & 0777;
  }
  std::size_t file_count() const {
    const std::filesystem::directory_iterator files(directory_);
    return static_cast<std::size_t>(std::distance(begin(files), end(files)));
  }
  std::filesystem::path directory_;
};

TEST(Password, IsVerifiedAgainstItsHash) {
  const std::string hash = hash_password("correct horse");
  EXPECT_THAT(hash, testing::StartsWith("$argon2id$v=19$m=19456,t=2,p=1$"));
  EXPECT_TRUE(verify_password(hash, "correct horse"));
  EXPECT_FALSE(verify_password(hash, "correct horsf"));
  EXPECT_FALSE(verify_password(hash, ""));
  EXPECT_FALSE(verify_password("no hash", "correct horse"));
  EXPECT_NE(hash, hash_password("correct horse")) << "two hashes of one password must have two salts";
}

TEST(SealKey, OpensOnlyWhatItSealedForThatPurpose) {
  SeededRandom random(1);
  const SealKey key(random.bytes(SealKey::kBytes));
  const std::string sealed = key.seal("secret", "access-key AKIA1", random);
  EXPECT_EQ(key.open(sealed, "access-key AKIA1"), "secret");
  EXPECT_EQ(key.open(sealed, "access-key AKIA2"), std::nullopt);
  EXPECT_EQ(SealKey(random.bytes(SealKey::kBytes)).open(sealed, "access-key AKIA1"), std::nullopt);
  EXPECT_EQ(key.open("", "access-key AKIA1"), std::nullopt);
  EXPECT_EQ(key.open("not base64url!", "access-key AKIA1"), std::nullopt);
  EXPECT_NE(sealed, key.seal("secret", "access-key AKIA1", random)) << "every text needs its own nonce";
}

TEST(SealKey, RefusesAnAlteredText) {
  SeededRandom random(2);
  const SealKey key(random.bytes(SealKey::kBytes));
  const std::string bytes = *unbase64url(key.seal("secret", "p", random));
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    std::string altered = bytes;
    altered[i] = static_cast<char>(altered[i] ^ 1);
    EXPECT_EQ(key.open(base64url(altered), "p"), std::nullopt) << "byte " << i;
  }
  EXPECT_EQ(key.open(base64url(bytes.substr(1)), "p"), std::nullopt);
}

TEST(SealKey, MayBeEmptyTextButNotAnEmptyKey) {
  SeededRandom random(3);
  const SealKey key(random.bytes(SealKey::kBytes));
  EXPECT_EQ(key.open(key.seal("", "p", random), "p"), "");
  EXPECT_THROW(SealKey("short"), std::runtime_error);
}

TEST(SealKey, ComesTheSameFromTheSamePassphraseAndSalt) {
  SeededRandom random(4);
  const std::string salt = random.bytes(16), other_salt = random.bytes(16);
  const std::string sealed = SealKey::from_passphrase("open sesame", salt).seal("s", "p", random);
  EXPECT_EQ(SealKey::from_passphrase("open sesame", salt).open(sealed, "p"), "s");
  EXPECT_EQ(SealKey::from_passphrase("open sesame", other_salt).open(sealed, "p"), std::nullopt);
  EXPECT_EQ(SealKey::from_passphrase("open barley", salt).open(sealed, "p"), std::nullopt);
  EXPECT_THROW(SealKey::from_passphrase("open sesame", "short"), std::runtime_error);
}

TEST_F(SecretFileTest, TheKeyFileIsMadeOnceAndReadAfterwards) {
  SeededRandom random(5);
  const auto file = directory_ / "master.key";
  const std::string sealed = SealKey::load_or_create(file, random).seal("s", "p", random);
  EXPECT_EQ(mode(file), 0600U);
  EXPECT_EQ(SealKey::load_or_create(file, random).open(sealed, "p"), "s");
  EXPECT_EQ(file_count(), 1U) << "a temporary file was left behind";
}

TEST_F(SecretFileTest, ASecretIsMadeOnceAndReadAgain) {
  SeededRandom random(8);
  const auto file = directory_ / "token";
  const std::string made = load_or_create_secret(file, random);
  EXPECT_EQ(unbase64url(made).value().size(), 32U);
  EXPECT_EQ(mode(file), 0600U);
  EXPECT_EQ(load_or_create_secret(file, random), made);
}

TEST_F(SecretFileTest, AKeyFileThatOthersMayReadIsRefused) {
  SeededRandom random(6);
  const auto file = directory_ / "master.key";
  SealKey::load_or_create(file, random);
  ASSERT_EQ(::chmod(file.c_str(), 0640), 0);
  EXPECT_THAT([&] { SealKey::load_or_create(file, random); },
              ThrowsMessage<std::runtime_error>(HasSubstr("others may read this key")));
}

TEST_F(SecretFileTest, AKeyFileWithoutAKeyIsRefusedByName) {
  SeededRandom random(7);
  const auto file = directory_ / "master.key";
  write_private_file(file, "c2hvcnQ\n");
  EXPECT_THAT([&] { SealKey::load_or_create(file, random); },
              ThrowsMessage<std::runtime_error>(HasSubstr("master.key: holds no key")));
}

TEST_F(SecretFileTest, APrivateFileIsReplacedWhole) {
  const auto file = directory_ / "state";
  write_private_file(file, "first, and longer");
  write_private_file(file, "second");
  EXPECT_EQ(read_file(file), "second");
  EXPECT_EQ(mode(file), 0600U);
  EXPECT_EQ(file_count(), 1U);
}

TEST_F(SecretFileTest, FailuresNameTheFile) {
  EXPECT_THAT([&] { read_file(directory_ / "absent"); },
              ThrowsMessage<std::runtime_error>(HasSubstr("absent: cannot be read: No such file")));
  EXPECT_THAT([&] { read_file(directory_); }, ThrowsMessage<std::runtime_error>(HasSubstr("directory")));
  EXPECT_THAT([&] { write_private_file(directory_ / "no" / "file", "x"); },
              ThrowsMessage<std::runtime_error>(HasSubstr("no/file: cannot be written")));
}

// https://www.rfc-editor.org/rfc/rfc6238 appendix B, SHA-1; the last six of its eight digits.
TEST(Totp, MatchesRfc6238) {
  const std::string seed = "12345678901234567890";
  const std::vector<std::pair<std::int64_t, std::string>> codes{
      {59, "287082"},         {1111111109, "081804"}, {1111111111, "050471"},
      {1234567890, "005924"}, {2000000000, "279037"}, {20000000000, "353130"}};
  for (const auto& [second, code] : codes) {
    EXPECT_EQ(totp_code(seed, totp_step(Instant::from_seconds(second))), code) << second;
  }
}

TEST(Totp, IsFoundWithinTheWindowOnly) {
  const std::string seed = "12345678901234567890";
  const Instant at = Instant::from_seconds(1111111111);
  const std::int64_t now = totp_step(at);
  EXPECT_EQ(totp_match(seed, totp_code(seed, now), at, 1), now);
  EXPECT_EQ(totp_match(seed, totp_code(seed, now - 1), at, 1), now - 1);
  EXPECT_EQ(totp_match(seed, totp_code(seed, now + 1), at, 1), now + 1);
  EXPECT_EQ(totp_match(seed, totp_code(seed, now + 2), at, 1), std::nullopt);
  EXPECT_EQ(totp_match(seed, totp_code(seed, now - 1), at, 0), std::nullopt);
  EXPECT_EQ(totp_match(seed, "", at, 1), std::nullopt);
}

}  // namespace
}  // namespace groundwork::base
