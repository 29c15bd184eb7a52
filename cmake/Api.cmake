# gw_api: the C++ that tools/apigen writes into build/*/gen from api/*.smithy.
find_package(Python3 REQUIRED COMPONENTS Interpreter)

function(groundwork_api)
  file(GLOB models CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/api/*.smithy)
  file(GLOB overlays CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/api/overlay/*.json)
  file(GLOB generator CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tools/apigen/*.py)
  set(out ${PROJECT_BINARY_DIR}/gen)
  foreach(model ${models})
    get_filename_component(name ${model} NAME_WE)
    set(headers ${out}/api/${name}/types.hpp)
    set(source ${out}/api/${name}/tables.cpp)
    list(APPEND all_headers ${headers})
    list(APPEND sources ${source})
  endforeach()
  add_custom_command(
    OUTPUT ${sources} ${all_headers}
    COMMAND Python3::Interpreter ${PROJECT_SOURCE_DIR}/tools/apigen/apigen.py
            --overlay ${PROJECT_SOURCE_DIR}/api/overlay --out ${out} ${models}
    DEPENDS ${models} ${overlays} ${generator}
    COMMENT "apigen: C++ from the API models")
  add_library(gw_api STATIC ${sources})
  target_include_directories(gw_api PUBLIC ${out})
  target_link_libraries(gw_api PUBLIC gw_shape)
  # Generated structs are aggregates without bases, for which offsetof is right on every compiler we support.
  target_compile_options(gw_api PRIVATE -Wno-invalid-offsetof)
  add_custom_target(apigen DEPENDS ${all_headers})
endfunction()
