#include "store/sqlite/connection.hpp"

#include <fmt/format.h>

#include "store/database.hpp"

namespace groundwork::store::sqlite {
namespace {

void bind(sqlite3_stmt* statement, int index, const Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) {
    sqlite3_bind_int64(statement, index, *number);
  } else if (const auto* text = std::get_if<std::string_view>(&value)) {
    sqlite3_bind_text64(statement, index, text->data() == nullptr ? "" : text->data(), text->size(),
                        SQLITE_TRANSIENT, SQLITE_UTF8);
  } else {
    sqlite3_bind_null(statement, index);
  }
}

}  // namespace

/// A running statement; goes back to its connection's idle ones at the end.
class SqliteCursor final : public Cursor {
 public:
  SqliteCursor(const Connection& connection, StatementPtr statement, Connection::Idle& home)
      : connection_(connection), statement_(std::move(statement)), home_(home) {}
  ~SqliteCursor() override {
    sqlite3_reset(statement_.get());
    home_.push_back(std::move(statement_));
  }
  SqliteCursor(const SqliteCursor&) = delete;
  SqliteCursor& operator=(const SqliteCursor&) = delete;

  bool step() override {
    const int result = sqlite3_step(statement_.get());
    if (result == SQLITE_ROW) return true;
    if (result != SQLITE_DONE) connection_.fail(sqlite3_sql(statement_.get()));
    return false;
  }
  bool is_null(int column) const override {
    return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
  }
  std::int64_t integer(int column) const override { return sqlite3_column_int64(statement_.get(), column); }
  std::string_view text(int column) const override {
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
    if (bytes == nullptr) return {};
    return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
  }

 private:
  const Connection& connection_;
  StatementPtr statement_;
  Connection::Idle& home_;
};

Connection::Connection(const std::string& path, int flags) {
  sqlite3* db = nullptr;
  const int result = sqlite3_open_v2(path.c_str(), &db, flags, nullptr);
  db_.reset(db);
  if (result != SQLITE_OK) {
    throw StoreError(fmt::format("cannot open the database {}: {}", path, sqlite3_errstr(result)));
  }
  sqlite3_extended_result_codes(db, 1);
  sqlite3_busy_timeout(db, 5000);
}

StatementPtr Connection::prepare(std::string_view sql) {
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v3(db_.get(), sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                         &statement, nullptr) != SQLITE_OK) {
    fail(sql);
  }
  return StatementPtr(statement);
}

StatementPtr Connection::take(std::string_view sql, Idle*& home) {
  auto found = idle_.find(sql);
  if (found == idle_.end()) found = idle_.emplace(std::string(sql), Idle{}).first;
  home = &found->second;
  if (home->empty()) return prepare(sql);
  StatementPtr statement = std::move(home->back());
  home->pop_back();
  return statement;
}

std::unique_ptr<Cursor> Connection::open(std::string_view sql, std::initializer_list<Value> args) {
  Idle* home = nullptr;
  StatementPtr statement = take(sql, home);
  int index = 0;
  for (const Value& value : args) bind(statement.get(), ++index, value);
  return std::make_unique<SqliteCursor>(*this, std::move(statement), *home);
}

std::int64_t Connection::run(std::string_view sql, std::initializer_list<Value> args) {
  const auto cursor = open(sql, args);
  while (cursor->step()) {
  }
  return sqlite3_changes64(db_.get());
}

void Connection::script(const std::string& sql) {
  if (sqlite3_exec(db_.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail(sql);
}

void Connection::fail(std::string_view sql) const {
  throw StoreError(fmt::format("{} (in: {})", sqlite3_errmsg(db_.get()),
                               sql.substr(0, std::min<std::size_t>(sql.size(), 200))));
}

}  // namespace groundwork::store::sqlite
