<#
.SYNOPSIS
    {{Synopsis}}

.DESCRIPTION
    {{Description}}Fails with StateChanged if this setting isn't as the caller saw it, and with WrongComputer if this
    isn't the computer that the caller saw. In both cases, it writes nothing.

.ROLE
    Administrators

{{OwnHelp}}.PARAMETER ExpectedInForce
    What the caller saw in force: {{InForceHelp}}.

.PARAMETER ExpectedStored
    What the caller saw stored in the registry: {{StoredHelp}}.

.PARAMETER ExpectedComputerId
    The machine identifier (MachineGuid) of the computer that the caller saw. Empty: the caller couldn't read it.

.PARAMETER ExpectedComputerName
    The name of the computer that the caller saw, as that computer gives it. Empty: the caller couldn't read it.

.OUTPUTS
    Property bag: contract (2), written (whether this call wrote the setting; false if it was already as wanted).

.EXAMPLE
    {{Command}} {{Example}} -ExpectedComputerId '' -ExpectedComputerName srv1.contoso.com

    {{Shows}}
#>
function {{Command}}
{
    [CmdletBinding(SupportsShouldProcess = $true)]
    param (
{{OwnParameters}}        [Parameter(Mandatory = $true)]
        [ValidateSet({{InForce}})]
        [string]
        $ExpectedInForce,

        [Parameter(Mandatory = $true)]
        [ValidateSet({{Stored}})]
        [string]
        $ExpectedStored,

        [Parameter(Mandatory = $true)]
        [AllowEmptyString()]
        [string]
        $ExpectedComputerId,

        [Parameter(Mandatory = $true)]
        [AllowEmptyString()]
        [string]
        $ExpectedComputerName
    )

    # Made of Templates/Write-Command.ps1, settings.json and write-commands.json.
    $expected = @{
        InForce      = $ExpectedInForce
        Stored       = $ExpectedStored
        ComputerId   = $ExpectedComputerId
        ComputerName = $ExpectedComputerName
    }

    Set-SmbSetting -Name {{Name}} -InForce {{Value}} -Expected $expected
}
