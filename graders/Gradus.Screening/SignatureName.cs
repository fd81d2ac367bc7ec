using System.Globalization;
using Mono.Cecil;

namespace Gradus.Screening;

/// <summary>One spelling of parameter types for metadata and for reflection, so that overloads can be told apart across the two.</summary>
internal static class SignatureName
{
    public static string Of(TypeReference type) => type switch
    {
        GenericParameter parameter => GenericParameter(parameter.Type == GenericParameterType.Method, parameter.Position),
        GenericInstanceType instance => Instance(Of(instance.ElementType), instance.GenericArguments.Select(Of)),
        ArrayType array => Array(Of(array.ElementType), array.Rank),
        ByReferenceType reference => $"{Of(reference.ElementType)}&",
        PointerType pointer => $"{Of(pointer.ElementType)}*",
        TypeSpecification other => Of(other.ElementType),
        _ => type.FullName.Replace('/', '+'),
    };

    public static string Of(Type type) => type switch
    {
        { IsGenericParameter: true } => GenericParameter(type.DeclaringMethod is not null, type.GenericParameterPosition),
        { IsArray: true } => Array(Of(type.GetElementType()!), type.GetArrayRank()),
        { IsByRef: true } => $"{Of(type.GetElementType()!)}&",
        { IsPointer: true } => $"{Of(type.GetElementType()!)}*",
        { IsGenericType: true, IsGenericTypeDefinition: false } => Instance(Of(type.GetGenericTypeDefinition()), type.GetGenericArguments().Select(Of)),
        _ => type.FullName ?? type.Name,
    };

    public static string Of(IMethodSignature method) => string.Join(';', method.Parameters.Select(parameter => Of(parameter.ParameterType)));

    public static string Of(System.Reflection.MethodInfo method) => string.Join(';', method.GetParameters().Select(parameter => Of(parameter.ParameterType)));

    private static string GenericParameter(bool ofMethod, int position) => string.Create(CultureInfo.InvariantCulture, $"{(ofMethod ? "!!" : "!")}{position}");

    private static string Instance(string definition, IEnumerable<string> arguments) => $"{definition}<{string.Join(',', arguments)}>";

    private static string Array(string element, int rank) => $"{element}[{new string(',', rank - 1)}]";
}
