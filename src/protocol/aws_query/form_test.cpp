#include "protocol/aws_query/form.hpp"

#include <gtest/gtest.h>

namespace groundwork::protocol::aws_query {
namespace {

Form parse(const Request& request) {
  auto form = Form::parse(request);
  if (!form) throw std::runtime_error("malformed");
  return std::move(*form);
}

TEST(Form, WhatSharesAPrefixStandsTogether) {
  // `A-x` and `A+x` sort between `A` and `A.b` byte by byte.
  const Request request{.body = "A.b=1&A-x=2&A=3&A.c.d=4&A%2Bx=5&AB=6"};
  const Form form = parse(request);
  const Node a = form.root().child("A");
  EXPECT_EQ(a.value(), "3");
  EXPECT_TRUE(a.has_children());
  EXPECT_EQ(a.child("b").value(), "1");
  EXPECT_FALSE(a.child("b").has_children());
  EXPECT_EQ(a.child("c").value(), std::nullopt);
  EXPECT_EQ(a.child("c").child("d").value(), "4");
  EXPECT_TRUE(a.child("x").empty());
  EXPECT_EQ(form.root().child("A-x").value(), "2");
  EXPECT_EQ(form.root().child("A+x").value(), "5");
  EXPECT_EQ(a.children().size(), 2U);
  EXPECT_EQ(form.root().children().size(), 4U);
}

TEST(Form, DecodedTextsMoveWithIt) {
  const Request request{.body = "Name=a%20short&Other=a+text+that+is+too+long+for+a+small+string"};
  std::optional<Form> moved;
  {
    Form form = parse(request);
    moved.emplace(std::move(form));
  }
  EXPECT_EQ(moved->root().child("Name").value(), "a short");
  EXPECT_EQ(moved->root().child("Other").value(), "a text that is too long for a small string");
}

TEST(Form, FindsOneParameterWithoutAForm) {
  const Request post{.target = "/?Action=First", .body = "X=1&Action=List%55sers&Actions=Z"};
  EXPECT_EQ(find_parameter(post, "Action"), "ListUsers");
  EXPECT_EQ(find_parameter({.method = "GET", .target = "/?Action=First", .body = "Action=Second"}, "Action"),
            "First");
  EXPECT_EQ(find_parameter({.body = "Actio=x"}, "Action"), std::nullopt);
  EXPECT_EQ(find_parameter({.body = "Action=%"}, "Action"), std::nullopt);
}

}  // namespace
}  // namespace groundwork::protocol::aws_query
