#include "protocol/scalar.hpp"

#include <gtest/gtest.h>

namespace groundwork::protocol {
namespace {

using shape::Kind;
using shape::Shape;
using shape::TimeFormat;

std::string epoch(std::int64_t ms) {
  std::string out;
  append_epoch_seconds(out, {ms});
  return out;
}

template <class T>
std::string_view complaint(Kind kind, std::string_view text, TimeFormat format = TimeFormat::date_time) {
  T value{};
  return read_scalar(text, Shape{.kind = kind, .name = "S"}, &value, format);
}

TEST(Scalar, EpochSecondsHaveAFractionOnlyWhereThereIsOne) {
  EXPECT_EQ(epoch(0), "0");
  EXPECT_EQ(epoch(1481756563134), "1481756563.134");
  EXPECT_EQ(epoch(1500), "1.5");
  EXPECT_EQ(epoch(1), "0.001");
  EXPECT_EQ(epoch(-1500), "-1.5");
  EXPECT_EQ(from_epoch_seconds(1481756563.134).ms, 1481756563134);
  EXPECT_EQ(from_epoch_seconds(-1.5).ms, -1500);
}

TEST(Scalar, WritesTimesInTheirFormat) {
  const Shape shape{.kind = Kind::timestamp, .name = "T"};
  const base::Instant at{1481756563134};
  std::string out;
  append_scalar(out, shape, &at, TimeFormat::date_time);
  EXPECT_EQ(out, "2016-12-14T23:02:43.134Z");
  out.clear();
  append_scalar(out, shape, &at, TimeFormat::http_date);
  EXPECT_EQ(out, "Wed, 14 Dec 2016 23:02:43 GMT");
}

TEST(Scalar, RefusesInAwsWords) {
  EXPECT_EQ(complaint<std::int32_t>(Kind::integer, "12"), "");
  EXPECT_EQ(complaint<std::int32_t>(Kind::integer, "12a"), "integer must follow xsd1.1 definition");
  EXPECT_EQ(complaint<std::int32_t>(Kind::integer, "2147483648"), "integer must follow xsd1.1 definition");
  EXPECT_EQ(complaint<std::int64_t>(Kind::long_, "2147483648"), "");
  EXPECT_EQ(complaint<std::int64_t>(Kind::long_, ""), "long must follow xsd1.1 definition");
  EXPECT_EQ(complaint<bool>(Kind::boolean, "True"), "boolean must follow xsd1.1 definition");
  EXPECT_EQ(complaint<base::Instant>(Kind::timestamp, "yesterday"), "timestamp must follow ISO8601");
  EXPECT_EQ(complaint<base::Instant>(Kind::timestamp, "2026-01-02"), "");
  EXPECT_EQ(complaint<base::Instant>(Kind::timestamp, "1e300", TimeFormat::epoch_seconds),
            "timestamp must follow ISO8601");
  EXPECT_EQ(complaint<shape::Blob>(Kind::blob, "?"), "base64Binary must follow xsd1.1 definition");
}

}  // namespace
}  // namespace groundwork::protocol
