namespace Gradus.Screening;

/// <summary>What no submission may use, whatever its assignment: ways to call a member without naming it, which would make every other rule void.</summary>
/// <remarks>Harmless neighbours stay allowed: <c>GetType().Name</c>, <c>typeof(T)</c>, <c>is</c>, <c>new T()</c>, a delegate's <c>Invoke</c>.</remarks>
public static class BaseRules
{
    private const string Dynamic = "deny.base-dynamic";
    private const string Reflection = "deny.base-reflection";

    /// <summary>The rules; each is about the whole submission.</summary>
    public static IReadOnlyList<DenyRule> All { get; } =
    [
        // names looked up while the program runs
        .. Rules(Dynamic, "Microsoft.CSharp.RuntimeBinder.*", "System.Dynamic.*", "Microsoft.VisualBasic.*", "Microsoft.VisualBasic.CompilerServices.*"),

        // from a type to its members
        .. Rules(Reflection, [.. new[]
        {
            "InvokeMember", "FindMembers", "GetMethod", "GetMethods", "GetMember", "GetMembers", "GetField", "GetFields", "GetProperty", "GetProperties", "GetConstructor",
            "GetConstructors", "GetEvent", "GetEvents", "GetDefaultMembers", "GetInterfaceMap", "GetMemberWithSameMetadataDefinitionAs",
        }.Select(member => $"System.Type.{member}")]),
        .. Rules(Reflection, "System.Reflection.IReflect", "System.Reflection.TypeInfo", "System.Reflection.RuntimeReflectionExtensions", "System.Reflection.TypeExtensions"),

        // members as objects
        .. Rules(Reflection, "System.Reflection.MethodBase", "System.Reflection.MethodInfo", "System.Reflection.ConstructorInfo", "System.Reflection.FieldInfo",
            "System.Reflection.PropertyInfo", "System.Reflection.EventInfo", "System.Reflection.MethodInvoker", "System.Reflection.ConstructorInvoker",
            "System.Reflection.Module", "System.Reflection.Assembly", "System.RuntimeMethodHandle"),

        // objects and delegates made by name
        .. Rules(Reflection, "System.Activator", "System.AppDomain", "System.Runtime.Loader.*", "System.Delegate.CreateDelegate",
            "System.Runtime.CompilerServices.UnsafeAccessorAttribute", "System.Runtime.CompilerServices.UnsafeAccessorTypeAttribute"),

        // code that is made while the program runs
        .. Rules(Reflection, "System.Linq.Expressions.*", "System.Reflection.Emit.*"),

        // libraries that call members by name
        .. Rules(Reflection, "System.ComponentModel.TypeDescriptor", "System.ComponentModel.PropertyDescriptor", "System.Text.Json.JsonSerializer", "System.Xml.Serialization.*",
            "System.Runtime.Serialization.DataContractSerializer", "System.Runtime.Serialization.Json.*", "System.Xml.Xsl.*"),
    ];

    private static IEnumerable<DenyRule> Rules(string instead, params string[] members) => members.Select(member => new DenyRule(member, instead));
}
