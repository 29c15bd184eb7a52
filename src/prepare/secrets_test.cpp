#include "prepare/secrets.hpp"

#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "base/encoding.hpp"
#include "prepare/totp.hpp"

namespace groundwork::prepare {
namespace {

using testing::HasSubstr;
using testing::Not;

class SecretsTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (std::filesystem::temp_directory_path() / "groundwork-secrets-XXXXXX").string();
    folder = mkdtemp(name.data());
  }
  void TearDown() override { std::filesystem::remove_all(folder); }

  std::filesystem::path folder;
  base::SeededRandom random{7};
};

TEST_F(SecretsTest, IsOnDiskWhenTheCallReturnsAndSealed) {
  Secrets::open(folder, std::nullopt, random).put("root-password", "correct horse");
  const Secrets again = Secrets::open(folder, std::nullopt, random);
  EXPECT_EQ("correct horse", again.get("root-password"));
  EXPECT_THAT(base::read_file(Secrets::file_in(folder)), Not(HasSubstr("correct")));
  const auto mode = std::filesystem::status(Secrets::file_in(folder)).permissions();
  EXPECT_EQ(std::filesystem::perms::owner_read | std::filesystem::perms::owner_write, mode);
}

TEST_F(SecretsTest, ErasesAndKeepsNotesApart) {
  Secrets secrets = Secrets::open(folder, std::nullopt, random);
  secrets.put("a", "1");
  secrets.put_note("account-id", "123456789012");
  secrets.erase("a");
  secrets.erase("never there");
  const Secrets again = Secrets::open(folder, std::nullopt, random);
  EXPECT_TRUE(again.all().empty());
  EXPECT_EQ("123456789012", again.note("account-id"));
  EXPECT_THROW(again.get("a"), SecretsError);
}

TEST_F(SecretsTest, OpensWithThePassphraseAlone) {
  Secrets::open(folder, "correct horse", random).put("a", "value");
  EXPECT_EQ("value", Secrets::open(folder, "correct horse", random).get("a"));
  EXPECT_THROW(Secrets::open(folder, "wrong", random), SecretsError);
  EXPECT_THROW(Secrets::open(folder, std::nullopt, random), SecretsError);
  EXPECT_FALSE(std::filesystem::exists(folder / "secrets.key"));
}

TEST_F(SecretsTest, RefusesAPassphraseWhereAKeyFileSeals) {
  Secrets::open(folder, std::nullopt, random).put("a", "value");
  EXPECT_THROW(Secrets::open(folder, "phrase", random), SecretsError);
}

TEST_F(SecretsTest, SaysThatAFileWasAltered) {
  Secrets::open(folder, std::nullopt, random).put("a", "value");
  std::string text = base::read_file(Secrets::file_in(folder));
  text[text.size() - 5] = text[text.size() - 5] == 'A' ? 'B' : 'A';
  base::write_private_file(Secrets::file_in(folder), text);
  EXPECT_THROW(Secrets::open(folder, std::nullopt, random), SecretsError);
  base::write_private_file(Secrets::file_in(folder), "something else\n");
  EXPECT_THROW(Secrets::open(folder, std::nullopt, random), SecretsError);
}

TEST_F(SecretsTest, WithholdsItsValuesFromATextThatComesFromElsewhere) {
  Secrets secrets = Secrets::in_memory(random);
  secrets.put("root-password", "correct-horse");
  secrets.put("flag", "yes");
  EXPECT_EQ("yes, (withheld) and (withheld)", secrets.redact("yes, correct-horse and correct-horse"));
}

TEST_F(SecretsTest, PasswordsHaveEveryClassAndDiffer) {
  const std::string one = generate_password(random);
  EXPECT_EQ(24U, one.size());
  EXPECT_NE(one, generate_password(random));
  for (int i = 0; i < 50; ++i) {
    const std::string password = generate_password(random);
    EXPECT_NE(std::string::npos, password.find_first_of("ABCDEFGHJKLMNPQRSTUVWXYZ"));
    EXPECT_NE(std::string::npos, password.find_first_of("abcdefghijkmnopqrstuvwxyz"));
    EXPECT_NE(std::string::npos, password.find_first_of("23456789"));
    EXPECT_NE(std::string::npos, password.find_first_of("!@#%^*()_+-=[]{}"));
    EXPECT_EQ(std::string::npos, password.find_first_of("<>&'\" "));
  }
}

class AuthenticatorTest : public testing::Test {
 protected:
  std::string code(std::int64_t steps_from_start) const {
    return base::totp_code("12345678901234567890", base::totp_step(kStart) + steps_from_start);
  }

  static constexpr base::Instant kStart = base::Instant::from_seconds(1'800'000'000);
  base::ManualClock clock{kStart};
  base::SeededRandom random{7};
  std::int64_t slept_ms = 0;
  Pace pace{.clock = clock,
            .sleep =
                [this](std::int64_t ms) {
                  slept_ms += ms;
                  clock.set(clock.now().plus_ms(ms));
                },
            .is_interrupted = [] { return false; },
            .note = [](std::string_view) {}};
  Secrets secrets = Secrets::in_memory(random);
  Authenticator authenticator{secrets, pace, "seed"};
};

TEST_F(AuthenticatorTest, GivesTwoCodesAtOnceAndThenNoneASecondTime) {
  authenticator.adopt(base::base32("12345678901234567890"));
  EXPECT_EQ(std::pair(code(-1), code(0)), authenticator.two_codes());
  EXPECT_EQ(code(1), authenticator.next_code());
  EXPECT_EQ(0, slept_ms);
  EXPECT_EQ(code(2), authenticator.next_code());
  EXPECT_EQ(30'000, slept_ms);
}

TEST_F(AuthenticatorTest, RemembersFromRunToRun) {
  authenticator.adopt(base::base32("12345678901234567890"));
  EXPECT_EQ(code(0), authenticator.next_code());
  EXPECT_EQ(code(1), Authenticator(secrets, pace, "seed").next_code());
  clock.advance_seconds(300);
  EXPECT_EQ(code(10), authenticator.next_code());
}

}  // namespace
}  // namespace groundwork::prepare
