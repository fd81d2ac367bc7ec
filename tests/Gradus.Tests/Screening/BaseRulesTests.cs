using Gradus.Screening;
using NUnit.Framework;

namespace Gradus.Tests.Screening;

/// <summary>Rules of every assignment: a member that may not be called cannot be called without its name, either.</summary>
public class BaseRulesTests
{
    private static IEnumerable<string> Found(string statement) => DenyList.Check(Sample.Compile("Course", $$"""
        public class Ranking { public static int RocCurve(int x) => x; public int Points => 1; }
        class Code
        {
            object? M<T>(object o, Func<int, int> f, System.Collections.IEnumerable xs) where T : new()
            {
                {{statement}}
            }
        }
        """).Open(), BaseRules.All).Where(f => f.Line == 6).Select(f => f.Member);

    [TestCase("return Ranking.RocCurve((dynamic)o);", "Binder.InvokeMember")]
    [TestCase("return ((dynamic)o).Points;", "Binder.GetMember")]
    [TestCase("return typeof(Ranking).InvokeMember(\"RocCurve\", default, null, null, [1]);", "Type.InvokeMember")]
    [TestCase("return typeof(Ranking).GetMethod(\"RocCurve\");", "Type.GetMethod")]
    [TestCase("return typeof(Ranking).GetMembers()[0];", "Type.GetMembers")]
    [TestCase("return ((System.Reflection.IReflect)typeof(Ranking)).InvokeMember(\"RocCurve\", default, null, null, null, null, null, null);", "IReflect.InvokeMember")]
    [TestCase("return System.Reflection.RuntimeReflectionExtensions.GetRuntimeMethods(typeof(Ranking));", "RuntimeReflectionExtensions.GetRuntimeMethods")]
    [TestCase("return f.Method.Invoke(null, null);", "MethodBase.Invoke")]
    [TestCase("return Delegate.CreateDelegate(typeof(Func<int, int>), typeof(Ranking), \"RocCurve\");", "Delegate.CreateDelegate")]
    [TestCase("return Activator.CreateInstance(typeof(Ranking));", "Activator.CreateInstance")]
    [TestCase("System.Linq.Expressions.Expression<Func<int>> e = () => Ranking.RocCurve(1); return e.Compile();", "Expression.Compile")]
    [TestCase("return System.Text.Json.JsonSerializer.Serialize(o);", "JsonSerializer.Serialize")]
    [TestCase("return System.ComponentModel.TypeDescriptor.GetProperties(o);", "TypeDescriptor.GetProperties")]
    public void Ways_round_a_name_are_closed(string statement, string member) => Assert.That(Found(statement), Does.Contain(member));

    [TestCase("return o.GetType().Name + typeof(T).Name + nameof(Ranking);")]
    [TestCase("return new T();")]
    [TestCase("return f(1) + f.Invoke(2) + o.GetHashCode();")]
    [TestCase("dynamic d = o; return d;")]
    [TestCase("return o is Ranking r ? new { r.Points } : (object)xs.Cast<int>().Select(x => x + 1).ToList();")]
    [TestCase("return Enum.GetValues<DayOfWeek>();")]
    public void Ordinary_code_goes_through(string statement) => Assert.That(Found(statement), Is.Empty);

    [Test]
    public void Accessors_by_attribute_are_closed() => Assert.That(DenyList.Check(Sample.Compile("Course", """
        class Code
        {
            [System.Runtime.CompilerServices.UnsafeAccessor(System.Runtime.CompilerServices.UnsafeAccessorKind.Method, Name = "Secret")]
            extern static int Secret(string s);
        }
        """).Open(), BaseRules.All), Is.Not.Empty);

    [Test]
    public void Every_rule_is_well_formed_and_stands_once()
    {
        Assert.That(BaseRules.All.Select(DenyList.Validate), Is.All.Null);
        Assert.That(BaseRules.All.Select(rule => rule.Member), Is.Unique);
    }
}
