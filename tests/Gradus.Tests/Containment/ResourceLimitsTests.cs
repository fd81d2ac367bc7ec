using Gradus.Worker.Locking;
using NUnit.Framework;

namespace Gradus.Tests.Containment;

/// <summary>Which limits a kernel can be trusted with.</summary>
public sealed class ResourceLimitsTests
{
    [TestCase("4.18.0", false)]
    [TestCase("5.13.19", false)]
    [TestCase("5.14", true)]
    [TestCase("6.8.0.31", true)]
    public void Tasks_are_limited_where_the_kernel_counts_them_by_namespace(string kernel, bool counts) =>
        Assert.That(ResourceLimits.CountsByNamespace(Version.Parse(kernel)), Is.EqualTo(counts));
}
