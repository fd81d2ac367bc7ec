using System.Globalization;
using Gradus.GradientStudy;
using Gradus.GradientStudy.Plain;

// Measures the gradient checker. Usage: dotnet run --project tools/Gradus.GradientStudy -c Release [-- <seeds per operation> <seeds per mutant>]; the table goes to the screen and,
// when started in the repository, to RESULTS.txt beside this file.
const string Results = "tools/Gradus.GradientStudy/RESULTS.txt";

int rightSeeds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 250, mutantSeeds = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 5;
var study = new Study(new PlainCatalogue());
var failures = study.FalseFailures(rightSeeds, out int runs);
string table = StudyTable.Of(study.Catalogue.Name, study.Kill(mutantSeeds), failures, runs, mutantSeeds);
Console.Write(table);
if (File.Exists(Path.Combine(Path.GetDirectoryName(Results)!, "Gradus.GradientStudy.csproj"))) File.WriteAllText(Results, table);
