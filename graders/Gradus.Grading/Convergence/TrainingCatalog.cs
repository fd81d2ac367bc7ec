using System.Buffers.Binary;
using System.Reflection;
using Gradus.Grading.Checks;

namespace Gradus.Grading.Convergence;

/// <summary>A training that a suite declares.</summary>
/// <param name="Type">Its class.</param>
/// <param name="Checks">Ids of the checks that judge by it.</param>
public sealed record DeclaredTraining(Type Type, IReadOnlyList<string> Checks)
{
    /// <summary>A training of this class.</summary>
    public Training Make() => (Training)Activator.CreateInstance(Type)!;
}

/// <summary>The trainings of a suite, read without running it.</summary>
public static class TrainingCatalog
{
    private const byte Call = 0x28, MethodSpecification = 0x2B;

    /// <summary>The trainings that a suite declares, by id.</summary>
    public static IReadOnlyList<DeclaredTraining> Of(Assembly suite)
    {
        var judged = SuiteMethods(suite).SelectMany(m => JudgedBy(m.Method).Select(training => (training, m.Check))).ToLookup(j => j.training, j => j.Check);
        return [.. suite.GetTypes().Where(t => t.IsSubclassOf(typeof(Training)) && !t.IsAbstract)
            .Select(t => new DeclaredTraining(t, [.. judged[t].Distinct()])).OrderBy(t => t.Make().Id, StringComparer.Ordinal)];
    }

    private static IEnumerable<(MethodInfo Method, string Check)> SuiteMethods(Assembly suite) =>
        from type in suite.GetTypes()
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        where method.GetCustomAttribute<CheckAttribute>() is not null
        select (method, CheckId.Of(type.FullName!, method.Name));

    /// <summary>The type arguments of the calls of <see cref="Convergence.Judge"/> in a method's body.</summary>
    private static IEnumerable<Type> JudgedBy(MethodInfo method)
    {
        byte[] body = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (int i = 0; i + 4 < body.Length; i++)
            if (body[i] == Call && body[i + 4] == MethodSpecification && Resolve(method.Module, BinaryPrimitives.ReadInt32LittleEndian(body.AsSpan(i + 1))) is { IsGenericMethod: true } called
                && called.DeclaringType == typeof(Convergence))
                yield return called.GetGenericArguments()[0];
    }

    /// <summary>What a token stands for; null when these bytes are none, but part of another instruction.</summary>
    private static MethodBase? Resolve(Module module, int token)
    {
        try { return module.ResolveMethod(token); }
        catch (Exception e) when (e is ArgumentException or BadImageFormatException) { return null; }
    }
}
