# groundwork_pages(TARGET)
#   Puts the browser pages of console/ into TARGET as groundwork::cli::kPageAssets: built by npm where Node.js
#   is there, and otherwise none, so that `groundwork up` serves a plain page that tells how to get them.
#   `on` is `auto` without the excuse: what keeps the pages from being built ends the build.
set(GROUNDWORK_PAGES auto CACHE STRING "the browser pages: auto, on, off, or a folder that holds them built")
set(GROUNDWORK_PAGES_SCRIPT ${PROJECT_SOURCE_DIR}/tools/pages.py)

# Sets RESULT to npm's path, or to nothing where npm or Node.js is missing or too old.
function(groundwork_find_npm result)
  set(${result} "" PARENT_SCOPE)
  find_program(NPM npm)
  find_program(NODE node)
  mark_as_advanced(NPM NODE)
  if(NOT NPM OR NOT NODE)
    return()
  endif()
  execute_process(COMMAND ${NODE} --version OUTPUT_VARIABLE version ERROR_QUIET
                  OUTPUT_STRIP_TRAILING_WHITESPACE)
  string(REGEX REPLACE "^v" "" version "${version}")
  if(version VERSION_GREATER_EQUAL 18)
    set(${result} ${NPM} PARENT_SCOPE)
  endif()
endfunction()

function(groundwork_pages target)
  set(console ${PROJECT_SOURCE_DIR}/console)
  set(out ${PROJECT_BINARY_DIR}/pages)
  groundwork_find_npm(npm)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${console}/*)
  list(FILTER sources EXCLUDE REGEX "/(node_modules|dist)/")
  set(arguments --out ${out})
  if(GROUNDWORK_PAGES MATCHES "^(auto|on)$" AND npm AND EXISTS ${console}/package-lock.json)
    list(APPEND arguments --console ${console} --npm ${npm})
    if(GROUNDWORK_PAGES STREQUAL "auto")
      list(APPEND arguments --keep-going)
    endif()
  elseif(GROUNDWORK_PAGES STREQUAL "on")
    message(FATAL_ERROR "GROUNDWORK_PAGES=on needs console/, and Node.js 18 or later with npm")
  elseif(IS_DIRECTORY "${GROUNDWORK_PAGES}")
    list(APPEND arguments --dist ${GROUNDWORK_PAGES})
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${GROUNDWORK_PAGES}/*)
  else()
    if(GROUNDWORK_PAGES MATCHES "^auto$")
      message(WARNING "This build is without browser pages: they need Node.js 18 or later and npm. "
                      "`groundwork up` tells how they are had; -DGROUNDWORK_PAGES=off is a build without "
                      "them and without this warning.")
    endif()
    set(sources "")
  endif()
  add_custom_command(
    OUTPUT ${out}/pages.cpp ${out}/pages.bin
    COMMAND Python3::Interpreter ${GROUNDWORK_PAGES_SCRIPT} ${arguments}
    DEPENDS ${sources} ${GROUNDWORK_PAGES_SCRIPT}
    COMMENT "Building the browser pages"
    VERBATIM)
  set_source_files_properties(${out}/pages.cpp PROPERTIES OBJECT_DEPENDS ${out}/pages.bin)
  target_sources(${target} PRIVATE ${out}/pages.cpp)
endfunction()
