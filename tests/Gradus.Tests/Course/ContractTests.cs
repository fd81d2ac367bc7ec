using System.Reflection;
using Gradus.Authoring;
using Gradus.Contracts;
using Gradus.Contracts.Wire;
using NUnit.Framework;

namespace Gradus.Tests.Course;

/// <summary>Contracts can cross to another process, and probes carry them out without naming a student's type where that would cost more than one call.</summary>
public sealed class ContractTests
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static IEnumerable<Type> Contracts => typeof(IHandout).Assembly.GetTypes().Where(t => t.IsInterface && t.IsPublic && t.Namespace == typeof(IHandout).Namespace);

    private static IEnumerable<TestCaseData> ContractCases => Contracts.Select(c => new TestCaseData(c).SetArgDisplayNames(c.Name));

    private static IEnumerable<TestCaseData> Assignments => CourseSources.Assignments;

    [TestCaseSource(nameof(ContractCases))]
    public void Everything_in_a_contract_crosses(Type contract) => Assert.That(MethodTable.Faults(contract), Is.Empty);

    [TestCaseSource(nameof(ContractCases))]
    public void A_contract_has_a_probe(Type contract) => Assert.That(CourseSources.All.SelectMany(a => CourseSources.Probe(a).GetTypes()).Where(contract.IsAssignableFrom), Is.Not.Empty);

    [TestCaseSource(nameof(Assignments))]
    public void A_probe_carries_out_a_contract_once_and_the_handout(AssignmentSources assignment)
    {
        var contracts = CourseSources.Probe(assignment).GetTypes().Where(CourseSources.IsWritten).SelectMany(t => t.GetInterfaces()).Where(i => Contracts.Contains(i));
        Assert.That(contracts, Is.Unique.And.Contains(typeof(IHandout)).And.Exactly(2).Items);
    }

    [TestCaseSource(nameof(Assignments))]
    public void No_field_or_signature_of_a_probe_names_a_type_of_the_module(AssignmentSources assignment)
    {
        var named = from type in CourseSources.Probe(assignment).GetTypes().Where(CourseSources.IsWritten)
                    from member in type.GetMembers(Declared)
                    from used in Types(member).SelectMany(Parts)
                    where assignment.Modules.Contains(used.Assembly.GetName().Name)
                    select $"{type.Name}.{member.Name}: {used.Name}";
        Assert.That(named, Is.Empty, "without that type the whole probe would not load; it belongs inside a method's body");
    }

    private static IEnumerable<Type> Types(MemberInfo member) => member switch
    {
        FieldInfo field => [field.FieldType],
        PropertyInfo property => [property.PropertyType],
        EventInfo @event => [@event.EventHandlerType!],
        MethodInfo method => [method.ReturnType, .. method.GetParameters().Select(p => p.ParameterType)],
        ConstructorInfo constructor => constructor.GetParameters().Select(p => p.ParameterType),
        Type nested => nested.BaseType is { } above ? [above, .. nested.GetInterfaces()] : [],
        _ => [],
    };

    private static IEnumerable<Type> Parts(Type type) => type.HasElementType ? Parts(type.GetElementType()!) : type.IsGenericType ? [type, .. type.GetGenericArguments().SelectMany(Parts)] : [type];
}
