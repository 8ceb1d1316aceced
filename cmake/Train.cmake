# cmake -DPROGRAM=hotlint -DPYTHON_FILES=DIR -P Train.cmake: one run over real
# code. Findings (exit code 1) are no failure.

# Counters are not atomic, so one worker.
execute_process(
  COMMAND ${PROGRAM} check --isolated -j1 ${PYTHON_FILES}
  OUTPUT_QUIET ERROR_QUIET RESULT_VARIABLE code)
if(code GREATER 1 OR NOT code MATCHES "^[0-9]+$")
  message(FATAL_ERROR "${PROGRAM} check ${PYTHON_FILES} ended with ${code}")
endif()
