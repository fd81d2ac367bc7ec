using System.Globalization;
using Gradus.EngineStudy;

// Measures what is claimed of the engine. Each study prints its table; committed results stand beside this file.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var studies = Study.All;
if (args is not [var name, ..] || studies.FirstOrDefault(s => s.Name == name) is not { } study)
{
    Console.Error.WriteLine("usage: dotnet run --project tools/Gradus.EngineStudy -c Release -- <study> [options]");
    foreach (var each in studies) Console.Error.WriteLine($"  {each.Name,-12} {each.About}");
    return 2;
}
return study.Run(args[1..]);
