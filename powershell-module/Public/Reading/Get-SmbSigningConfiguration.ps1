<#
.SYNOPSIS
    Reads everything that decides SMB signing on this computer.

.DESCRIPTION
    Reports facts and judges nothing: what is in force and what is stored, for outbound (SMB client) and inbound (SMB
    server) connections, with the related settings, and what this computer is. Changes nothing. A part that can't be read
    is null and listed in "unavailable". It never affects the other parts.

.ROLE
    Readers

.OUTPUTS
    Property bag. contract: 2. computer: name, fqdn, id (machine identifier), caption, editionSku, editionId,
    installationType (Client, Server, Server Core), build, ubr, productType (workstation, domainController or server),
    roles, cluster, domainJoined, license (what it says about defaults; null: could not be read) with
    serverRequiresSigning, clientRequiresSigning and clientAllowsGuests (null: not named). outbound and inbound: required
    and enabled (in force), stored (null: could not be read) with required (null: not stored), policy, mdm, audit and
    further settings, and for those that a plan can change (settings; null: could not be read) what is stored and what
    Group Policy sets; inbound also service. surroundings: hardenedPaths, outboundAudit and inboundAudit, outboundIgnored
    and inboundIgnored (the requirement in a place where Windows doesn't read it), each a list of policy values (name,
    data; null: could not be read), ntlm (null: could not be read) with restrictSending (null: not stored), rdma (whether
    a network interface supports RDMA), policyRefresh (null: could not be read) with noGpoListChanges (null: not stored),
    policyEvent (null: could not be read, or no Group Policy sets the requirement) with logged (when policy was last
    applied, by event 1704; null: no such event), osConfig and dsc (whether they have documents here; null: could not be
    read). unavailable: what, errorId, message of each part that failed. notReported: names of settings that this Windows
    doesn't have; they are null, never false. collectedAt: ISO 8601, UTC. utcOffset: of this computer's time zone, such as
    +01:00. powershell: version, languageMode. actingUser: who was connected, or null.

.EXAMPLE
    Get-SmbSigningConfiguration

    Reads the signing configuration of this computer.
#>
function Get-SmbSigningConfiguration
{
    [CmdletBinding()]
    param ()

    $failure = [ordered] @{}
    $notReported = [ordered] @{}
    $reading = Get-PolicyReading -Failure $failure
    $reason = ''
    if ($null -ne $failure['policy'])
    {
        $reason = $failure['policy'].Exception.Message
    }
    $registry = Read-SharedRegistry
    $outbound = Get-OutboundFact -Policy (Get-PolicyFact -Direction Outbound -Reading $reading -Reason $reason) -Registry $registry -NotReported $notReported -Failure $failure
    $inbound = Get-InboundFact -Policy (Get-PolicyFact -Direction Inbound -Reading $reading -Reason $reason) -Registry $registry -NotReported $notReported -Failure $failure
    $computer = Get-ComputerFact -Registry $registry -Failure $failure
    $surroundings = Get-SurroundingFact -Registry $registry -Failure $failure -PolicyEvent $reading['Event']

    New-Object -TypeName PSObject -Property @{
        contract     = 2
        computer     = $computer
        outbound     = $outbound
        inbound      = $inbound
        surroundings = $surroundings
        unavailable  = @(foreach ($what in $failure.Keys)
            {
                New-Object -TypeName PSObject -Property @{
                    what    = $what
                    errorId = $failure[$what].FullyQualifiedErrorId
                    message = $failure[$what].Exception.Message
                }
            })
        notReported  = @($notReported.Keys)
        collectedAt  = [datetime]::UtcNow.ToString('o')
        utcOffset    = [datetime]::Now.ToString('zzz')
        powershell   = New-Object -TypeName PSObject -Property @{
            version      = "$($PSVersionTable.PSVersion)"
            languageMode = "$($ExecutionContext.SessionState.LanguageMode)"
        }
        actingUser   = Get-PropertyValue -InputObject $PSSenderInfo -Name 'ConnectedUser'
    }
}
