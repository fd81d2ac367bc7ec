using System.Globalization;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Gradus.Tests.Engine;

/// <summary>An assembly as lines of text.</summary>
internal sealed class Listing
{
    /// <summary>Lists an assembly with embedded debug information.</summary>
    internal Listing(Stream assembly)
    {
        using var module = ModuleDefinition.ReadModule(assembly, new ReaderParameters { ReadSymbols = true, SymbolReaderProvider = new EmbeddedPortablePdbReaderProvider() });
        var types = module.GetTypes().OrderBy(t => t.FullName, StringComparer.Ordinal).ToArray();
        Everything = [module.Assembly.FullName, .. Attributes(module.Assembly), .. Attributes(module), .. types.SelectMany(Type)];
        Declared =
        [
            .. types.SelectMany(t => t.Methods.Select(m => $"{m.FullName} {m.Attributes}").Concat(t.Fields.Select(f => $"{f.FullName} {f.Attributes}")).Append($"{t.FullName} {t.Attributes}"))
                .Where(line => !line.Contains('<', StringComparison.Ordinal) || line.Contains("`", StringComparison.Ordinal)).Where(line => !line.Contains("<>", StringComparison.Ordinal) && !line.Contains("<Private", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>Everything that decides what it does: attributes, types, members, instructions; and where the debug information puts them.</summary>
    internal string[] Everything { get; }

    /// <summary>The members that its sources declare, with their attributes.</summary>
    internal string[] Declared { get; }

    private static IEnumerable<string> Type(TypeDefinition t) =>
    [
        $"{t.FullName} : {t.BaseType?.FullName} {t.Attributes}", .. Attributes(t), .. t.Interfaces.Select(i => i.InterfaceType.FullName),
        .. t.Fields.SelectMany(f => Attributes(f).Prepend($"{f.FullName} {f.Attributes} {f.Constant} {Convert.ToHexString(f.InitialValue)}")),
        .. t.Properties.Select(p => p.FullName),
        .. t.Methods.SelectMany(Method),
    ];

    private static IEnumerable<string> Method(MethodDefinition m) =>
    [
        $"{m.FullName} {m.Attributes} {m.ImplAttributes}", .. Attributes(m), .. m.Parameters.SelectMany(Attributes),
        .. m.HasBody ? m.Body.Variables.Select(v => $"  local {v.VariableType.FullName}") : [],
        .. m.HasBody ? m.Body.Instructions.Select(i => $"  {i}{Place(m, i)}") : [],
        .. m.HasBody ? m.Body.ExceptionHandlers.Select(h => $"  {h.HandlerType} {h.TryStart}-{h.TryEnd} {h.HandlerStart}-{h.HandlerEnd} {h.CatchType?.FullName}") : [],
    ];

    private static IEnumerable<string> Attributes(ICustomAttributeProvider of) => of.CustomAttributes
        .Select(a => $"[{a.Constructor.FullName}({string.Join(", ", a.ConstructorArguments.Select(Show))}){string.Concat(a.Properties.Select(p => $" {p.Name}={Show(p.Argument)}"))}]")
        .Order(StringComparer.Ordinal);

    private static string Place(MethodDefinition method, Instruction instruction) => method.DebugInformation.GetSequencePoint(instruction) is { } p
        ? string.Create(CultureInfo.InvariantCulture, $"  // {Path.GetFileName(p.Document.Url)}:{p.StartLine}:{p.StartColumn}-{p.EndLine}:{p.EndColumn}")
        : "";

    private static string Show(CustomAttributeArgument argument) => argument.Value is CustomAttributeArgument[] items
        ? string.Join(" ", items.Select(Show))
        : Convert.ToString(argument.Value, CultureInfo.InvariantCulture) ?? "null";
}
