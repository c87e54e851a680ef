# SPDX-License-Identifier: MIT
# Asks computers, and gives what each of them answered.

# Runs a block on computers. Gives a reply for each name: its answers by direction, or what is wrong, in its own words.
function Invoke-OnComputer
{
    param ([string[]] $Names, [scriptblock] $Block, [object[]] $Argument)

    # By characters alone: a language's rules take some different names for the same.
    $replies = [hashtable]::new([System.StringComparer]::OrdinalIgnoreCase)
    foreach ($name in $Names)
    {
        $replies[$name] = @{ Answers = @{}; Problem = 'No answer.'; Result = 'Failed' }
    }
    $call = @{
        ComputerName = $Names
        ScriptBlock = $Block
        ArgumentList = $Argument
        ThrottleLimit = $ThrottleLimit
        SessionOption = [System.Management.Automation.Remoting.PSSessionOption] @{ OpenTimeout = [timespan] '00:01:00' }
        ErrorAction = 'SilentlyContinue'
        ErrorVariable = 'problems'
    }
    if ($Credential)
    {
        $call['Credential'] = $Credential
    }
    $problems = @()
    try
    {
        $answers = @(Invoke-Command @call)
    }
    catch
    {
        # Refused as a whole.
        $answers = @()
        foreach ($name in $Names) { $replies[$name]['Problem'] = "$_" }
    }
    foreach ($problem in $problems)
    {
        # An error from the computer names its origin; one of the connection is about the name.
        $origin = $problem.OriginInfo.PSComputerName
        if (-not $origin) { $origin = $problem.TargetObject }
        $reply = Find-Reply -Replies $replies -Name $origin
        if (-not $reply) { continue }
        $reply['Problem'] = "$problem"
        if ($problem.FullyQualifiedErrorId -match ',PSSessionStateBroken\b') { $reply['Result'] = 'Unreachable' }
        if ($problem.FullyQualifiedErrorId -match '^(AccessDenied|AuthenticationFailed|LogonFailure|InvalidAuthentication|ExplicitCredentialsRequired),')
        {
            $reply['Result'] = 'NeedsCredentials'
        }
    }
    foreach ($answer in $answers)
    {
        $reply = Find-Reply -Replies $replies -Name $answer.PSComputerName
        if ($reply) { $reply['Answers'][$answer.Direction] = $answer }
    }
    $replies
}

function Find-Reply
{
    param ([hashtable] $Replies, [string] $Name)

    # Remoting puts an IPv6 address into brackets.
    if ($Replies.ContainsKey($Name)) { $Replies[$Name] } else { $Replies[$Name.Trim('[', ']')] }
}
