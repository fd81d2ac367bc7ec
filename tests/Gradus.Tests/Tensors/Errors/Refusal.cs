using NUnit.Framework;

namespace Gradus.Tests.Tensors.Errors;

/// <summary>Rows of a table of bad input: what is done, which exception refuses it, and what its message must name.</summary>
internal static class Refusal
{
    public static TestCaseData Of<TException>(string name, Func<object?> act, params string[] words) where TException : Exception =>
        new TestCaseData(typeof(TException), act, words).SetArgDisplayNames(name);

    public static void Expect(Type exception, Func<object?> act, string[] words)
    {
        var thrown = Assert.Throws(Is.TypeOf(exception), () => act())!;
        Assert.Multiple(() =>
        {
            foreach (string word in words) Assert.That(thrown.Message, Does.Contain(word));
        });
    }
}
