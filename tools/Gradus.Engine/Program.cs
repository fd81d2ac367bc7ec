using System.Globalization;
using Gradus.Contracts.Wire;
using Gradus.Engine.Compiling;

// The compiler process: one byte when it is up, then requests and results until its input ends.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
var channel = new StreamChannel(new BufferedStream(Console.OpenStandardInput()), new BufferedStream(Console.OpenStandardOutput()), maximum: CompilerMessages.Maximum);
try
{
    channel.Send([1]);
    while (true)
    {
        var request = CompilerMessages.ReadRequest(channel.Receive(Timeout.InfiniteTimeSpan));
        channel.Send(CompilerMessages.Write(SourceCompiler.Compile(request)));
    }
}
catch (ChannelClosedException)
{
    return 0;
}
