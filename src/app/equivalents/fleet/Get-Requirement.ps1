# SPDX-License-Identifier: MIT
# Runs on each computer: gives the state of a direction in the words of the plan, and throws where it is not known.

function Get-Requirement
{
    param ([string] $Direction)

    if ($Direction -eq 'Outbound')
    {
        $configuration = Get-SmbClientConfiguration -ErrorAction Stop
    }
    else
    {
        $configuration = Get-SmbServerConfiguration -ErrorAction Stop
    }
    $inForce = $configuration.RequireSecuritySignature
    if ($inForce -isnot [bool])
    {
        throw 'The requirement in force is not reported.'
    }
    $service = @{ Outbound = 'LanmanWorkstation'; Inbound = 'LanmanServer' }[$Direction]
    $stored = 'not stored'
    try
    {
        # By name: a malformed value beside it makes Windows PowerShell throw for the whole key.
        $key = Get-ItemProperty -LiteralPath "HKLM:\SYSTEM\CurrentControlSet\Services\$service\Parameters" -Name 'RequireSecuritySignature' -ErrorAction Stop
        $stored = "stored $($key.RequireSecuritySignature)"
        # The plan's 0 and 1 are numbers: a text "1" is another value.
        if ($key.RequireSecuritySignature -isnot [int] -and $key.RequireSecuritySignature -isnot [uint32])
        {
            $stored += ', not a REG_DWORD'
        }
    }
    catch
    {
        # Neither the key nor the value has to be there.
        if ($_.FullyQualifiedErrorId -notmatch '^(PathNotFound|System\.Management\.Automation\.PSArgumentException),')
        {
            throw
        }
    }
    "$(@{ $true = 'required'; $false = 'not required' }[$inForce]), $stored"
}
