using System.Security.Cryptography;
using System.Text;
using Gradus.Contracts.Wire;
using Gradus.Grading.Records;
using Gradus.Screening;

namespace Gradus.Engine.Batch;

/// <summary>What judges, as a hash: engine, compiler, screening, grading and worker. A build from equal sources has an equal one.</summary>
public static class EngineFingerprint
{
    /// <summary>Sixteen hexadecimal digits.</summary>
    public static string Value { get; } = Take();

    private static string Take()
    {
        Type[] pieces = [typeof(Grader), typeof(ScoreRecord), typeof(ContractClient), typeof(ScreeningPolicy), typeof(Microsoft.CodeAnalysis.CSharp.CSharpCompilation)];
        var ids = pieces.Select(p => p.Module.ModuleVersionId.ToString("N")).ToList(); // deterministic builds: a hash of what was compiled
        string worker = Path.Combine(AppContext.BaseDirectory, "worker");
        if (Directory.Exists(worker))
            ids.AddRange(Directory.GetFiles(worker, "*.dll").Order(StringComparer.Ordinal).Select(f => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(f)))));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', ids))))[..16];
    }
}
