# Fuzzers, by clang's libFuzzer with its sanitizers; the rest may be built by
# another compiler. CTest runs each for some seconds. For longer:
#
#     mkdir found && build/test/tests/fuzz/fuzz_toml -max_total_time=600 found

find_program(CLANG NAMES clang clang-14)
set(fuzz_flags -g -O1 -std=c11 -D_DEFAULT_SOURCE
    -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all)

# What needs the whole library is built where clang builds all of it, with
# sanitizers: -DCMAKE_C_COMPILER=clang -DHOTLINT_SANITIZE=ON.

# A clang may come without the libraries of its sanitizers.
function(find_fuzzing result)
  set(probe ${CMAKE_CURRENT_BINARY_DIR}/fuzz/probe.c)
  file(WRITE ${probe} "int LLVMFuzzerTestOneInput(void); int LLVMFuzzerTestOneInput(void) { return 0; }")
  execute_process(
    COMMAND ${CLANG} ${fuzz_flags} ${probe} -o ${probe}.out
    RESULT_VARIABLE failed OUTPUT_QUIET ERROR_QUIET)
  if(failed)
    set(${result} FALSE PARENT_SCOPE)
  else()
    set(${result} TRUE PARENT_SCOPE)
  endif()
endfunction()

# Runs PROGRAM, the fuzzer NAME. Inputs have `longest` bytes at most, and begin
# with the files of fixtures/fuzz/NAME, if any.
function(hotlint_fuzz_test name program runs longest)
  file(GLOB seeds CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/fixtures/fuzz/${name}/*)
  if(seeds)
    list(JOIN seeds "," seeds)
    set(seeds -seed_inputs=${seeds})
  endif()
  hotlint_test(${name} core 120 ${program} -seed=1 -runs=${runs}
    -max_len=${longest} ${seeds}
    -artifact_prefix=${CMAKE_CURRENT_BINARY_DIR}/fuzz/${name}-)
endfunction()

# tests/fuzz/NAME.c with those files of src/ that it needs.
function(hotlint_fuzzer name runs longest)
  list(TRANSFORM ARGN PREPEND ${PROJECT_SOURCE_DIR}/src/ OUTPUT_VARIABLE parts)
  list(TRANSFORM parts APPEND .c)
  set(program ${CMAKE_CURRENT_BINARY_DIR}/fuzz/${name})
  set(source ${CMAKE_CURRENT_SOURCE_DIR}/fuzz/${name}.c)
  list(TRANSFORM parts REPLACE "[^/]+$" "*.h" OUTPUT_VARIABLE headers)
  file(GLOB headers CONFIGURE_DEPENDS ${headers})
  add_custom_command(
    OUTPUT ${program}
    COMMAND ${CLANG} ${fuzz_flags} -I${PROJECT_SOURCE_DIR}/src
            ${source} ${parts} -lm -o ${program}
    DEPENDS ${source} ${parts} ${headers}
    COMMENT "Building the fuzzer ${name}" VERBATIM)
  add_custom_target(${name} ALL DEPENDS ${program})
  hotlint_fuzz_test(${name} ${program} ${runs} ${longest})
endfunction()

if(CLANG)
  find_fuzzing(can_fuzz)
endif()
if(can_fuzz)
  hotlint_fuzzer(fuzz_toml 300000 1000
    base/toml base/toml_string base/toml_table base/toml_word base/distance
    base/utf8 base/str base/array base/error base/arena)
  hotlint_fuzzer(fuzz_messages 40000 5000
    lsp/transport lsp/json_reader lsp/rpc report/json_writer base/utf8
    base/buffer base/str base/error base/arena)
else()
  message(STATUS "No clang with libFuzzer: nothing is fuzzed")
endif()
if(can_fuzz AND HOTLINT_SANITIZE AND CMAKE_C_COMPILER_ID MATCHES "Clang")
  hotlint_test_program(fuzz_session fuzz/fuzz_session.c)
  target_link_options(fuzz_session PRIVATE -fsanitize=fuzzer)
  hotlint_fuzz_test(fuzz_session fuzz_session 5000 5000)
endif()
