using NUnit.Framework;

namespace Gradus.Tests.Scalars;

/// <summary>Rows of a table of bad input: what is done, which exception refuses it, and what its message must name.</summary>
internal static class Refusal
{
    public static TestCaseData Of<T>(string name, Action act, params string[] words)
        where T : Exception => new TestCaseData(typeof(T), act, words).SetName($"{{m}}({name})");

    public static void Expect(Type exception, Action act, string[] words)
    {
        Exception thrown = Assert.Throws(Is.TypeOf(exception), act)!;
        Assert.Multiple(() =>
        {
            foreach (string word in words)
            {
                Assert.That(thrown.Message, Does.Contain(word));
            }
        });
    }
}
