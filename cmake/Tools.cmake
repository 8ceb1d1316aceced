# What must be there before CMake can look at the project at all. CMake's own
# words for a missing compiler or Ninja are long; these say what to install.
if(CMAKE_GENERATOR STREQUAL "Ninja" AND NOT CMAKE_MAKE_PROGRAM)
  find_program(NINJA NAMES ninja ninja-build samu)
  if(NOT NINJA)
    message(FATAL_ERROR "ninja is missing: run tools/bootstrap, or install ninja-build")
  endif()
endif()
if(NOT CMAKE_C_COMPILER AND NOT CMAKE_TOOLCHAIN_FILE AND NOT DEFINED ENV{CC})
  find_program(COMPILER NAMES cc gcc clang)
  if(NOT COMPILER)
    message(FATAL_ERROR "a C compiler is missing: run tools/bootstrap, or install gcc")
  endif()
endif()
