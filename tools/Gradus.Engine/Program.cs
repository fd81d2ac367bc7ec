using System.Globalization;
using Gradus.Contracts.Wire;
using Gradus.Engine.Compiling;
using Gradus.Engine.Processes;

// The compiler process: one byte when it is up, then requests and results until its input ends.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
ParentDeath.EndsUs();
var channel = new StreamChannel(new BufferedStream(Console.OpenStandardInput()), new BufferedStream(Console.OpenStandardOutput()), maximum: CompilerMessages.Maximum);
try
{
    channel.Send([1]);
    while (true)
    {
        var request = CompilerMessages.ReadRequest(channel.Receive(Timeout.InfiniteTimeSpan));
        channel.Send(CompilerMessages.Write(Compile(request)));
    }
}
catch (ChannelClosedException)
{
    return 0;
}

// Running out of stack or memory is left to end the process: that is how the sources' own fault looks from outside.
static CompileResult Compile(CompileRequest request)
{
    try
    {
        return SourceCompiler.Compile(request);
    }
    catch (Exception e) when (!IsExhaustion(e))
    {
        return new CompileResult(null, [], Fault: $"{e.GetType().Name}: {e.Message}");
    }
}

static bool IsExhaustion(Exception e) => e is OutOfMemoryException or InsufficientExecutionStackException || (e is AggregateException several && several.Flatten().InnerExceptions.Any(IsExhaustion));
