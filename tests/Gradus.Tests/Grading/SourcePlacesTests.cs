using System.Reflection;
using Gradus.Contracts.Wire;
using Gradus.Grading.Checks;
using Gradus.Grading.Records;
using Gradus.Screening;
using Gradus.Tests.Screening;
using NUnit.Framework;

namespace Gradus.Tests.Marking;

/// <summary>Documents of debug information as files of the submission, wherever it was built.</summary>
public class SourcePlacesTests
{
    [TestCase("", "A.cs", "A.cs")]
    [TestCase("", "Layers\\Dense.cs", "Layers/Dense.cs")]
    [TestCase("/home/Иван/metrics", "/home/Иван/metrics/A.cs", "A.cs")]
    [TestCase("/home/Иван/metrics/", "/home/Иван/metrics/Layers/Dense.cs", "Layers/Dense.cs")]
    [TestCase("C:/Курс 1/metrics", "C:\\Курс 1\\metrics\\A.cs", "A.cs")]
    [TestCase("C:\\Курс 1\\metrics\\", "C:/Курс 1/metrics/Layers\\Dense.cs", "Layers/Dense.cs")]
    [TestCase("c:/course/Metrics", "C:\\Course\\metrics\\A.cs", "A.cs")]
    [TestCase("//server/share/metrics", "\\\\SERVER\\share\\metrics\\A.cs", "A.cs")]
    public void A_document_in_the_folder_is_named_from_it(string root, string document, string file) => Assert.That(SourcePlaces.Relative(root, document), Is.EqualTo(file));

    [TestCase("/home/metrics", "/home/metrics-old/A.cs")]
    [TestCase("/home/metrics", "/home/metricsA.cs")]
    [TestCase("/home/metrics", "/home/Metrics/A.cs")]
    [TestCase("/home/metrics", "/home/metrics")]
    [TestCase("C:/course/metrics", "C:/course/metrics2/A.cs")]
    [TestCase("C:/course/metrics", "D:/course/metrics/A.cs")]
    public void A_document_elsewhere_keeps_its_name(string root, string document) => Assert.That(SourcePlaces.Relative(root, document), Is.EqualTo(document));

    [Test]
    public void A_member_compiled_on_Windows_has_its_place_in_the_submission()
    {
        var sample = Sample.Compile("Course", [("C:\\Course\\metrics\\A.cs", "public class A\n{\n    public int M() => 1;\n}"), ("C:\\Course\\metrics\\Given\\B.cs", "public class B { public int M() => 1; }")], []);
        using var map = new SourceMap(sample.Open(), "no probe");
        var places = new SourcePlaces(map, "c:/course/metrics", ["A.cs"]);
        Assert.That((places.Of("A.M"), places.Of("B.M")), Is.EqualTo((new Location("A.cs", 3), (Location?)null)));
        Assert.That((places.IsOwn("C:\\Course\\metrics\\A.cs"), places.IsOwn("C:\\Course\\metrics\\Given\\B.cs")), Is.EqualTo((true, false)));
    }

    [Test]
    public void A_failure_in_a_given_file_is_placed_where_the_students_code_called_it()
    {
        var sample = Sample.Compile("Course", [("A.cs", "public class A\n{\n    public void M() => B.Require();\n}"), ("Given/B.cs", "public class B { public static void Require() => throw new ArgumentException(); }")], []);
        using var map = new SourceMap(sample.Open(), "no probe");
        var places = new SourcePlaces(map, "", ["A.cs"]);
        var types = Assembly.Load(sample.Image);
        int require = types.GetType("B")!.GetMethod("Require")!.MetadataToken, m = types.GetType("A")!.GetMethod("M")!.MetadataToken;
        StudentFailure Failure(params int[] methods) => new(FailureKind.Threw, "ArgumentException", [], "", [.. methods.Select(method => new StudentFrame("Course", method, 0))]);
        Assert.That((places.Of(Failure(require, m)), places.Of(Failure(require)), places.Of(Failure())), Is.EqualTo((new Location("A.cs", 3), (Location?)null, (Location?)null)));
    }

    [Test]
    public void A_frame_of_another_module_has_no_place_here()
    {
        var sample = Sample.Compile("Course", [("A.cs", "public class A\n{\n    public void M() { }\n    public void N() { }\n}")], []);
        using var map = new SourceMap(sample.Open(), "no probe");
        var places = new SourcePlaces(map, "", ["A.cs"]);
        int Token(string method) => Assembly.Load(sample.Image).GetType("A")!.GetMethod(method)!.MetadataToken;
        Assert.That(places.Of(new StudentFailure(FailureKind.Threw, "Exception", [], "", [new StudentFrame("Other", Token("M"), 0), new StudentFrame("Course", Token("N"), 0)])), Is.EqualTo(new Location("A.cs", 4)));
    }
}
