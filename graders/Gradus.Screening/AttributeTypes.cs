using Mono.Cecil;

namespace Gradus.Screening;

/// <summary>The types that an attribute's arguments name.</summary>
internal static class AttributeTypes
{
    public static IReadOnlyList<TypeReference> In(CustomAttribute attribute)
    {
        try
        {
            return
            [
                .. attribute.ConstructorArguments.Concat(attribute.Properties.Select(each => each.Argument)).Concat(attribute.Fields.Select(each => each.Argument))
                    .SelectMany(each => each.Value is CustomAttributeArgument[] items ? items : [each]).Select(each => each.Value).OfType<TypeReference>(),
            ];
        }
        catch (ResolutionException)
        {
            // Arguments behind an enum of another assembly cannot be read without that assembly.
            return [];
        }
    }
}
