#include "plane/identities/holder.hpp"

namespace groundwork::plane {

std::string_view holder_kind_name(HolderKind kind) {
  switch (kind) {
    case HolderKind::user:
      return "user";
    case HolderKind::group:
      return "group";
    case HolderKind::role:
      return "role";
  }
  return "";
}

}  // namespace groundwork::plane
