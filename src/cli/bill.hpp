#pragma once

#include <string>

#include <boost/json/value.hpp>

namespace groundwork::cli {

struct BillOptions {
  std::string endpoint = "http://127.0.0.1:4566";
  std::string account;  ///< empty: everyone who pays
  std::string month;    ///< empty: the present one
  bool json = false;
};

/// Shows the bills of a running plane: of one payer with a part for each account, or the sums of all.
int run_bill(const BillOptions& options);

/// The bill for a reader.
std::string bill_text(const boost::json::value& answer);

}  // namespace groundwork::cli
