using Gradus.Contracts.Wire;
using NUnit.Framework;

namespace Gradus.Tests.Wire;

/// <summary>What a worker is sent before it serves.</summary>
public class SubjectAssembliesTests
{
    [Test]
    public void Probe_and_modules_arrive_in_order_with_what_is_judged()
    {
        var sent = new SubjectAssemblies("Проба", [new SubjectModule("A", [1, 2]), new SubjectModule("B", [3], IsOwn: false), new SubjectModule("C", [4, 5, 6])]);
        var (engine, worker) = MemoryChannel.Pair();
        using (engine)
        {
            sent.Send(engine);
            var got = SubjectAssemblies.Receive(worker);
            Assert.That((got.Probe, string.Join(" ", got.Modules.Select(m => $"{m.Name}:{Convert.ToHexString(m.Content)}:{m.IsOwn}"))), Is.EqualTo(("Проба", "A:0102:True B:03:False C:040506:True")));
            Assert.That(got.Own, Is.EqualTo(new[] { "A", "C" }));
        }
    }
}
