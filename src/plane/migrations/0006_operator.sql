-- What the operator has set: the clock's offset.
CREATE TABLE operator_settings (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
);
