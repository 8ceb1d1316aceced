#include "cli/commands.h"
#include "cli/help.h"
#include "cli/output.h"

ExitCode help_command(const Arguments *arguments)
{
    CommandId command = COMMAND_NONE;
    if (arguments->operands.count) {
        const char *word = arguments->operands.items[0];
        command = command_find(str_from(word));
        if (command == COMMAND_NONE) {
            Error error = {0};
            (void)error_set(&error, "unknown command `%s`%s", word,
                            command_hint(arguments->arena, str_from(word)));
            error_print(&error);
            return EXIT_UNABLE;
        }
    }
    Buffer buffer = {0};
    help_put(&buffer, command, HELP_ALL);
    return output_finish(&buffer);
}
