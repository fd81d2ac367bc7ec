using System.CommandLine;
using Gradus.Cli;
using Gradus.Cli.Commands;

return Terminal.Run(new RootCommand("Grades assignments of a course, and keeps the course itself in order.")
{
    GradeCommand.Create(),
    VerifyCommand.Create(),
    StubsCommand.Create(),
    ReleaseCommand.Create(),
}, args);
