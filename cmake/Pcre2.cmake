# PCRE2, as the target `pcre2`: the system's, or, where there is none and for
# cross builds, the sources inside the index package of that name, which pip
# downloads into the build folder.
#
# PCRE2_LIBRARY and PCRE2_INCLUDE_DIR tell where the system's is.

set(HOTLINT_PCRE2 "" CACHE PATH
    "The unpacked sources of the index package pcre2; none: the system's, or pip")
option(HOTLINT_SYSTEM_PCRE2 "Look for PCRE2 on this machine first" ON)
set(pcre2_package pcre2-0.7.1) # PCRE2 10.47
set(pcre2_hash 69ced4288892e2571dd792e7bfb12371bb059f226204bf03300664177c508b64)

# When pip itself is building hotlint, its settings for that are not for the
# pip that is run here.
function(download_pcre2 folder)
  find_package(Python3 REQUIRED COMPONENTS Interpreter)
  string(REPLACE "-" "==" requirement ${pcre2_package})
  execute_process(
    COMMAND ${CMAKE_COMMAND} -E env
            --unset=PEP517_BACKEND_PATH --unset=PEP517_BUILD_BACKEND
            ${Python3_EXECUTABLE} -m pip download --quiet --no-deps
            --disable-pip-version-check --no-binary pcre2 ${requirement}
    WORKING_DIRECTORY ${folder} RESULT_VARIABLE failed ERROR_VARIABLE reason)
  if(failed)
    message(FATAL_ERROR "PCRE2 is missing and pip cannot download it: run tools/bootstrap, or install libpcre2-dev\n${reason}")
  endif()
  set(archive ${folder}/${pcre2_package}.tar.gz)
  file(SHA256 ${archive} hash)
  if(NOT hash STREQUAL pcre2_hash)
    file(REMOVE ${archive})
    message(FATAL_ERROR "${archive} is not the one that is expected")
  endif()
  file(ARCHIVE_EXTRACT INPUT ${archive} DESTINATION ${folder})
endfunction()

function(build_pcre2 source)
  set(PCRE2_BUILD_PCRE2GREP OFF CACHE INTERNAL "")
  set(PCRE2_BUILD_TESTS OFF CACHE INTERNAL "")
  set(PCRE2_SHOW_REPORT OFF CACHE INTERNAL "")
  set(PCRE2_STATIC_PIC ON CACHE INTERNAL "")
  set(CMAKE_COMPILE_WARNING_AS_ERROR OFF)
  set(CMAKE_POLICY_VERSION_MINIMUM 3.5)
  add_subdirectory(${source} ${PROJECT_BINARY_DIR}/pcre2 EXCLUDE_FROM_ALL)
  target_compile_options(pcre2-8-static PRIVATE -w -O2)
endfunction()

add_library(pcre2 INTERFACE)
target_compile_definitions(pcre2 INTERFACE PCRE2_CODE_UNIT_WIDTH=8)
if(HOTLINT_SYSTEM_PCRE2 AND NOT HOTLINT_PCRE2 AND NOT CMAKE_CROSSCOMPILING)
  find_library(PCRE2_LIBRARY NAMES libpcre2-8.a pcre2-8)
  find_path(PCRE2_INCLUDE_DIR pcre2.h)
endif()
if(HOTLINT_SYSTEM_PCRE2 AND PCRE2_LIBRARY AND PCRE2_INCLUDE_DIR)
  target_link_libraries(pcre2 INTERFACE ${PCRE2_LIBRARY})
  target_include_directories(pcre2 SYSTEM INTERFACE ${PCRE2_INCLUDE_DIR})
else()
  set(pcre2_source "${HOTLINT_PCRE2}")
  if(NOT pcre2_source)
    set(pcre2_source ${PROJECT_BINARY_DIR}/pip/${pcre2_package})
    if(NOT EXISTS ${pcre2_source})
      file(MAKE_DIRECTORY ${PROJECT_BINARY_DIR}/pip)
      download_pcre2(${PROJECT_BINARY_DIR}/pip)
    endif()
  endif()
  build_pcre2(${pcre2_source}/src/libpcre2)
  target_link_libraries(pcre2 INTERFACE pcre2-8-static)
endif()
