using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using Gradus.Contracts;
using Gradus.Engine.Compiling;
using Gradus.Tests.Engine;

namespace Gradus.Tests.Wire;

/// <summary>A probe whose methods do what a test says: what a contract's calls meet on the student's side.</summary>
internal static class FakeProbe
{
    /// <summary>A probe of <see cref="IMetrics"/>.</summary>
    /// <param name="bodies">By method: what it does, in C#; other methods throw.</param>
    internal static Assembly Of(params (string Method, string Body)[] bodies)
    {
        var methods = typeof(IMetrics).GetMethods().Select(m =>
            $"public {Name(m.ReturnType)} {m.Name}({string.Join(", ", m.GetParameters().Select(p => $"{Name(p.ParameterType)} @{p.Name}"))}) {{ {bodies.FirstOrDefault(b => b.Method == m.Name).Body ?? "throw new System.NotSupportedException();"} }}");
        return Compile($"#nullable disable\nnamespace Fake;\npublic sealed class Probe : {typeof(IMetrics).FullName}\n{{\n{string.Join("\n", methods)}\n}}\n");
    }

    /// <summary>A probe of <see cref="IHandout"/>.</summary>
    /// <param name="body">What its only method does, in C#.</param>
    internal static Assembly OfHandout(string body) => Compile($"#nullable disable\nnamespace Fake;\npublic sealed class Probe : {typeof(IHandout).FullName}\n{{\npublic object[] Run(string block) {{ {body} }}\n}}\n");

    private static Assembly Compile(string source)
    {
        var result = SharedCompiler.Instance.Compile(new CompileRequest("Fake", MiniKit.OptionsFile, [typeof(IMetrics).Assembly.Location], [new SourceFile("Fake.cs", Encoding.UTF8.GetBytes(source))]));
        return new AssemblyLoadContext("fake", isCollectible: true).LoadFromStream(new MemoryStream(result.Assembly ?? throw new InvalidOperationException(string.Join("\n", result.Errors))));
    }

    private static string Name(Type type)
    {
        if (type == typeof(void)) return "void";
        if (type.IsArray)
        {
            // C# writes the outermost rank first
            string ranks = "";
            for (; type.IsArray; type = type.GetElementType()!) ranks += $"[{new string(',', type.GetArrayRank() - 1)}]";
            return Name(type) + ranks;
        }
        return type.IsGenericType ? $"{type.FullName![..type.FullName!.IndexOf('`')]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>" : type.FullName!;
    }
}
