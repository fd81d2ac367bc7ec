namespace Gradus.Contracts.Wire;

/// <summary>A module as a worker gets it.</summary>
/// <param name="Name">Its simple name.</param>
/// <param name="Content">The assembly.</param>
/// <param name="IsOwn">Whether it is judged: frames on the stack are named for these only. The others are the reference's, which stand in for modules that are not judged here.</param>
public sealed record SubjectModule(string Name, byte[] Content, bool IsOwn = true);

/// <summary>What a worker is to hold: modules, and the probe that calls them. It crosses in one frame that lists it and one for each module.</summary>
/// <param name="Probe">Simple name of the probe, which lies in the worker's folder.</param>
/// <param name="Modules">The modules, each name once.</param>
public sealed record SubjectAssemblies(string Probe, IReadOnlyList<SubjectModule> Modules)
{
    /// <summary>Names of the modules that are judged.</summary>
    public string[] Own => [.. Modules.Where(m => m.IsOwn).Select(m => m.Name)];

    /// <summary>Sends it to a worker that is up.</summary>
    /// <exception cref="ChannelClosedException">The worker is gone.</exception>
    public void Send(IFrameChannel to)
    {
        var list = new FrameWriter();
        list.String(Probe);
        list.Int(Modules.Count);
        foreach (var module in Modules)
        {
            list.String(module.Name);
            list.Byte(module.IsOwn ? (byte)1 : (byte)0);
        }
        to.Send(list.Written);
        foreach (var module in Modules) to.Send(module.Content);
    }

    /// <summary>Waits for what the engine sends.</summary>
    /// <exception cref="ChannelClosedException">The engine is gone: this worker was not needed.</exception>
    public static SubjectAssemblies Receive(IFrameChannel from)
    {
        var list = new FrameReader(from.Receive(Timeout.InfiniteTimeSpan));
        string probe = list.String();
        var modules = new (string Name, bool IsOwn)[list.Int()];
        for (int i = 0; i < modules.Length; i++) modules[i] = (list.String(), list.Byte() != 0);
        return new SubjectAssemblies(probe, [.. modules.Select(m => new SubjectModule(m.Name, from.Receive(Timeout.InfiniteTimeSpan), m.IsOwn))]);
    }
}
