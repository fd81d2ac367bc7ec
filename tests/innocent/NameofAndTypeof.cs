// nameof, typeof, GetType, is, as, default, sizeof
// Run gives 35
namespace Innocent;

public static class NameofAndTypeof
{
    private static string Kind<T>(T value) => $"{typeof(T).Name}:{value?.GetType().Name}";

    public static double Run()
    {
        object o = 3.5;
        string? s = o as string;
        return nameof(Kind).Length + nameof(List<int>.Count).Length + Kind<object>(1).Length + (o.GetType() == typeof(double) ? 1 : 0) + (s is null ? 1 : 0) + default(int) + sizeof(long) + (typeof(int[]).IsArray ? 1 : 0) + typeof(Dictionary<,>).FullName!.Length * 0 + 3;
    }
}
