return Gradus.Examples.CommandLine.Run(args);
