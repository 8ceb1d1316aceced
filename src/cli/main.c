#include "cli/commands.h"

#include <signal.h>

int main(int argc, char **argv)
{
    (void)signal(SIGPIPE, SIG_IGN); /* see output.h */
    return (int)commands_main(argc - 1, argv + 1);
}
