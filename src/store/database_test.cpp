#include "store/database.hpp"

#include <atomic>
#include <filesystem>
#include <future>
#include <thread>

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

namespace groundwork::store {
namespace {

constexpr Migration kMigrations[] = {
    {1, "notes", "CREATE TABLE notes (id BIGINT PRIMARY KEY, body TEXT NOT NULL)"},
    {2, "flags", "ALTER TABLE notes ADD COLUMN flag BIGINT NOT NULL DEFAULT 0"},
};

/// The contract that every database keeps; run for a file and for memory.
class DatabaseContract : public testing::TestWithParam<bool> {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::temp_directory_path() /
              ("groundwork-store-" + std::to_string(::getpid()) + "-" + std::to_string(counter_++));
    std::filesystem::create_directory(folder_);
    db_ = open_sqlite(path(), kMigrations);
  }
  void TearDown() override {
    db_.reset();
    std::filesystem::remove_all(folder_);
  }
  std::string path() const { return GetParam() ? (folder_ / "plane.db").string() : ":memory:"; }
  std::int64_t note_count() {
    std::int64_t count = 0;
    db_->read([&](Unit& unit) { count = unit.count("SELECT COUNT(*) FROM notes"); });
    return count;
  }

  static inline std::atomic<int> counter_{0};
  std::filesystem::path folder_;
  std::unique_ptr<Database> db_;
};

TEST_P(DatabaseContract, ReadsWhatWasWritten) {
  db_->write_and_wait([](Unit& unit) {
    EXPECT_TRUE(unit.writable());
    EXPECT_EQ(unit.execute("INSERT INTO notes (id, body) VALUES ($1, $2)", 1, "one"), 1);
    EXPECT_EQ(
        unit.execute("INSERT INTO notes (id, body, flag) VALUES ($1, $2, $3)", 2, std::string("two"), true),
        1);
  });
  db_->read([](Unit& unit) {
    std::string all;
    for (const Row row : unit.query("SELECT body, flag FROM notes WHERE id >= $1 ORDER BY id", 1)) {
      all += row.text(0) + (row.flag(1) ? "!" : ".");
    }
    EXPECT_EQ(all, "one.two!");
  });
}

TEST_P(DatabaseContract, UndoesOneFailedUnitAndKeepsItsNeighbours) {
  std::vector<std::exception_ptr> failures(3);
  std::atomic<int> finished{0};
  for (int i = 0; i < 3; ++i) {
    db_->write(
        [i](Unit& unit) {
          unit.execute("INSERT INTO notes (id, body) VALUES ($1, $2)", i, "x");
          if (i == 1) throw std::runtime_error("refused");
        },
        [&, i](std::exception_ptr failure) {
          failures[static_cast<std::size_t>(i)] = std::move(failure);
          ++finished;
        });
  }
  db_->flush();
  ASSERT_EQ(finished, 3);
  EXPECT_FALSE(failures[0]);
  EXPECT_THROW(std::rethrow_exception(failures[1]), std::runtime_error);
  EXPECT_FALSE(failures[2]);
  EXPECT_EQ(note_count(), 2);
}

TEST_P(DatabaseContract, RefusesToWriteInAReadingUnit) {
  EXPECT_THROW(db_->read([](Unit& unit) { unit.execute("DELETE FROM notes"); }), std::logic_error);
}

TEST_P(DatabaseContract, NestedQueriesOfOneTextDoNotDisturbEachOther) {
  db_->write_and_wait([](Unit& unit) {
    for (int i = 0; i < 3; ++i) unit.execute("INSERT INTO notes (id, body) VALUES ($1, $2)", i, "x");
  });
  db_->read([](Unit& unit) {
    int pairs = 0;
    for (const Row outer : unit.query("SELECT id FROM notes")) {
      for (const Row inner : unit.query("SELECT id FROM notes"))
        pairs += outer.integer(0) != inner.integer(0) ? 1 : 0;
    }
    EXPECT_EQ(pairs, 6);
  });
}

TEST_P(DatabaseContract, VersionGrowsWithATouchAlone) {
  const auto version = [&] {
    std::uint64_t value = 0;
    db_->read([&](Unit& unit) { value = unit.version(); });
    return value;
  };
  const std::uint64_t before = version();
  db_->write_and_wait([](Unit& unit) { EXPECT_EQ(unit.version(), 0U); });
  EXPECT_EQ(version(), before);
  db_->write_and_wait([](Unit& unit) { unit.touch(); });
  EXPECT_GT(version(), before);
  EXPECT_THROW(db_->write_and_wait([](Unit& unit) {
    unit.touch();
    throw std::runtime_error("undone");
  }),
               std::runtime_error);
  EXPECT_EQ(version(), before + 1);
}

TEST_P(DatabaseContract, ManyWritersShareCommitsAndLoseNothing) {
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([this, t] {
      for (int i = 0; i < 50; ++i) {
        db_->write_and_wait([=](Unit& unit) {
          unit.execute("INSERT INTO notes (id, body) VALUES ($1, $2)", t * 1000 + i, "x");
        });
      }
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(note_count(), 200);
}

TEST_P(DatabaseContract, UnwaitedWorkIsThereAfterAFlush) {
  for (int i = 0; i < 10; ++i) {
    db_->write_later(
        [i](Unit& unit) { unit.execute("INSERT INTO notes (id, body) VALUES ($1, $2)", i, "x"); });
  }
  db_->flush();
  EXPECT_EQ(note_count(), 10);
}

/// Keeps the writer in its first work until it is released.
class HeldWriter {
 public:
  explicit HeldWriter(Database& database) {
    database.write_later([held = release_.get_future().share()](Unit&) { held.wait(); });
  }
  void release() { release_.set_value(); }

 private:
  std::promise<void> release_;
};

TEST_P(DatabaseContract, AWriteThatIsWaitedForPassesABacklogOfOthers) {
  constexpr int kBacklog = 5000;
  HeldWriter held(*db_);
  for (int i = 0; i < kBacklog; ++i) {
    db_->write_later(
        [i](Unit& unit) { unit.execute("INSERT INTO notes (id, body) VALUES ($1, $2)", i, "x"); });
  }
  std::promise<std::int64_t> seen;
  db_->write(
      [&](Unit& unit) {
        for (const Row row : unit.query("SELECT COUNT(*) FROM notes")) seen.set_value(row.integer(0));
      },
      [](const std::exception_ptr&) {});
  held.release();
  EXPECT_LT(seen.get_future().get(), kBacklog / 2);
  db_->flush();
  EXPECT_EQ(note_count(), kBacklog);
}

TEST_P(DatabaseContract, UnwaitedWorkIsSlowedDownAndNotLost) {
  constexpr int kWorks = 30000;
  HeldWriter held(*db_);
  std::atomic<int> queued{0};
  std::thread producer([&] {
    for (int i = 0; i < kWorks; ++i) {
      db_->write_later(
          [i](Unit& unit) { unit.execute("INSERT INTO notes (id, body) VALUES ($1, $2)", i, "x"); });
      ++queued;
    }
  });
  while (queued < kWorks / 2) std::this_thread::yield();
  EXPECT_LT(queued, kWorks);
  held.release();
  producer.join();
  db_->flush();
  EXPECT_EQ(note_count(), kWorks);
}

INSTANTIATE_TEST_SUITE_P(File, DatabaseContract, testing::Values(true));
INSTANTIATE_TEST_SUITE_P(Memory, DatabaseContract, testing::Values(false));

class SqliteFile : public DatabaseContract {};

TEST_P(SqliteFile, IsPrivateAndHeldByOneProcess) {
  struct stat info{};
  ASSERT_EQ(::stat(path().c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777U, 0600U);
  EXPECT_THROW(open_sqlite(path(), kMigrations), StoreError);
}

TEST_P(SqliteFile, RefusesANewerSchemaAndLeavesIt) {
  db_.reset();
  try {
    open_sqlite(path(), std::span(kMigrations).first(1));
    FAIL() << "an older program opened a newer database";
  } catch (const StoreError& error) {
    EXPECT_NE(std::string(error.what()).find("newer groundwork (schema 2, this one knows 1)"),
              std::string::npos);
  }
  db_ = open_sqlite(path(), kMigrations);
  EXPECT_EQ(note_count(), 0);
}

INSTANTIATE_TEST_SUITE_P(File, SqliteFile, testing::Values(true));

}  // namespace
}  // namespace groundwork::store
