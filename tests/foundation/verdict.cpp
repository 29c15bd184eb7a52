// Prints, for each foundation file that is named, one line of JSON: what our reader holds against the file by
// the schema alone. schema_test.py compares it with another validator's verdict.

#include <filesystem>
#include <iostream>

#include <boost/json.hpp>

#include "base/secret.hpp"
#include "prepare/foundation.hpp"
#include "prepare/schema.hpp"

int main(int argc, char** argv) {
  using namespace groundwork;
  const prepare::Schema schema(prepare::foundation_schema());
  for (int i = 1; i < argc; ++i) {
    boost::json::array lines;
    const prepare::yaml::Document document = prepare::yaml::parse(base::read_file(argv[i]));
    for (const prepare::yaml::Fault& fault : document.faults) lines.emplace_back(fault.reason);
    if (document.root) {
      for (const prepare::Finding& finding : schema.check(*document.root)) {
        lines.emplace_back(to_json(finding, argv[i])["message"]);
      }
    }
    std::cout << boost::json::serialize(lines) << '\n';
  }
}
