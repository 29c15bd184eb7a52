#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.hpp"
#include "store/value.hpp"

namespace groundwork::store {

/// A prepared statement while it runs. What a backend provides; used through Rows.
class Cursor {
 public:
  virtual ~Cursor() = default;
  virtual bool step() = 0;  ///< true while there is a row
  virtual bool is_null(int column) const = 0;
  virtual std::int64_t integer(int column) const = 0;
  virtual std::string_view text(int column) const = 0;
};

/// One row of a result, valid until the next one is taken.
class Row {
 public:
  explicit Row(const Cursor& cursor) : cursor_(&cursor) {}
  bool is_null(int column) const { return cursor_->is_null(column); }
  std::int64_t integer(int column) const { return cursor_->integer(column); }
  bool flag(int column) const { return cursor_->integer(column) != 0; }
  base::Instant instant(int column) const { return {cursor_->integer(column)}; }
  std::string text(int column) const { return std::string(cursor_->text(column)); }
  std::string_view text_view(int column) const { return cursor_->text(column); }
  std::optional<std::string> optional_text(int column) const;
  std::optional<std::int64_t> optional_integer(int column) const;
  std::optional<base::Instant> optional_instant(int column) const;

 private:
  const Cursor* cursor_;
};

/// The rows of a query, taken one by one: `for (Row row : unit.query(...))`.
class Rows {
 public:
  explicit Rows(std::unique_ptr<Cursor> cursor) : cursor_(std::move(cursor)) {}

  class Iterator {
   public:
    explicit Iterator(Cursor* cursor) : cursor_(cursor) { ++*this; }
    Row operator*() const { return Row(*cursor_); }
    Iterator& operator++() {
      if (!cursor_->step()) cursor_ = nullptr;
      return *this;
    }
    bool operator!=(std::nullptr_t) const { return cursor_ != nullptr; }

   private:
    Cursor* cursor_;
  };
  Iterator begin() { return Iterator(cursor_.get()); }
  std::nullptr_t end() const { return nullptr; }
  /// The first row, if there is one; valid as long as this object.
  std::optional<Row> first();

 private:
  std::unique_ptr<Cursor> cursor_;
};

/// A unit of work: the reads and writes of one request, all of them or none. Used by one thread.
///
/// Statements are one dialect for every database: `$1`, `$2`, ... for parameters in the order of their first
/// use, ON CONFLICT, RETURNING; columns TEXT and BIGINT alone.
class Unit {
 public:
  virtual ~Unit() = default;

  template <class... Args>
  Rows query(std::string_view sql, const Args&... args) {
    return Rows(open(sql, {detail::to_value(args)...}));
  }
  /// Runs a statement that gives no rows; answers how many rows it changed.
  template <class... Args>
  std::int64_t execute(std::string_view sql, const Args&... args) {
    return run(sql, {detail::to_value(args)...});
  }
  /// The first column of the only row: counts and sums.
  template <class... Args>
  std::int64_t count(std::string_view sql, const Args&... args) {
    Rows rows = query(sql, args...);
    const auto row = rows.first();
    return row ? row->integer(0) : 0;
  }
  template <class... Args>
  bool exists(std::string_view sql, const Args&... args) {
    Rows rows = query(sql, args...);
    return rows.first().has_value();
  }

  /// False in a unit that may only read; a write there is a bug and throws std::logic_error.
  virtual bool writable() const = 0;
  /// How many units that called `touch` were committed before this one began; what caches are kept under.
  /// Zero, which no cache may hold, in a unit that can write: it may see what is not committed yet.
  virtual std::uint64_t version() const = 0;
  /// Tells caches, once this unit is committed, that what they hold may be stale.
  virtual void touch() = 0;
  /// Runs `action` after the commit, and never where the unit fails. For waking sleepers, not for data.
  virtual void after_commit(std::function<void()> action) = 0;

 protected:
  virtual std::unique_ptr<Cursor> open(std::string_view sql, std::initializer_list<Value> args) = 0;
  virtual std::int64_t run(std::string_view sql, std::initializer_list<Value> args) = 0;
};

}  // namespace groundwork::store
