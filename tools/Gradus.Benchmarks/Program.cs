using System.CommandLine;
using Gradus.Benchmarks;

var list = new Option<bool>("--list") { Description = "Print the names of the cases, FAMILY/gradus/REST." };
var threads = new Option<int>("--threads") { Description = "How many threads the case may use.", DefaultValueFactory = _ => 1 };
var name = new Argument<string?>("case") { Description = "The case to measure; prints one line of JSON.", Arity = ArgumentArity.ZeroOrOne };
var root = new RootCommand("Measures Gradus in the protocol that its peers speak too, and side by side with them.") { list, threads, name };
root.SetAction(parsed =>
{
    if (parsed.GetValue(list)) return CaseList.Print(Console.Out);
    return parsed.GetValue(name) is { } one ? CaseList.Run(one, parsed.GetValue(threads), Console.Out, Console.Error) : CaseList.Usage(Console.Error);
});

var peers = new Option<string[]>("--peer") { Description = "Another implementation's command; it answers to --list and to CASE --threads N as this one does.", AllowMultipleArgumentsPerToken = true };
var rounds = new Option<int>("--rounds") { Description = "How often every case is run, ours and theirs in turn.", DefaultValueFactory = _ => 5 };
var prefix = new Option<string>("--prefix") { Description = "Only cases whose names begin so.", DefaultValueFactory = _ => "" };
var readme = new Option<FileInfo?>("--readme") { Description = "A file whose part between <!-- benchmarks --> marks is replaced by the table." };
var compare = new Command("compare", "Runs cases that both have, in turn, and prints a table of medians, ranges and ratios.") { peers, rounds, prefix, readme };
compare.SetAction(parsed => Comparison.Run(parsed.GetValue(peers) ?? [], parsed.GetValue(rounds), parsed.GetValue(prefix)!, parsed.GetValue(readme), Console.Out));
root.Subcommands.Add(compare);
return root.Parse(args).Invoke();
