# cmake --install: the program, its manual and its completions, which it
# writes itself. In a wheel, and where it cannot run here, only the program.

include(GNUInstallDirs)

# What `hotlint WORDS` prints goes into FOLDER/NAME.
function(install_output folder name)
  set(file ${PROJECT_BINARY_DIR}/generated/${name})
  install(CODE "execute_process(
    COMMAND $<TARGET_FILE:hotlint> ${ARGN}
    OUTPUT_FILE \"${file}\" COMMAND_ERROR_IS_FATAL ANY)")
  install(FILES ${file} DESTINATION ${folder})
endfunction()

if(SKBUILD)
  install(TARGETS hotlint DESTINATION ${SKBUILD_SCRIPTS_DIR})
  return()
endif()
install(TARGETS hotlint)
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})
if(NOT CMAKE_CROSSCOMPILING)
  set(share ${CMAKE_INSTALL_DATADIR})
  install_output(${CMAKE_INSTALL_MANDIR}/man1 hotlint.1 man)
  install_output(${share}/bash-completion/completions hotlint completions bash)
  install_output(${share}/zsh/site-functions _hotlint completions zsh)
  install_output(${share}/fish/vendor_completions.d hotlint.fish completions fish)
endif()
