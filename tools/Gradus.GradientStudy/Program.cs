using System.Globalization;
using Gradus.GradientStudy;
using Gradus.GradientStudy.Plain;
using Gradus.GradientStudy.Tensors;

// Measures the gradient checker. Usage: dotnet run --project tools/Gradus.GradientStudy -c Release [-- <seeds per operation> <seeds per mutant>]; the tables go to the screen and,
// when started in the repository, to RESULTS.txt beside this file.
const string Results = "tools/Gradus.GradientStudy/RESULTS.txt";

int rightSeeds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 250, mutantSeeds = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 5;
var tables = new List<string>();
foreach (var catalogue in new ICatalogue[] { new PlainCatalogue(), new TensorCatalogue() })
{
    var study = new Study(catalogue);
    var failures = study.FalseFailures(rightSeeds, out int runs);
    tables.Add(StudyTable.Of(catalogue.Name, study.Kill(mutantSeeds), failures, runs, mutantSeeds));
    Console.WriteLine(tables[^1]);
}
if (File.Exists(Path.Combine(Path.GetDirectoryName(Results)!, "Gradus.GradientStudy.csproj"))) File.WriteAllText(Results, string.Join('\n', tables));
