using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Gradus.Screening;

/// <summary>The files that types without code stand in, which the compiler notes in the debug information of their definitions.</summary>
internal static class TypeDocuments
{
    /// <summary><c>TypeDefinitionDocuments</c>, of the extensions to the Portable PDB format (Roslyn).</summary>
    private static readonly Guid kind = new("932E74BC-DBA9-4478-8D46-0F32A7BAB3D3");

    /// <summary>By metadata token, the first file of each such type; empty without embedded debug information.</summary>
    public static IReadOnlyDictionary<int, string> Of(Stream assembly)
    {
        Dictionary<int, string> files = [];
        using var image = new PEReader(assembly, PEStreamOptions.LeaveOpen);
        DebugDirectoryEntry[] embedded = [.. image.ReadDebugDirectory().Where(entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb)];
        if (embedded.Length == 0) return files;
        using MetadataReaderProvider provider = image.ReadEmbeddedPortablePdbDebugDirectoryData(embedded[0]);
        MetadataReader reader = provider.GetMetadataReader();
        foreach (CustomDebugInformationHandle handle in reader.CustomDebugInformation)
        {
            CustomDebugInformation information = reader.GetCustomDebugInformation(handle);
            if (information.Parent.Kind != HandleKind.TypeDefinition || reader.GetGuid(information.Kind) != kind) continue;
            BlobReader blob = reader.GetBlobReader(information.Value);
            Document document = reader.GetDocument(MetadataTokens.DocumentHandle(blob.ReadCompressedInteger()));
            files.TryAdd(MetadataTokens.GetToken(information.Parent), reader.GetString(document.Name));
        }
        return files;
    }
}
