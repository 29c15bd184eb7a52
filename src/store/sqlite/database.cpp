#include "store/database.hpp"

#include <atomic>
#include <mutex>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file_lock.hpp"
#include "store/sqlite/connection.hpp"
#include "store/sqlite/writer.hpp"

namespace groundwork::store {
namespace sqlite {
namespace {

constexpr int kWriterFlags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
constexpr int kReaderFlags = SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX;

/// Holds `PATH.lock` as long as it lives, so that one process owns the database: SQLite 3.40's WAL reset may
/// lose pages when two connections write or checkpoint at once, and our caches know of one writer alone.
class ProcessLock {
 public:
  explicit ProcessLock(const std::string& path) : lock_(path + ".lock", base::FileLock::Patience::kNone) {
    if (lock_.state() == base::FileLock::State::kUnwritable)
      throw StoreError(fmt::format("cannot write {}.lock: is its folder there and writable?", path));
    if (lock_.state() == base::FileLock::State::kElsewhere)
      throw StoreError(fmt::format(
          "{} is in use by another groundwork: stop it, or choose another folder with --data", path));
  }

 private:
  base::FileLock lock_;
};

/// SQLite makes a new file with the process's umask; made beforehand, it is ours alone from the first byte.
void make_private(const std::string& path) {
  const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (fd < 0)
    throw StoreError(fmt::format("cannot open the database {}: is its folder there and writable?", path));
  ::close(fd);
}

class SqliteUnit final : public Unit {
 public:
  SqliteUnit(Connection& connection, bool writable, std::uint64_t version)
      : connection_(connection), writable_(writable), version_(version) {}

  bool writable() const override { return writable_; }
  std::uint64_t version() const override { return version_; }
  void touch() override { touched_ = true; }
  void after_commit(std::function<void()> action) override { actions_.push_back(std::move(action)); }

  bool touched() const { return touched_; }
  std::vector<std::function<void()>>& actions() { return actions_; }

 protected:
  std::unique_ptr<Cursor> open(std::string_view sql, std::initializer_list<Value> args) override {
    return connection_.open(sql, args);
  }
  std::int64_t run(std::string_view sql, std::initializer_list<Value> args) override {
    if (!writable_) throw std::logic_error("a unit of work that may only read was asked to write");
    return connection_.run(sql, args);
  }

 private:
  Connection& connection_;
  bool writable_;
  std::uint64_t version_;
  bool touched_ = false;
  std::vector<std::function<void()>> actions_;
};

void migrate(Connection& db, std::span<const Migration> migrations, const std::string& path) {
  db.script("CREATE TABLE IF NOT EXISTS schema_migrations (number BIGINT PRIMARY KEY, name TEXT NOT NULL)");
  std::int64_t at = 0;
  {
    Rows rows(db.open("SELECT COALESCE(MAX(number), 0) FROM schema_migrations", {}));
    at = rows.first()->integer(0);
  }
  const auto known = static_cast<std::int64_t>(migrations.size());
  if (at > known) {
    throw StoreError(fmt::format(
        "{} was written by a newer groundwork (schema {}, this one knows {}): it is left untouched; use "
        "the newer version, or another folder with --data",
        path, at, known));
  }
  for (const Migration& m : migrations.subspan(static_cast<std::size_t>(at))) {
    db.script("BEGIN IMMEDIATE");
    try {
      db.script(std::string(m.sql));
      db.run("INSERT INTO schema_migrations (number, name) VALUES ($1, $2)",
             {std::int64_t{m.number}, m.name});
      db.script("COMMIT");
    } catch (...) {
      db.script("ROLLBACK");
      throw;
    }
  }
}

/// What the writer's connection and its readers share.
class SqliteDatabase final : public Database {
 public:
  SqliteDatabase(const std::string& path, std::span<const Migration> migrations)
      : path_(path), in_memory_(path == ":memory:") {
    if (!in_memory_) {
      lock_ = std::make_unique<ProcessLock>(path);
      make_private(path);
    }
    connection_ = std::make_unique<Connection>(path, kWriterFlags);
    connection_->script(
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
        "PRAGMA cache_size=-65536;");  // at most 64 MB, of what a large database writes at random places
    migrate(*connection_, migrations, path);
    writer_ = std::make_unique<Writer>([this](auto& batch, auto& failures) { commit(batch, failures); });
  }

  void read(const Work& work) override {
    if (in_memory_) {
      const std::lock_guard lock(memory_mutex_);
      SqliteUnit unit(*connection_, false, version_.load());
      work(unit);
      return;
    }
    const Lease lease(*this);
    // Before the snapshot, so that what a cache keeps under this number is never older than it.
    const std::uint64_t version = version_.load();
    lease.connection().run("BEGIN", {});
    SqliteUnit unit(lease.connection(), false, version);
    try {
      work(unit);
    } catch (...) {
      lease.connection().run("COMMIT", {});
      throw;
    }
    lease.connection().run("COMMIT", {});
  }

  void write(Work work, Done done) override { writer_->push({std::move(work), std::move(done)}); }
  void write_later(Work work) override { writer_->push({std::move(work), nullptr}); }
  void flush() override {
    wait_for([this](Done done) { writer_->flush(std::move(done)); });
  }

 private:
  /// A reader's connection for as long as one read lasts.
  class Lease {
   public:
    explicit Lease(SqliteDatabase& owner) : owner_(owner) {
      const std::lock_guard lock(owner_.readers_mutex_);
      if (owner_.readers_.empty()) {
        connection_ = owner_.open_reader();
      } else {
        connection_ = std::move(owner_.readers_.back());
        owner_.readers_.pop_back();
      }
    }
    ~Lease() {
      const std::lock_guard lock(owner_.readers_mutex_);
      owner_.readers_.push_back(std::move(connection_));
    }
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    Connection& connection() const { return *connection_; }

   private:
    SqliteDatabase& owner_;
    std::unique_ptr<Connection> connection_;
  };

  std::unique_ptr<Connection> open_reader() const {
    auto reader = std::make_unique<Connection>(path_, kReaderFlags);
    reader->script("PRAGMA wal_autocheckpoint=0; PRAGMA query_only=ON;");
    return reader;
  }

  /// INVARIANT: the version grows only after the commit, and before anybody is told of it.
  void commit(std::vector<Writer::Job>& batch, std::vector<std::exception_ptr>& failures) {
    std::vector<std::function<void()>> actions;
    {
      std::unique_lock lock(memory_mutex_, std::defer_lock);
      if (in_memory_) lock.lock();
      try {
        connection_->run("BEGIN IMMEDIATE", {});
        bool touched = false;
        for (std::size_t i = 0; i < batch.size(); ++i) {
          failures[i] = carry_out(batch[i].work, actions, touched);
        }
        connection_->run("COMMIT", {});
        if (touched) version_.fetch_add(1);
      } catch (...) {
        fail_all(failures, std::current_exception());
        actions.clear();
      }
    }
    for (const auto& action : actions) action();
  }

  std::exception_ptr carry_out(const Work& work, std::vector<std::function<void()>>& actions, bool& touched) {
    connection_->run("SAVEPOINT work", {});
    SqliteUnit unit(*connection_, true, 0);
    try {
      work(unit);
    } catch (...) {
      connection_->run("ROLLBACK TO work", {});
      connection_->run("RELEASE work", {});
      return std::current_exception();
    }
    connection_->run("RELEASE work", {});
    touched = touched || unit.touched();
    for (auto& action : unit.actions()) actions.push_back(std::move(action));
    return nullptr;
  }

  void fail_all(std::vector<std::exception_ptr>& failures, const std::exception_ptr& failure) {
    for (auto& f : failures) f = failure;
    try {
      connection_->run("ROLLBACK", {});
    } catch (const StoreError&) {
      // SQLite had already rolled back by itself, as it does when the disk is full: nothing is left to undo.
      return;
    }
  }

  std::string path_;
  bool in_memory_;
  std::unique_ptr<ProcessLock> lock_;
  std::unique_ptr<Connection> connection_;
  std::recursive_mutex memory_mutex_;
  std::mutex readers_mutex_;
  std::vector<std::unique_ptr<Connection>> readers_;
  std::atomic<std::uint64_t> version_{1};
  std::unique_ptr<Writer> writer_;  // last: its thread uses all of the above until it ends
};

}  // namespace
}  // namespace sqlite

std::unique_ptr<Database> open_sqlite(const std::string& path, std::span<const Migration> migrations) {
  return std::make_unique<sqlite::SqliteDatabase>(path, migrations);
}

}  // namespace groundwork::store
