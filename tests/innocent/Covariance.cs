// Variance: in and out parameters of interfaces and delegates, covariant returns
// Run gives 10
namespace Innocent;

public static class Covariance
{
    public interface ISource<out T> { T Next(); }

    public interface ISink<in T> { int Take(T value); }

    public sealed class Words : ISource<string>, ISink<object>
    {
        public string Next() => "word";
        public int Take(object value) => value.ToString()!.Length;
    }

    public class Base { public virtual object Make() => 1; }

    public sealed class Derived : Base { public override string Make() => "ab"; }

    public static double Run()
    {
        ISource<object> source = new Words();
        ISink<string> sink = new Words();
        Func<object, int> length = o => o.ToString()!.Length;
        Func<string, int> narrow = length;
        return source.Next().ToString()!.Length + sink.Take("xyz") + narrow("a") + ((string)new Derived().Make()).Length;
    }
}
