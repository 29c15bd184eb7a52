#pragma once

#include <exception>
#include <functional>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

#include "store/unit.hpp"

namespace groundwork::store {

/// One numbered change of the schema. Numbers are 1, 2, 3, ...; a migration that was once released never
/// changes.
struct Migration {
  int number;
  std::string_view name;
  std::string_view sql;
};

/// The database cannot be used: it is locked by another process, newer than this program, or broken. The
/// message says what to do.
class StoreError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// A database with one writer and many readers. Thread-safe.
class Database {
 public:
  using Work = std::function<void(Unit&)>;
  /// Told nullptr once the work is durable, or what it threw.
  using Done = std::function<void(std::exception_ptr)>;

  virtual ~Database() = default;

  /// Runs `work` on the calling thread over one snapshot. What it throws passes through.
  virtual void read(const Work& work) = 0;
  /// Queues `work` for the writer. Waiting works share one durable commit; one that throws is undone alone.
  /// `done` is called on the writer's thread and must be quick.
  virtual void write(Work work, Done done) = 0;
  /// Queues `work` that nobody waits for: it is begun within 50 ms, or later where writes that are waited for
  /// fill the commits. Blocks while too many such works are queued.
  virtual void write_later(Work work) = 0;
  /// `write`, waited for. Not to be called on the writer's thread.
  void write_and_wait(const Work& work);
  /// Waits until everything queued so far is durable. Not to be called on the writer's thread.
  virtual void flush() = 0;

 protected:
  /// Calls `begin`, and waits until what it was given is called. Throws what that is told.
  static void wait_for(const std::function<void(Done)>& begin);
};

/// Opens or makes the database at `path` (":memory:" for one that is gone with the process), brings its
/// schema up to the last of `migrations` and takes the lock that keeps a second process out. Throws
/// StoreError.
std::unique_ptr<Database> open_sqlite(const std::string& path, std::span<const Migration> migrations);

}  // namespace groundwork::store
