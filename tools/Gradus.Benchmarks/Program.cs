using System.CommandLine;
using Gradus.Benchmarks;
using Gradus.Benchmarks.Accuracy;
using Gradus.Benchmarks.Comparing;
using Gradus.Benchmarks.Inside;

var list = new Option<bool>("--list") { Description = "Print the names of the cases that take so many threads, FAMILY/IMPLEMENTATION/REST." };
var threads = new Option<int>("--threads") { Description = "How many threads the case may use.", DefaultValueFactory = _ => 1 };
var seconds = new Option<double?>("--seconds") { Description = "Seconds of measuring instead of the case's own." };
var name = new Argument<string?>("case") { Description = "The case to measure; prints one line of JSON.", Arity = ArgumentArity.ZeroOrOne };
var root = new RootCommand("Measures Gradus in the protocol that its peers speak too, and side by side with them.") { list, threads, seconds, name };
root.SetAction(parsed =>
{
    if (parsed.GetValue(list)) return CaseList.Print(parsed.GetValue(threads), Console.Out);
    Measurement.Budget = parsed.GetValue(seconds);
    return parsed.GetValue(name) is { } one ? CaseList.Run(one, parsed.GetValue(threads), Console.Out, Console.Error) : CaseList.Usage(Console.Error);
});
root.Subcommands.Add(Commands.Compare());
root.Subcommands.Add(Commands.Tables());
root.Subcommands.Add(Commands.Check());
root.Subcommands.Add(AccuracyCommand.Create());
root.Subcommands.Add(InsideCommand.Create());
var busy = new Command(BusyCore.Command, "Keeps a core busy until the input ends.") { Hidden = true };
busy.SetAction(_ => BusyCore.Spin(Console.In));
root.Subcommands.Add(busy);
return root.Parse(args).Invoke();
