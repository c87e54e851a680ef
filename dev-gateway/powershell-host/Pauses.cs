// SPDX-License-Identifier: MIT
namespace PowerShellHost;

/// <summary>
/// Holds a run at the points that its request names, so that what somebody else does at that very moment is a test and no
/// matter of luck. Nothing but the stand-ins sees the computer: what is after one is before the next, or the script's end.
/// </summary>
/// <param name="hold">Tells that the run is paused with this computer, and gives the computer with which it goes on.</param>
public sealed class Pauses(PausePoint[] points, Func<PausePoint, JsonObject, JsonObject> hold)
{
    private readonly Dictionary<PausePoint, int> _met = new(ReferenceEqualityComparer.Instance);
    private readonly List<PausePoint> _due = [];

    /// <summary>A stand-in is called. Gives the computer that it works on.</summary>
    public JsonObject Enter(string command, string? subject, JsonObject computer)
    {
        computer = End(computer);
        foreach (var point in points.Where(one => Fits(one, command, subject)))
        {
            _met[point] = _met.GetValueOrDefault(point) + 1;
            if (_met[point] != point.Nth) continue;
            if (point.When == "after") _due.Add(point);
            else computer = hold(point, computer);
        }
        return computer;
    }

    /// <summary>The stand-in that was called last has done its work.</summary>
    public JsonObject End(JsonObject computer)
    {
        PausePoint[] due = [.. _due];
        _due.Clear();
        return due.Aggregate(computer, (now, point) => hold(point, now));
    }

    private static bool Fits(PausePoint point, string command, string? subject) =>
        point.Command.Equals(command, StringComparison.OrdinalIgnoreCase)
        && (point.Match is null || subject?.Contains(point.Match, StringComparison.OrdinalIgnoreCase) == true);
}
