return Gradus.Cli.CommandLine.Run(args);
