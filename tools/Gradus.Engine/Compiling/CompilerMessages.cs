using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gradus.Engine.Compiling;

/// <summary>What crosses between the engine and its compiler process: one frame of JSON each way.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)] // the generated writer makes no difference between no bytes and null
[JsonSerializable(typeof(CompileRequest))]
[JsonSerializable(typeof(CompileResult))]
internal sealed partial class CompilerMessages : JsonSerializerContext
{
    /// <summary>Longest message, in bytes: the largest submission, written in base 64, and room to spare.</summary>
    internal const int Maximum = 64 << 20;

    internal static byte[] Write(CompileRequest request) => JsonSerializer.SerializeToUtf8Bytes(request, Default.CompileRequest);

    internal static byte[] Write(CompileResult result) => JsonSerializer.SerializeToUtf8Bytes(result, Default.CompileResult);

    internal static CompileRequest ReadRequest(byte[] frame) => JsonSerializer.Deserialize(frame, Default.CompileRequest)!;

    internal static CompileResult ReadResult(byte[] frame) => JsonSerializer.Deserialize(frame, Default.CompileResult)!;
}
