# Writes OUTPUT, a C++ source that defines SYMBOL as the bytes of INPUT. Run by groundwork_embed.
file(READ ${INPUT} hex HEX)
string(REGEX REPLACE "(................................)" "\\1\n" hex "${hex}")
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," bytes "${hex}")
string(REGEX MATCH "^(.*)::([A-Za-z0-9_]+)$" matched ${SYMBOL})
if(NOT matched)
  message(FATAL_ERROR "groundwork_embed: ${SYMBOL} is no qualified name")
endif()
set(namespace ${CMAKE_MATCH_1})
set(name ${CMAKE_MATCH_2})
file(WRITE ${OUTPUT} "#include <string_view>

namespace ${namespace} {
namespace {
constexpr char kBytes[] = {
${bytes}'\\0'};
}  // namespace

extern const std::string_view ${name};
constinit const std::string_view ${name}{kBytes, sizeof(kBytes) - 1};

}  // namespace ${namespace}
")
