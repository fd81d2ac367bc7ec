using System.Reflection;
using System.Text;
using Gradus.Engine.Compiling;
using Gradus.Engine.Kits;
using Gradus.Engine.Processes;
using NUnit.Framework;

namespace Gradus.Tests.Engine;

/// <summary>Which given modules of a set sessions may share.</summary>
public sealed class GivenModulesTests
{
    /// <summary>Given modules around <c>Gradus.Sums</c>, which is judged: each with what it builds on.</summary>
    private static readonly (string Name, string Source, string[] On)[] Modules =
    [
        ("Gradus.Apart", "namespace Gradus.Apart; public static class A { public static double Two => 2; }", []),
        ("Gradus.Near", "namespace Gradus.Near; public static class N { public static double Two => Gradus.Sums.Sum.Add(1, 1); }", ["Gradus.Sums"]),
        ("Gradus.Far", "namespace Gradus.Far; public static class F { public static double Two => Gradus.Near.N.Two; }", ["Gradus.Near"]),
        ("Gradus.Farther", "namespace Gradus.Farther; public static class F { public static double Two => Gradus.Far.F.Two * Gradus.Apart.A.Two; }", ["Gradus.Far", "Gradus.Apart"]),
        ("Gradus.Beside", "namespace Gradus.Beside; public static class B { public static double Two => Gradus.Apart.A.Two; }", ["Gradus.Apart"]),
    ];

    [TestCase("Gradus.Apart", true)]
    [TestCase("Gradus.Near", false)]
    [TestCase("Gradus.Far", false)]
    [TestCase("Gradus.Farther", false)]
    [TestCase("Gradus.Beside", true)]
    public void What_builds_on_a_judged_module_is_not_shared_however_far_it_lies(string module, bool isShared) =>
        Assert.That(new GivenModules(Kit.Value, threads: 1).Of(new AssemblyName(module)) is not null, Is.EqualTo(isShared));

    private static readonly Lazy<Kit> Kit = new(() =>
    {
        string shelf = MiniKit.NewFolder();
        foreach (string file in Directory.EnumerateFiles(MiniSet.Shelf.Folder, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(shelf, Path.GetRelativePath(MiniSet.Shelf.Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        string manifest = Path.Combine(shelf, "game", "assignment.json"), worker = Path.Combine(shelf, "game", "worker");
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace("\"parts\"", $"\"given\": [{string.Join(", ", Modules.Select(m => $"\"{m.Name}\""))}], \"parts\""));
        foreach (var (name, source, on) in Modules)
        {
            string[] references = [.. on.Select(used => Path.Combine(used == "Gradus.Sums" ? Path.Combine(shelf, "game", "reference") : worker, used + ".dll"))];
            var made = SharedCompiler.Instance.Compile(new CompileRequest(name, MiniKit.OptionsFile, references, [new SourceFile(name + ".cs", Encoding.UTF8.GetBytes(source))]));
            File.WriteAllBytes(Path.Combine(worker, name + ".dll"), made.Assembly ?? throw new InvalidOperationException(string.Join("\n", made.Errors)));
        }
        return KitShelf.Open(shelf).Of("game")!;
    });
}
