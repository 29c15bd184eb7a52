#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace groundwork::policy {

struct Grammar;
using GrammarPtr = std::shared_ptr<const Grammar>;

/// What may stand at one place of a management policy: an object, or a setting of one value or of many. One
/// tree a policy type, read from a file in src/policy/management, which names the page that it follows:
///
/// - object: `members` by name; or `each` for names of the customer's choice, which match one of `key`
/// - setting: `value` is `text` or `list`; a value is one of `of`, or matches one of `like` (`*` and `?`), or
///   is a whole number in `range`; it has at most `stars_most` wildcards; `spells_key`: it is the name of the
///   object that it stands in, in whatever case; `names_account`: `$account` becomes the account's id
/// - of what policies make together: an object has all members that `required` names, one of those in
///   `exactly_one`, at most `most` of them, and numbers that are `apart`; a list has at most `most` values
/// - `define` names pieces, which stand wherever `use` names them
struct Grammar {
  enum class Kind { object, text, list };
  struct Apart {
    std::string earlier, later;  ///< members with numbers
    std::int64_t least = 0;      ///< by which the later is greater
  };

  Kind kind = Kind::object;
  std::vector<std::pair<std::string, GrammarPtr>> members;
  GrammarPtr each;
  std::vector<std::string> key;
  std::vector<std::string> required, exactly_one;
  std::optional<Apart> apart;

  std::vector<std::string> of, like;
  std::optional<std::pair<std::int64_t, std::int64_t>> range;
  std::optional<std::int64_t> stars_most;
  bool spells_key = false;
  bool names_account = false;

  std::optional<std::int64_t> most;

  bool is_setting() const { return kind != Kind::object; }
  /// What stands under `name`; null where nothing may.
  const Grammar* find(std::string_view name) const;
};

/// The grammar of a policy type by its name in AWS's API (TAG_POLICY); null for types that are no management
/// policies. Read once.
const Grammar* management_grammar(std::string_view type);

}  // namespace groundwork::policy
