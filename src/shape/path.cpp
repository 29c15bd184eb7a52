#include "shape/path.hpp"

namespace groundwork::shape {

void Path::append_to(std::string& out) const {
  if (parent_ == nullptr) return;
  parent_->append_to(out);
  if (!out.empty()) out += '.';
  if (number_ == 0) {
    const std::size_t first = out.size();
    out += name_;
    if (out[first] >= 'A' && out[first] <= 'Z') out[first] = static_cast<char>(out[first] + ('a' - 'A'));
    return;
  }
  out += number_ == kEntry ? std::string(name_) : std::to_string(number_);
  out += ".member";
}

std::string Path::str() const {
  std::string out;
  append_to(out);
  return out;
}

}  // namespace groundwork::shape
