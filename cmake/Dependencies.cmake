# Third-party code. tree-sitter and its grammars are C sources inside npm
# packages, pinned by package-lock.json and put into the build folder; PCRE2
# and cmocka come from the system. Nothing is copied into the repository.

set(HOTLINT_NODE_MODULES "" CACHE PATH
    "A node_modules folder with the packages of package.json; none: npm ci")

set(pins package.json package-lock.json .npmrc)
list(TRANSFORM pins PREPEND ${PROJECT_SOURCE_DIR}/)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${pins})

set(node_modules "${HOTLINT_NODE_MODULES}")
if(NOT node_modules)
  set(npm_dir ${PROJECT_BINARY_DIR}/npm)
  set(node_modules ${npm_dir}/node_modules)
  file(SHA256 ${PROJECT_SOURCE_DIR}/package-lock.json lock)
  set(installed "")
  if(EXISTS ${npm_dir}/installed)
    file(READ ${npm_dir}/installed installed)
  endif()
  if(NOT installed STREQUAL lock)
    find_program(NPM npm)
    if(NOT NPM)
      message(FATAL_ERROR "npm is missing: run tools/bootstrap, or install nodejs and npm")
    endif()
    file(COPY ${pins} DESTINATION ${npm_dir})
    execute_process(
      COMMAND ${NPM} ci --ignore-scripts --prefer-offline --loglevel=error
      WORKING_DIRECTORY ${npm_dir} OUTPUT_QUIET RESULT_VARIABLE failed)
    if(failed)
      message(FATAL_ERROR "npm ci failed in ${npm_dir}: is the package registry reachable?")
    endif()
    file(WRITE ${npm_dir}/installed ${lock})
  endif()
endif()

# Compiled as it is: optimised in every build, its warnings are not ours.
function(third_party name)
  add_library(${name} STATIC ${ARGN})
  set_target_properties(${name} PROPERTIES COMPILE_WARNING_AS_ERROR OFF)
  target_compile_options(${name} PRIVATE -w -O2)
  target_compile_definitions(${name} PRIVATE NDEBUG)
endfunction()

set(core ${node_modules}/tree-sitter/vendor/tree-sitter/lib)
if(NOT EXISTS ${core}/src/lib.c)
  message(FATAL_ERROR "${core}/src/lib.c is missing: point HOTLINT_NODE_MODULES to a complete node_modules")
endif()
third_party(tree_sitter ${core}/src/lib.c)
target_compile_definitions(tree_sitter PRIVATE _DEFAULT_SOURCE)
target_include_directories(tree_sitter PRIVATE ${core}/src)
target_include_directories(tree_sitter SYSTEM PUBLIC ${core}/include)

set(python ${node_modules}/tree-sitter-python/src)
third_party(tree_sitter_python ${python}/parser.c ${python}/scanner.c)
target_include_directories(tree_sitter_python SYSTEM PUBLIC ${python})
target_link_libraries(tree_sitter_python PUBLIC tree_sitter)
# Its scanner takes memory from where the library does (tree_sitter/alloc.h).
target_compile_definitions(tree_sitter_python PRIVATE TREE_SITTER_REUSE_ALLOCATOR)

include(cmake/Pcre2.cmake)

if(HOTLINT_TESTS)
  find_package(PkgConfig QUIET)
  if(NOT PKG_CONFIG_FOUND)
    message(FATAL_ERROR "pkg-config is missing: run tools/bootstrap, or install pkg-config")
  endif()
  pkg_check_modules(CMOCKA QUIET IMPORTED_TARGET cmocka)
  if(NOT CMOCKA_FOUND)
    message(FATAL_ERROR "cmocka is missing: run tools/bootstrap, or install libcmocka-dev")
  endif()
endif()

set(THREADS_PREFER_PTHREAD_FLAG ON)
find_package(Threads REQUIRED)
