# hotlint's own targets. Two small native programs run during the build:
# hotlint-grammar turns the grammar into enums, hotlint-freeze turns the rule
# pages into const tables.

set(generated ${PROJECT_BINARY_DIR}/generated)
file(MAKE_DIRECTORY ${generated})

# What every file of ours is compiled with.
add_library(hotlint_options INTERFACE)
target_compile_options(hotlint_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes
  -Wmissing-prototypes)
target_compile_definitions(hotlint_options INTERFACE _DEFAULT_SOURCE)
target_include_directories(hotlint_options INTERFACE
  ${PROJECT_SOURCE_DIR}/src ${PROJECT_BINARY_DIR})
if(HOTLINT_SANITIZE)
  set(sanitize -fsanitize=address,undefined -fno-sanitize-recover=all)
  if(CMAKE_C_COMPILER_ID MATCHES "Clang") # for tests/fuzz
    list(APPEND sanitize -fsanitize=fuzzer-no-link)
  endif()
  target_compile_options(hotlint_options INTERFACE
    ${sanitize} -fno-omit-frame-pointer)
  target_link_options(hotlint_options INTERFACE ${sanitize})
endif()

# grammar.h
if(HOTLINT_GRAMMAR)
  set(grammar_program ${HOTLINT_GRAMMAR})
else()
  add_executable(hotlint-grammar ${PROJECT_SOURCE_DIR}/src/syntax/hotlint_grammar.c)
  target_link_libraries(hotlint-grammar PRIVATE hotlint_options tree_sitter_python)
  set(grammar_program hotlint-grammar)
endif()
add_custom_command(
  OUTPUT ${generated}/grammar.h
  COMMAND ${grammar_program} ${generated}/grammar.h
  DEPENDS ${grammar_program}
  COMMENT "Writing grammar.h" VERBATIM)

# The library: everything but the three mains.
file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/*.c)
list(REMOVE_ITEM sources
  ${PROJECT_SOURCE_DIR}/src/syntax/hotlint_grammar.c
  ${PROJECT_SOURCE_DIR}/src/catalog/hotlint_freeze.c
  ${PROJECT_SOURCE_DIR}/src/cli/main.c)
add_library(hotlint_lib STATIC ${sources} ${generated}/grammar.h)
target_link_libraries(hotlint_lib PUBLIC
  hotlint_options tree_sitter_python pcre2 Threads::Threads m)
target_compile_definitions(hotlint_lib PRIVATE
  HOTLINT_URL="${HOTLINT_URL}" HOTLINT_VERSION="${PROJECT_VERSION}")

# frozen.c
if(HOTLINT_FREEZE)
  set(freeze_program ${HOTLINT_FREEZE})
else()
  add_executable(hotlint-freeze ${PROJECT_SOURCE_DIR}/src/catalog/hotlint_freeze.c)
  target_link_libraries(hotlint-freeze PRIVATE hotlint_lib)
  set(freeze_program hotlint-freeze)
endif()
set(rules ${PROJECT_SOURCE_DIR}/rules)
file(GLOB_RECURSE pages CONFIGURE_DEPENDS ${rules}/*.md ${rules}/*.tsv)
add_custom_command(
  OUTPUT ${generated}/frozen.c
  COMMAND ${freeze_program} ${rules} ${generated}/frozen.c
  DEPENDS ${freeze_program} ${pages}
  COMMENT "Freezing the rule pages" VERBATIM)
add_library(hotlint_frozen OBJECT ${generated}/frozen.c)
target_link_libraries(hotlint_frozen PUBLIC hotlint_lib)

add_executable(hotlint ${PROJECT_SOURCE_DIR}/src/cli/main.c)
target_link_libraries(hotlint PRIVATE hotlint_frozen)
