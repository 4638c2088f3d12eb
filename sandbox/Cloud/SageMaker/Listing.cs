using System.Text.Json.Nodes;

namespace Infra.Sandbox.Cloud.SageMaker;

/// <summary>One row of a list operation with what it is filtered and sorted by.</summary>
internal sealed record ListRow(string Name, DateTimeOffset CreationTime, DateTimeOffset LastModifiedTime, string? Status, JsonObject Summary);

/// <summary>The filters, orders and pages that all list operations of SageMaker share.</summary>
internal static class Listing
{
    private const int DefaultPage = 10;

    public static JsonObject Page(IEnumerable<ListRow> rows, JsonObject request, string member)
    {
        var chosen = rows.Where(row =>
            row.Name.Contains(request.Text("NameContains") ?? "", StringComparison.OrdinalIgnoreCase)
            && (request.Text("StatusEquals") ?? row.Status) == row.Status
            && Within(row.CreationTime, request, "CreationTime")
            && Within(row.LastModifiedTime, request, "LastModifiedTime"));
        return Paging.Page(Sort(chosen, request).Select(row => row.Summary), request, member, DefaultPage);
    }

    private static bool Within(DateTimeOffset moment, JsonObject request, string name) =>
        (Moment(request[name + "After"]) is not { } after || moment > after) && (Moment(request[name + "Before"]) is not { } before || moment < before);

    private static DateTimeOffset? Moment(JsonNode? node) =>
        node is null ? null
        : double.TryParse(node.ToString(), out var seconds) ? DateTimeOffset.UnixEpoch.AddSeconds(seconds)
        : DateTimeOffset.TryParse(node.ToString(), out var parsed) ? parsed
        : throw new AwsException("SerializationException", $"\"{node}\" is not a timestamp.");

    private static IEnumerable<ListRow> Sort(IEnumerable<ListRow> rows, JsonObject request)
    {
        var descending = (request.Text("SortOrder") ?? "Descending") == "Descending";
        return request.Text("SortBy") switch
        {
            "Name" => Order(rows, row => row.Name, descending),
            "Status" => Order(rows, row => row.Status, descending),
            _ => Order(rows, row => row.CreationTime, descending),
        };
    }

    private static IEnumerable<ListRow> Order<TKey>(IEnumerable<ListRow> rows, Func<ListRow, TKey> key, bool descending) =>
        descending ? rows.OrderByDescending(key).ThenByDescending(row => row.Name, StringComparer.Ordinal) : rows.OrderBy(key).ThenBy(row => row.Name, StringComparer.Ordinal);
}
