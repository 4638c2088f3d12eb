namespace Pulumi;

public sealed partial class Deployment
{
    private const string NoEngine = """
        This build has no Pulumi engine: it uses the stand-in of the package 'Pulumi' in offline/, which only runs programs under mocks.
        To deploy with 'pulumi up', restore from a package feed that carries the genuine packages and build with an empty OfflinePackages:
          dotnet build -p:OfflinePackages=
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
        await Console.Error.WriteLineAsync(NoEngine).ConfigureAwait(false);
        return 1;
    }
}
