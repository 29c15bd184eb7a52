#pragma once

#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <sqlite3.h>

#include "store/unit.hpp"

namespace groundwork::store::sqlite {

struct Finalize {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using StatementPtr = std::unique_ptr<sqlite3_stmt, Finalize>;

/// One SQLite connection with its prepared statements. Used by one thread at a time.
class Connection {
 public:
  /// `flags` as of sqlite3_open_v2. Throws StoreError naming the file.
  Connection(const std::string& path, int flags);

  std::unique_ptr<Cursor> open(std::string_view sql, std::initializer_list<Value> args);
  std::int64_t run(std::string_view sql, std::initializer_list<Value> args);
  /// Statements without parameters or rows, several of them at once: migrations and pragmas.
  void script(const std::string& sql);

 private:
  friend class SqliteCursor;
  struct Close {
    void operator()(sqlite3* db) const { sqlite3_close_v2(db); }
  };
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  using Idle = std::vector<StatementPtr>;

  StatementPtr take(std::string_view sql, Idle*& home);
  StatementPtr prepare(std::string_view sql);
  [[noreturn]] void fail(std::string_view sql) const;

  std::unique_ptr<sqlite3, Close> db_;
  std::unordered_map<std::string, Idle, TextHash, std::equal_to<>> idle_;
};

}  // namespace groundwork::store::sqlite
