#pragma once

#include <string>

#include <boost/json/object.hpp>

#include "plane/work.hpp"

namespace groundwork::gateway {

/// Which bills the operator asks for. AWS has a console page for them and no API.
struct BillQuery {
  std::string month;    ///< 2026-11; empty: the present one
  std::string account;  ///< empty: of everyone who pays, without their parts
  std::string after;    ///< the last account of the page before
  std::string limit;    ///< accounts on a page
};

/// `bills`, or one with `parts`: of a payer's accounts one after another, of a member its own alone. Amounts
/// are texts in US dollars. `next` is there where more accounts follow. Throws std::invalid_argument.
boost::json::object show_bills(plane::Work& work, const BillQuery& query);

}  // namespace groundwork::gateway
