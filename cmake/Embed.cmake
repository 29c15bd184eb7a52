# groundwork_embed(TARGET FILE SYMBOL)
#   Puts the bytes of FILE into TARGET as `extern const std::string_view SYMBOL`, SYMBOL being a qualified
#   name such as groundwork::prepare::kFoundationSchema. Whoever uses it declares it.
set(GROUNDWORK_EMBED_SCRIPT ${CMAKE_CURRENT_LIST_DIR}/EmbedFile.cmake)

function(groundwork_embed target file symbol)
  get_filename_component(input ${file} ABSOLUTE)
  get_filename_component(name ${file} NAME)
  set(output ${CMAKE_CURRENT_BINARY_DIR}/embedded/${name}.cpp)
  set(arguments -DINPUT=${input} -DOUTPUT=${output} -DSYMBOL=${symbol})
  add_custom_command(
    OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} ${arguments} -P ${GROUNDWORK_EMBED_SCRIPT}
    DEPENDS ${input} ${GROUNDWORK_EMBED_SCRIPT}
    COMMENT "Embedding ${name}"
    VERBATIM)
  target_sources(${target} PRIVATE ${output})
endfunction()
