#include "rules/rules.h"

#include "model/value.h"

enum { LEAST_EXPONENT = 16 };

/* Measured: below 16 the plain form is as fast. */
Answer rule_modular_power(const Question *question)
{
    int64_t exponent = LEAST_EXPONENT;
    int64_t base = LEAST_EXPONENT;
    (void)value_integer(question->model, question_capture(question, "exponent"),
                        &exponent);
    if (exponent < LEAST_EXPONENT)
        return question_no(question, "the exponent is small");
    (void)value_integer(question->model, question_capture(question, "base"),
                        &base);
    return base < -1 || base > 1 ? ANSWER_YES
                                 : question_no(question, "the base is a sign");
}
