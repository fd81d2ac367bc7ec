using Gradus.Authoring;
using Gradus.Screening;
using NUnit.Framework;

namespace Gradus.Tests.Authoring;

/// <summary>The list of exercises that policies are read with: what the markers of the reference say, in names that are found in an assembly.</summary>
public sealed class ExerciseListTests
{
    [TestCase("int F() => 1;", "F")]
    [TestCase("int F<T>(T x) => 1;", "F")]
    [TestCase("int P => 1;", "P")]
    [TestCase("int P { get { return 1; } set { } }", "P")]
    [TestCase("int this[int i] => 1;", "Item")]
    [TestCase("public C(int x) { }", ".ctor")]
    [TestCase("static C() { }", ".cctor")]
    [TestCase("public static C operator +(C a, C b) => a;", "op_Addition")]
    [TestCase("public static C operator -(C a) => a;", "op_UnaryNegation")]
    [TestCase("public static implicit operator int(C a) => 1;", "op_Implicit")]
    [TestCase("int System.IComparable<C>.CompareTo(C? other) => 1;", "CompareTo")]
    [TestCase("int @class() => 1;", "class")]
    public void A_member_is_named_as_a_policy_names_it(string member, string name)
    {
        using var reference = new Folder(("C.cs", $"namespace Gradus.Mini;\npublic class C\n{{\n    // exercise: e\n    {member}\n}}\n"));
        var list = ExerciseMembers.Parse("list", ExerciseList.Of(reference.Path).Content);
        Assert.That(list.Of("e"), Is.EqualTo(new[] { $"Gradus.Mini.C.{name}" }));
    }

    [Test]
    public void Exercises_come_in_the_order_of_the_files_each_member_once()
    {
        using var reference = new Folder(
            ("B.cs", "namespace Gradus.Mini;\nclass B\n{\n    struct In<T>\n    {\n        // exercise: second\n        int F() => 1;\n    }\n\n    // exercise: first\n    int H() => 1;\n}\n"),
            ("A.cs", "namespace Gradus.Mini;\nclass A\n{\n    // exercise: first\n    int F() => 1;\n\n    // exercise: first\n    int F(int x) => 1;\n\n    // solution\n    int G() => 1;\n}\n"),
            ("Given/G.cs", "class G { }\n"));
        Assert.That(ExerciseList.Of(reference.Path), Is.EqualTo(new GeneratedFile("assignment.exercises",
            "# Made by `gradus stubs`: the members of each exercise, by which a policy's lines `in` exercises know whom a use concerns.\n"
            + "first : Gradus.Mini.A.F\nfirst : Gradus.Mini.B.H\nsecond : Gradus.Mini.B.In.F\n")));
    }
}
