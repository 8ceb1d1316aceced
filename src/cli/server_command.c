#include "cli/commands.h"
#include "cli/settings.h"
#include "lsp/server.h"

#include <unistd.h>

/* SERVER_… are the exit codes that the protocol asks for. */
ExitCode server_command(const Arguments *arguments)
{
    Error error = {0};
    CheckerSettings settings = {.rules = &frozen_rules};
    if (!settings_config(arguments, &settings.choice, &error) ||
        !checker_settle(&settings, arguments->arena, &error)) {
        error_print(&error);
        return EXIT_UNABLE;
    }
    return (ExitCode)server_run(&settings, STDIN_FILENO, STDOUT_FILENO);
}
