using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Gradus.Tests.Course;

/// <summary>A module of which nothing can be called: every body throws, those of constructors, properties and operators, too.</summary>
internal static class ThrowingModule
{
    /// <summary>Makes it of a module.</summary>
    /// <param name="assembly">The module: types and members stay as they are.</param>
    internal static byte[] Of(byte[] assembly)
    {
        using var read = new MemoryStream(assembly);
        using var module = ModuleDefinition.ReadModule(read);
        var exception = module.ImportReference(typeof(NotSupportedException).GetConstructor(Type.EmptyTypes));
        foreach (var method in module.GetTypes().SelectMany(type => type.Methods).Where(method => method.HasBody))
        {
            method.Body = new MethodBody(method);
            var body = method.Body.GetILProcessor();
            body.Emit(OpCodes.Newobj, exception);
            body.Emit(OpCodes.Throw);
        }
        using var written = new MemoryStream();
        module.Write(written);
        return written.ToArray();
    }
}
