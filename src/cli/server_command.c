#include "cli/commands.h"
#include "cli/settings.h"
#include "lsp/server.h"

#include <unistd.h>

/* SERVER_… are the exit codes that the protocol asks for. */
ExitCode server_command(const Arguments *arguments)
{
    Error error = {0};
    Selection selection;
    CheckerSettings settings = {
        .selection = &selection,
        .isolated = option_is_given(arguments, OPTION_isolated),
    };
    if (!settings_target(arguments, &settings.target, &error) ||
        !settings_rules(arguments, &settings.rules, &error) ||
        !settings_selection(arguments, settings.rules, &selection, &error)) {
        error_print(&error);
        return EXIT_UNABLE;
    }
    return (ExitCode)server_run(&settings, STDIN_FILENO, STDOUT_FILENO);
}
