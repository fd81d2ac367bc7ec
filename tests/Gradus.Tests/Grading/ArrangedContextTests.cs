using System.Reflection;
using Gradus.Contracts.Wire;
using Gradus.Grading.Combining;
using Gradus.Grading.Home;
using Gradus.Tests.Authoring;
using NUnit.Framework;

namespace Gradus.Tests.Marking;

/// <summary>At home, every arrangement of a set's modules is loaded with copies of its own.</summary>
public sealed class ArrangedContextTests
{
    private const string First = "Course.First", Second = "Course.Second", Given = "Course.Given";

    private Folder folder = null!;

    /// <summary>Two modules of a set, of which the second builds on the first, a given one that builds on the first, too, and a probe of all.</summary>
    [OneTimeSetUp]
    public void Build()
    {
        folder = new Folder();
        byte[] first = FirstOf("reference");
        byte[] second = SecondOf("reference", first), given = Compile.Assembly(Given, "namespace Course; public static class Given { public static string Said => \"given on \" + First.Said; }", first);
        Write($"{First}.dll", first);
        Write($"own/{First}.dll", FirstOf("own"));
        Write($"{Second}.dll", second);
        Write($"own/{Second}.dll", SecondOf("own", first));
        Write($"{Given}.dll", given);
        Write("Probe.dll", Compile.Assembly("Probe", "public static class Probe { public static string Say() => Course.First.Said + \", \" + Course.Second.Said + \", \" + Course.Given.Said; }", first, second, given));
    }

    [OneTimeTearDown]
    public void Remove() => folder.Dispose();

    [TestCase("reference, reference on reference, given on reference")]
    [TestCase("own, reference on own, given on own", First)]
    [TestCase("reference, own on reference, given on reference", Second)]
    [TestCase("own, own on own, given on own", First, Second)]
    public void A_probe_meets_the_students_modules_of_the_arrangement_and_the_references(string said, params string[] own) => Assert.That(Say(own), Is.EqualTo(said));

    [Test]
    public void Arrangements_stand_side_by_side()
    {
        var one = Bound(First);
        var other = Bound(Second);
        Assert.That((Say(one), Say(other), Say(one)), Is.EqualTo(("own, reference on own, given on own", "reference, own on reference, given on reference", "own, reference on own, given on own")));
    }

    [Test]
    public void The_contracts_are_the_suites()
    {
        var name = typeof(ContractClient).Assembly.GetName();
        File.Copy(typeof(ContractClient).Assembly.Location, Path.Combine(folder.Path, name.Name + ".dll"), overwrite: true);
        Assert.That(new ArrangedContext(folder.Path, new Arrangement()).LoadFromAssemblyName(name), Is.SameAs(typeof(ContractClient).Assembly));
    }

    private string Say(params string[] own) => Say(Bound(own));

    private static string Say(Assembly probe) => (string)probe.GetType("Probe")!.GetMethod("Say")!.Invoke(null, null)!;

    private Assembly Bound(params string[] own) => new ArrangedContext(folder.Path, new Arrangement(own)).LoadFromAssemblyPath(Path.Combine(folder.Path, "Probe.dll"));

    private static byte[] FirstOf(string whose) => Compile.Assembly(First, $"namespace Course; public static class First {{ public static string Said => \"{whose}\"; }}");

    private static byte[] SecondOf(string whose, byte[] first) => Compile.Assembly(Second, $"namespace Course; public static class Second {{ public static string Said => \"{whose} on \" + First.Said; }}", first);

    private void Write(string file, byte[] assembly)
    {
        string path = Path.Combine(folder.Path, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, assembly);
    }
}
