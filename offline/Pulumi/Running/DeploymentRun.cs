namespace Pulumi;

public sealed partial class Deployment
{
    private const string NoEngine =
        """
        This build uses the offline stand-in of the package 'Pulumi', which has no Pulumi engine: it runs programs under Deployment.TestAsync only.
        To deploy, build with the genuine packages (dotnet build -p:OfflinePackages=) from a feed that carries Pulumi 3.112.1, and run `pulumi up`.
        """;

    public static Task<int> RunAsync(Action action) => RefuseAsync();

    public static Task<int> RunAsync(Func<IDictionary<string, object?>> func) => RefuseAsync();

    public static Task<int> RunAsync(Func<Task> func) => RefuseAsync();

    public static Task<int> RunAsync(Func<Task<IDictionary<string, object?>>> func, StackOptions? options = null) => RefuseAsync();

    public static Task<int> RunAsync<TStack>()
        where TStack : Stack, new() => RefuseAsync();

    public static Task<int> RunAsync<TStack>(IServiceProvider serviceProvider)
        where TStack : Stack => RefuseAsync();

    private static async Task<int> RefuseAsync()
    {
        await Console.Error.WriteLineAsync(NoEngine);
        Environment.ExitCode = 1;
        return 1;
    }
}
