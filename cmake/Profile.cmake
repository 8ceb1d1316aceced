# HOTLINT_PROFILE: the compiler lays code out by a profile (GCC). "generate"
# builds a program that writes one into the build folder, the target `train`
# runs it over Python's standard library, and "use", in the same folder, builds
# with it. `cmake --workflow --preset pgo` does all of that.

set(HOTLINT_PROFILE "" CACHE STRING "generate or use a profile, see cmake/Profile.cmake")

if(HOTLINT_PROFILE)
  if(NOT CMAKE_C_COMPILER_ID STREQUAL "GNU")
    message(FATAL_ERROR "HOTLINT_PROFILE needs GCC: use the preset release with ${CMAKE_C_COMPILER_ID}")
  endif()
  if(HOTLINT_PROFILE STREQUAL "generate")
    add_compile_options(-fprofile-generate)
    add_link_options(-fprofile-generate)
  elseif(HOTLINT_PROFILE STREQUAL "use")
    add_compile_options(-fprofile-use -fprofile-partial-training -Wno-missing-profile)
    set(CMAKE_INTERPROCEDURAL_OPTIMIZATION ON)
  else()
    message(FATAL_ERROR "HOTLINT_PROFILE is \"${HOTLINT_PROFILE}\", not generate or use")
  endif()
endif()

# After hotlint is a target.
function(hotlint_add_training)
  find_package(Python3 QUIET COMPONENTS Interpreter)
  if(NOT HOTLINT_PROFILE STREQUAL "generate" OR NOT Python3_FOUND)
    return()
  endif()
  add_custom_target(train
    COMMAND ${CMAKE_COMMAND} -DPROGRAM=$<TARGET_FILE:hotlint>
            -DPYTHON_FILES=${Python3_STDLIB}
            -P ${PROJECT_SOURCE_DIR}/cmake/Train.cmake
    COMMENT "Training on ${Python3_STDLIB}" VERBATIM)
endfunction()
