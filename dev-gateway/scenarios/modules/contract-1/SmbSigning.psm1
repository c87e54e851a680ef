<#
.SYNOPSIS
    Opens a TCP connection to the first address that accepts one.

.DESCRIPTION
    Tries the addresses one after the other, for 5 seconds in all. Puts the open client into Connection and notes address
    and connectMilliseconds in Facts; where none accepts, notes how the last one ended.

.PARAMETER Address
    The addresses, System.Net.IPAddress.

.PARAMETER Port
    The TCP port.

.PARAMETER Facts
    The bag that Test-SmbDevice reports.

.PARAMETER Connection
    Receives client: the caller closes it, whatever happens.
#>
function Connect-Device
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [object[]]
        $Address,

        [Parameter(Mandatory = $true)]
        [int]
        $Port,

        [Parameter(Mandatory = $true)]
        [hashtable]
        $Facts,

        [Parameter(Mandatory = $true)]
        [hashtable]
        $Connection
    )

    $watch = [System.Diagnostics.Stopwatch]::StartNew()
    $left = $Address.Count
    foreach ($one in $Address)
    {
        $client = [System.Net.Sockets.TcpClient]::new($one.AddressFamily)
        $started = $watch.ElapsedMilliseconds
        $wait = Wait-NetworkTask -Task $client.ConnectAsync($one, $Port) -Milliseconds ((5000 - $started) / $left)
        $left = $left - 1
        if ($null -eq $wait['failure'])
        {
            $Connection['client'] = $client
            $Facts['address'] = "$one"
            $Facts['connectMilliseconds'] = [int] ($watch.ElapsedMilliseconds - $started)
            return
        }
        $client.Close()
        $Facts['words'] = $wait['words']
        switch ($wait['failure'])
        {
            'ConnectionRefused' { $Facts['ended'] = 'refused' }
            { @('TimeUp', 'TimedOut') -contains $_ } { $Facts['ended'] = 'connectTimedOut' }
            { @('HostUnreachable', 'NetworkUnreachable', 'HostDown', 'NetworkDown') -contains $_ } { $Facts['ended'] = 'unreachable' }
            default { $Facts['ended'] = 'failed' }
        }
    }
}

<#
.SYNOPSIS
    Reads what this computer is: names, Windows version, role.

.DESCRIPTION
    Gives the "computer" bag of the contract. A part that cannot be read is $null there and noted in Failure. Where
    Windows Management Instrumentation fails, the registry gives what it can.

.PARAMETER Failure
    An ordered dictionary that receives the failed parts, see Read-Part.
#>
function Get-ComputerFact
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [object]
        $Failure
    )

    $windows = Read-Part -What 'computer.windows' -Failure $Failure -ScriptBlock {
        Get-CimInstance -ClassName Win32_OperatingSystem -Property Caption, ProductType, OperatingSystemSKU -OperationTimeoutSec 20 -ErrorAction Stop
    }
    $system = Read-Part -What 'computer.system' -Failure $Failure -ScriptBlock {
        Get-CimInstance -ClassName Win32_ComputerSystem -Property Name, DNSHostName, Domain, PartOfDomain, Roles -OperationTimeoutSec 20 -ErrorAction Stop
    }
    $version = Get-VersionFact -Failure $Failure
    $id = Read-Part -What 'computer.id' -Failure $Failure -ScriptBlock {
        Get-RegistryText -Path 'HKLM:\SOFTWARE\Microsoft\Cryptography' -Name 'MachineGuid'
    }
    $cluster = Read-Part -What 'computer.cluster' -Failure $Failure -ScriptBlock {
        Get-RegistryText -Path 'HKLM:\Cluster' -Name 'ClusterName'
    }
    $name = Get-PropertyValue -InputObject $system -Name 'Name'
    if ($null -eq $name)
    {
        $name = Read-Part -What 'computer.name' -Failure $Failure -ScriptBlock {
            Get-RegistryText -Path 'HKLM:\SYSTEM\CurrentControlSet\Control\ComputerName\ActiveComputerName' -Name 'ComputerName'
        }
    }

    $fqdn = Get-PropertyValue -InputObject $system -Name 'DNSHostName'
    if ($fqdn -and $system.PartOfDomain)
    {
        $fqdn = "$fqdn.$($system.Domain)"
    }
    $roles = Get-PropertyValue -InputObject $system -Name 'Roles'
    if ($null -ne $roles)
    {
        $roles = @(foreach ($role in $roles) { "$role" })
    }

    New-Object -TypeName PSObject -Property @{
        name             = $name
        fqdn             = $fqdn
        id               = $id
        caption          = Get-PropertyValue -InputObject $windows -Name 'Caption'
        editionSku       = Get-PropertyValue -InputObject $windows -Name 'OperatingSystemSKU'
        editionId        = $version['editionId']
        installationType = $version['installationType']
        build            = $version['build']
        ubr              = $version['ubr']
        productType      = Get-ProductType -Windows $windows -Failure $Failure
        roles            = $roles
        cluster          = $cluster
        domainJoined     = Get-PropertyValue -InputObject $system -Name 'PartOfDomain'
    }
}

<#
.SYNOPSIS
    Reads what is in force and what is stored for one direction.

.DESCRIPTION
    Gives the "outbound" or "inbound" bag of the contract, without the parts that only one of them has. A property
    that this Windows does not have is $null and its name is added to NotReported; a part that cannot be read is
    $null and noted in Failure.

.PARAMETER Direction
    Outbound (SMB client) or Inbound (SMB server).

.PARAMETER Configuration
    What the direction's Get-Smb*Configuration gave, or $null where it failed.

.PARAMETER Property
    A dictionary: contract name = property name of the configuration, for every setting to report.

.PARAMETER Audit
    The same for the audit switches.

.PARAMETER Policy
    The "policy" bag of the direction.

.PARAMETER NotReported
    A dictionary that receives the names of properties that this Windows does not have.

.PARAMETER Failure
    An ordered dictionary that receives the failed parts, see Read-Part.
#>
function Get-DirectionFact
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Direction,

        [Parameter(Mandatory = $true)]
        [AllowNull()]
        [object]
        $Configuration,

        [Parameter(Mandatory = $true)]
        [object]
        $Property,

        [Parameter(Mandatory = $true)]
        [object]
        $Audit,

        [Parameter(Mandatory = $true)]
        [object]
        $Policy,

        [Parameter(Mandatory = $true)]
        [object]
        $NotReported,

        [Parameter(Mandatory = $true)]
        [object]
        $Failure
    )

    $name = $Direction.ToLowerInvariant()
    $fact = Get-ReportedProperty -Configuration $Configuration -Property $Property -Prefix $name -NotReported $NotReported
    foreach ($limit in @('dialectMin', 'dialectMax'))
    {
        # An enumeration: only its name survives remoting unchanged.
        if ($null -ne $fact[$limit])
        {
            $fact[$limit] = "$($fact[$limit])"
        }
    }
    $fact['audit'] = New-Object -TypeName PSObject -Property (
        Get-ReportedProperty -Configuration $Configuration -Property $Audit -Prefix "$name.audit" -NotReported $NotReported)
    $fact['stored'] = Read-Part -What "$name.stored" -Failure $Failure -ScriptBlock {
        New-Object -TypeName PSObject -Property @{ required = Get-StoredRequirement -Direction $Direction }
    }
    $fact['policy'] = $Policy
    $fact['mdm'] = Get-MdmFact -Direction $Direction -Failure $Failure
    $fact
}

<#
.SYNOPSIS
    Asks DNS which of the servers' names are aliases.

.DESCRIPTION
    Gives property bags name and canonical ($null: no alias) for each name that DNS knows. Asks for at most 32 names and
    for 5 seconds, and not again once no DNS server answered: this is noted in Failure as "aliases". IP addresses are
    not asked for.

.PARAMETER List
    The outbound connections as Get-LimitedList gives them, or $null.

.PARAMETER Failure
    An ordered dictionary that receives the failed parts, see Read-Part.
#>
function Get-DnsAlias
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [AllowNull()]
        [object]
        $List,

        [Parameter(Mandatory = $true)]
        [object]
        $Failure
    )

    if ($null -eq $List)
    {
        return
    }
    $until = [datetime]::UtcNow.AddSeconds(5)
    $asked = @{}
    foreach ($row in $List.rows)
    {
        $name = "$($row.server)"
        if ($name -notmatch '^[^:\\/\s]*[^:\\/\s\d.][^:\\/\s]*$' -or $asked.ContainsKey($name))
        {
            continue
        }
        if ($asked.Count -ge 32 -or [datetime]::UtcNow -gt $until -or $null -ne $Failure['aliases'])
        {
            return
        }
        $asked[$name] = $true
        try
        {
            $canonical = $null
            foreach ($record in @(Resolve-DnsName -Name $name -Type CNAME -DnsOnly -NoHostsFile -QuickTimeout -ErrorAction Stop))
            {
                if ($null -eq $canonical -and "$($record.Type)" -eq 'CNAME')
                {
                    $canonical = "$($record.NameHost)"
                }
            }
            New-Object -TypeName PSObject -Property @{ name = $name; canonical = $canonical }
        }
        catch
        {
            # A name that DNS does not know is no failure: it may come from another place.
            if ($_.FullyQualifiedErrorId -notlike 'DNS_*')
            {
                $Failure['aliases'] = $_
            }
        }
    }
}

<#
.SYNOPSIS
    Reads the fields of an event, by name where that is possible.

.DESCRIPTION
    Gives property bags name and value, at most 32, values as texts of at most 300 characters. The names stand in the
    event's XML, under EventData or under UserData. Where it cannot be read (Constrained Language Mode, a broken event)
    the name is $null, and the fields are in the order of the event.

.PARAMETER EventRecord
    What Get-WinEvent gave.
#>
function Get-EventField
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [object]
        $EventRecord
    )

    $found = @(try
        {
            $body = ([xml] $EventRecord.ToXml()).Event
            foreach ($node in @($body.EventData.ChildNodes) + @($body.UserData.ChildNodes.ChildNodes))
            {
                if ($null -eq $node -or $node.NodeType -ne 'Element')
                {
                    continue
                }
                $name = $node.LocalName
                if ($name -eq 'Data')
                {
                    $name = $node.GetAttribute('Name')
                }
                @{ name = "$name"; value = "$($node.InnerText)" }
            }
        }
        catch
        {
            foreach ($field in $EventRecord.Properties)
            {
                @{ name = $null; value = "$($field.Value)" }
            }
        })
    $taken = 0
    foreach ($field in $found)
    {
        if ($field['value'].Length -gt 300)
        {
            $field['value'] = $field['value'].Substring(0, 300)
        }
        New-Object -TypeName PSObject -Property $field
        if (++$taken -ge 32)
        {
            break
        }
    }
}

<#
.SYNOPSIS
    Reads one event log: what it is, and its newest events of the given identifiers.

.DESCRIPTION
    Gives the hashtable of a channel as Get-SmbSigningEvidence reports it, and "events": the event records. What fails is
    noted in errorId and words; what was read before stays.

.PARAMETER Name
    The log's name.

.PARAMETER Filter
    What the events have to be, as a filter table of Get-WinEvent without the log's name.

.PARAMETER Most
    How many events to read at most.
#>
function Get-EvidenceChannel
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Name,

        [Parameter(Mandatory = $true)]
        [hashtable]
        $Filter,

        [Parameter(Mandatory = $true)]
        [int]
        $Most
    )

    $channel = @{
        name         = $Name
        enabled      = $null
        mode         = $null
        maximumBytes = $null
        fileBytes    = $null
        full         = $null
        recordCount  = $null
        oldestRecord = $null
        oldestEvent  = $null
        errorId      = $null
        words        = $null
        events       = @()
    }
    try
    {
        $log = Get-WinEvent -ListLog $Name -ErrorAction Stop
        $channel['enabled'] = $log.IsEnabled
        $channel['mode'] = "$($log.LogMode)"
        $channel['maximumBytes'] = $log.MaximumSizeInBytes
        $channel['fileBytes'] = Get-PropertyValue -InputObject $log -Name 'FileSize'
        $channel['full'] = Get-PropertyValue -InputObject $log -Name 'IsLogFull'
        $channel['recordCount'] = Get-PropertyValue -InputObject $log -Name 'RecordCount'
        $channel['oldestRecord'] = Get-PropertyValue -InputObject $log -Name 'OldestRecordNumber'
        # Each of these two fails where there is no such event.
        $channel['oldestEvent'] = (Get-WinEvent -LogName $Name -Oldest -MaxEvents 1 -ErrorAction Stop).TimeCreated.ToUniversalTime().ToString('o')
        $Filter['LogName'] = $Name
        $channel['events'] = @(Get-WinEvent -FilterHashtable $Filter -MaxEvents $Most -ErrorAction Stop)
    }
    catch
    {
        if ("$($_.FullyQualifiedErrorId)" -notlike 'NoMatchingEventsFound,*')
        {
            $channel['errorId'] = "$($_.FullyQualifiedErrorId)"
            $channel['words'] = $_.Exception.Message
        }
    }
    $channel
}

<#
.SYNOPSIS
    Turns an event record into a property bag.

.DESCRIPTION
    Gives channel, id, recordId, time (ISO 8601, UTC), fields (see Get-EventField) and raw: the XML, or the message where
    Constrained Language Mode does not give the XML. All is cut to a bounded length: part of it comes from the network.

.PARAMETER EventRecord
    What Get-WinEvent gave.
#>
function Get-EvidenceEvent
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [object]
        $EventRecord
    )

    try
    {
        $raw = "$($EventRecord.ToXml())"
    }
    catch
    {
        $raw = "$($EventRecord.Message)"
    }
    if ($raw.Length -gt 4000)
    {
        $raw = $raw.Substring(0, 4000)
    }
    New-Object -TypeName PSObject -Property @{
        channel  = "$($EventRecord.LogName)"
        id       = $EventRecord.Id
        recordId = $EventRecord.RecordId
        time     = $EventRecord.TimeCreated.ToUniversalTime().ToString('o')
        fields   = @(Get-EventField -EventRecord $EventRecord)
        raw      = $raw
    }
}

<#
.SYNOPSIS
    Reads the latest events on insecure guest logons of the SMB client.

.DESCRIPTION
    Events 31022 (allowed) and 31017 (rejected) of SmbClient/Security, at most 200, newest first. Gives property bags id,
    time (ISO 8601, UTC) and fields: name and value of each. The names stand in the event's XML only, which Constrained
    Language Mode does not give: then the name is $null and the fields are in the order of the event.
#>
function Get-GuestLogon
{
    [CmdletBinding()]
    param ()

    try
    {
        $events = @(Get-WinEvent -FilterHashtable @{ LogName = 'Microsoft-Windows-SmbClient/Security'; Id = 31017, 31022 } -MaxEvents 200 -ErrorAction Stop)
    }
    catch
    {
        if ($_.FullyQualifiedErrorId -notlike 'NoMatchingEventsFound,*')
        {
            throw
        }
        return
    }
    foreach ($one in $events)
    {
        New-Object -TypeName PSObject -Property @{
            id     = $one.Id
            time   = $one.TimeCreated.ToUniversalTime().ToString('o')
            fields = @(Get-EventField -EventRecord $one)
        }
    }
}

<#
.SYNOPSIS
    Reads the inbound direction: this computer as SMB server.

.DESCRIPTION
    Gives the "inbound" bag of the contract, which also holds the state of the Server service: where it does not run,
    this computer accepts no SMB connections and its configuration may not be readable.

.PARAMETER Policy
    The "policy" bag of this direction.

.PARAMETER NotReported
    A dictionary that receives the names of settings that this Windows does not have.

.PARAMETER Failure
    An ordered dictionary that receives the failed parts, see Read-Part.
#>
function Get-InboundFact
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [object]
        $Policy,

        [Parameter(Mandatory = $true)]
        [object]
        $NotReported,

        [Parameter(Mandatory = $true)]
        [object]
        $Failure
    )

    $configuration = Read-Part -What 'inbound.configuration' -Failure $Failure -ScriptBlock {
        Get-SmbServerConfiguration -ErrorAction Stop
    }
    $property = [ordered] @{
        required                = 'RequireSecuritySignature'
        enabled                 = 'EnableSecuritySignature'
        encryptData             = 'EncryptData'
        rejectUnencryptedAccess = 'RejectUnencryptedAccess'
        smb1                    = 'EnableSMB1Protocol'
        nameHardening           = 'SmbServerNameHardeningLevel'
        dialectMin              = 'Smb2DialectMin'
        dialectMax              = 'Smb2DialectMax'
    }
    $audit = [ordered] @{
        clientDoesNotSupportSigning    = 'AuditClientDoesNotSupportSigning'
        clientDoesNotSupportEncryption = 'AuditClientDoesNotSupportEncryption'
        insecureGuestLogon             = 'AuditInsecureGuestLogon'
        smb1Access                     = 'AuditSmb1Access'
    }
    $shared = @{ Configuration = $configuration; Property = $property; Audit = $audit; Policy = $Policy; NotReported = $NotReported; Failure = $Failure }
    $fact = Get-DirectionFact -Direction Inbound @shared
    $fact['settings'] = Get-SettingFact -Direction Inbound -Failure $Failure -ValueName @{
        auditClientDoesNotSupportSigning    = 'AuditClientDoesNotSupportSigning'
        auditClientDoesNotSupportEncryption = 'AuditClientDoesNotSupportEncryption'
        auditInsecureGuestLogon             = 'AuditInsecureGuestLogon'
    }
    $fact['service'] = Read-Part -What 'inbound.service' -Failure $Failure -ScriptBlock {
        $service = Get-CimInstance -ClassName Win32_Service -Filter "Name='LanmanServer'" -Property State, StartMode -OperationTimeoutSec 20 -ErrorAction Stop
        New-Object -TypeName PSObject -Property @{
            state     = Get-PropertyValue -InputObject $service -Name 'State'
            startMode = Get-PropertyValue -InputObject $service -Name 'StartMode'
        }
    }
    New-Object -TypeName PSObject -Property $fact
}

<#
.SYNOPSIS
    Picks properties of many objects, at most 500 of them.

.DESCRIPTION
    Gives a bag: total (how many there are) and rows. A property that none of the objects has is $null, and its name is
    added to NotReported. Texts are cut at 300 characters.

.PARAMETER Item
    The objects.

.PARAMETER Property
    A dictionary: contract name = property name.

.PARAMETER Prefix
    Stands before the contract name in NotReported.

.PARAMETER NotReported
    A dictionary that receives the missing names as keys.
#>
function Get-LimitedList
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [AllowEmptyCollection()]
        [object[]]
        $Item,

        [Parameter(Mandatory = $true)]
        [object]
        $Property,

        [Parameter(Mandatory = $true)]
        [string]
        $Prefix,

        [Parameter(Mandatory = $true)]
        [object]
        $NotReported
    )

    $taken = 0
    $rows = @(foreach ($one in $Item)
        {
            $row = Get-ReportedProperty -Configuration $one -Property $Property -Prefix $Prefix -NotReported $NotReported
            foreach ($name in @($row.Keys))
            {
                $value = $row[$name]
                if ($null -ne $value -and $value -isnot [bool] -and $value -isnot [uint32] -and $value -isnot [int])
                {
                    # Dialect is a text on some Windows and a number on others.
                    $value = "$value"
                    if ($value.Length -gt 300)
                    {
                        $value = $value.Substring(0, 300)
                    }
                    $row[$name] = $value
                }
            }
            New-Object -TypeName PSObject -Property $row
            if (++$taken -ge 500)
            {
                break
            }
        })
    New-Object -TypeName PSObject -Property @{ total = $Item.Count; rows = $rows }
}

<#
.SYNOPSIS
    Says what a device management service (MDM, such as Intune) tells one direction.

.DESCRIPTION
    Gives the "mdm" bag of the contract from the registry's PolicyManager key.

.PARAMETER Direction
    Outbound (SMB client) or Inbound (SMB server).

.PARAMETER Failure
    An ordered dictionary that receives the failed parts, see Read-Part.
#>
function Get-MdmFact
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [ValidateSet('Outbound', 'Inbound')]
        [string]
        $Direction,

        [Parameter(Mandatory = $true)]
        [object]
        $Failure
    )

    $side = @{ Outbound = 'Client'; Inbound = 'Server' }[$Direction]
    $what = "$($Direction.ToLowerInvariant()).mdm"
    $value = Read-Part -What $what -Failure $Failure -ScriptBlock {
        Get-RegistryValue -Path 'HKLM:\SOFTWARE\Microsoft\PolicyManager\current\device\LocalPoliciesSecurityOptions' -Name "MicrosoftNetwork$($side)_DigitallySignCommunicationsAlways"
    }
    $status = 'none'
    if ($null -ne $Failure[$what])
    {
        $status = 'unavailable'
    }
    elseif ($null -ne $value)
    {
        $status = 'found'
    }
    New-Object -TypeName PSObject -Property @{ status = $status; value = $value }
}

<#
.SYNOPSIS
    Gives the bytes of a NEGOTIATE request.

.DESCRIPTION
    Fixed, but for the client's identifier and the salt, which are random. Signing is offered and not required, so that
    the answer tells what the device itself requires.

.PARAMETER Request
    Smb2 or Smb1, see Test-SmbDevice.
#>
function Get-NegotiateRequest
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [ValidateSet('Smb2', 'Smb1')]
        [string]
        $Request
    )

    if ($Request -eq 'Smb2')
    {
        $guid = [guid]::NewGuid().ToString('N')
        $salt = [guid]::NewGuid().ToString('N') + [guid]::NewGuid().ToString('N')
        $parts = @(
            # [MS-SMB2] 2.1: the length of what follows, 200.
            '000000c8'
            # 2.2.1.2, header: protocol, structure size 64, credit charge, status, command 0, credits 1, flags, next command.
            'fe534d42' + '4000' + '0000' + '00000000' + '0000' + '0100' + '00000000' + '00000000'
            # Message, process, tree and session identifiers, signature.
            '0000000000000000' + 'fffe0000' + '00000000' + '0000000000000000' + '00000000000000000000000000000000'
            # 2.2.3, body: structure size 36, five dialects, SecurityMode 1 (signing enabled), capabilities.
            '2400' + '0500' + '0100' + '0000' + '7f000000' + $guid
            # Where the contexts start (112), how many (3); the dialects 2.0.2, 2.1, 3.0, 3.0.2, 3.1.1; padding.
            '70000000' + '0300' + '0000' + '0202' + '1002' + '0003' + '0203' + '1103' + '0000'
            # 2.2.3.1.1, pre-authentication integrity: SHA-512, 32 bytes of salt; padding.
            '0100' + '2600' + '00000000' + '0100' + '2000' + '0100' + $salt + '0000'
            # 2.2.3.1.2, encryption: AES-128-GCM, AES-128-CCM, AES-256-GCM, AES-256-CCM; padding.
            '0200' + '0a00' + '00000000' + '0400' + '0200' + '0100' + '0400' + '0300' + '000000000000'
            # 2.2.3.1.7, signing: AES-GMAC, AES-CMAC, HMAC-SHA256.
            '0800' + '0800' + '00000000' + '0300' + '0200' + '0100' + '0000'
        )
    }
    else
    {
        $parts = @(
            # The length of what follows, 69.
            '00000045'
            # [MS-CIFS] 2.2.3.1, header: protocol, command 0x72, status, flags 0x18, flags2 0xc853, identifiers.
            'ff534d42' + '72' + '00000000' + '18' + '53c8' + '000000000000000000000000' + '0000' + 'fffe' + '0000' + '0000'
            # 2.2.4.52.1: no words; 34 bytes: "NT LM 0.12", "SMB 2.002", "SMB 2.???" ([MS-SMB2] 3.2.4.2.2.1).
            '00' + '2200' + '024e54204c4d20302e313200' + '02534d4220322e30303200' + '02534d4220322e3f3f3f00'
        )
    }
    $hex = -join $parts
    $bytes = [byte[]]::new($hex.Length / 2)
    for ($i = 0; $i -lt $bytes.Length; $i++)
    {
        $bytes[$i] = [System.Convert]::ToByte($hex.Substring(2 * $i, 2), 16)
    }
    , $bytes
}

<#
.SYNOPSIS
    Reads the outbound direction: this computer as SMB client.

.DESCRIPTION
    Gives the "outbound" bag of the contract.

.PARAMETER Policy
    The "policy" bag of this direction.

.PARAMETER NotReported
    A dictionary that receives the names of settings that this Windows does not have.

.PARAMETER Failure
    An ordered dictionary that receives the failed parts, see Read-Part.
#>
function Get-OutboundFact
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [object]
        $Policy,

        [Parameter(Mandatory = $true)]
        [object]
        $NotReported,

        [Parameter(Mandatory = $true)]
        [object]
        $Failure
    )

    $configuration = Read-Part -What 'outbound.configuration' -Failure $Failure -ScriptBlock {
        Get-SmbClientConfiguration -ErrorAction Stop
    }
    $property = [ordered] @{
        required            = 'RequireSecuritySignature'
        enabled             = 'EnableSecuritySignature'
        insecureGuestLogons = 'EnableInsecureGuestLogons'
        requireEncryption   = 'RequireEncryption'
        blockNtlm           = 'BlockNTLM'
        dialectMin          = 'Smb2DialectMin'
        dialectMax          = 'Smb2DialectMax'
    }
    $audit = [ordered] @{
        serverDoesNotSupportSigning    = 'AuditServerDoesNotSupportSigning'
        serverDoesNotSupportEncryption = 'AuditServerDoesNotSupportEncryption'
        insecureGuestLogon             = 'AuditInsecureGuestLogon'
    }
    $shared = @{ Configuration = $configuration; Property = $property; Audit = $audit; Policy = $Policy; NotReported = $NotReported; Failure = $Failure }
    $fact = Get-DirectionFact -Direction Outbound @shared
    $fact['settings'] = Get-SettingFact -Direction Outbound -Failure $Failure -ValueName @{
        insecureGuestLogons                 = 'AllowInsecureGuestAuth'
        auditServerDoesNotSupportSigning    = 'AuditServerDoesNotSupportSigning'
        auditServerDoesNotSupportEncryption = 'AuditServerDoesNotSupportEncryption'
        auditInsecureGuestLogon             = 'AuditInsecureGuestLogon'
    }
    New-Object -TypeName PSObject -Property $fact
}

<#
.SYNOPSIS
    Says what Group Policy tells one direction.

.DESCRIPTION
    Gives the "policy" bag of the contract.

.PARAMETER Direction
    Outbound (SMB client) or Inbound (SMB server).

.PARAMETER Reading
    What Get-PolicyReading gave.

.PARAMETER Reason
    Why it could not say anything; empty where it could.
#>
function Get-PolicyFact
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [ValidateSet('Outbound', 'Inbound')]
        [string]
        $Direction,

        [Parameter(Mandatory = $true)]
        [hashtable]
        $Reading,

        [Parameter(Mandatory = $true)]
        [AllowEmptyString()]
        [string]
        $Reason
    )

    $policy = @{ status = 'none'; gpoName = $null; gpoId = $null; value = $null; lastApplied = $Reading['LastApplied']; reason = $null; history = $Reading['History'] }
    if ($null -eq $Reading['Values'])
    {
        $policy['status'] = 'unavailable'
        $policy['reason'] = $Reason
        return New-Object -TypeName PSObject -Property $policy
    }

    $service = @{ Outbound = 'LanmanWorkstation'; Inbound = 'LanmanServer' }[$Direction]
    foreach ($value in $Reading['Values'])
    {
        if ($value.Path -notlike "*\$service\Parameters\RequireSecuritySignature")
        {
            continue
        }
        $policy['status'] = 'found'
        $policy['gpoId'] = "$($value.GPOID)"
        if ($policy['gpoId'] -match '\{[0-9a-f-]{36}\}')
        {
            $policy['gpoId'] = $Matches[0]
        }
        $policy['value'] = "$($value.Data)"
        if ($policy['value'] -match '^\d{1,9}$')
        {
            $policy['value'] = [int] $policy['value']
        }
        foreach ($gpo in $Reading['Gpos'])
        {
            if ($gpo.id -eq $value.GPOID)
            {
                $policy['gpoName'] = $gpo.name
            }
        }
    }
    New-Object -TypeName PSObject -Property $policy
}

<#
.SYNOPSIS
    Lists the Group Policy objects whose security settings were applied last.

.DESCRIPTION
    The registry keeps their names and identifiers for the security settings extension, one key per object, numbered
    from 0. It does not say what they set. Gives nothing where there are none.

.OUTPUTS
    Property bags: name, id.
#>
function Get-PolicyHistory
{
    [CmdletBinding()]
    param ()

    $history = 'HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\Group Policy\History\{827D319E-6EAC-11D2-A4EA-00C04F79F83A}'
    foreach ($index in 0..63)
    {
        try
        {
            $gpo = Get-ItemProperty -LiteralPath "$history\$index" -ErrorAction Stop
        }
        catch
        {
            if ($_.FullyQualifiedErrorId -notlike 'PathNotFound,*')
            {
                throw
            }
            return
        }
        New-Object -TypeName PSObject -Property @{
            name = "$(Get-PropertyValue -InputObject $gpo -Name 'DisplayName')"
            id   = "$(Get-PropertyValue -InputObject $gpo -Name 'GPOName')"
        }
    }
}

<#
.SYNOPSIS
    Reads what Group Policy last told this computer about SMB signing.

.DESCRIPTION
    Asks the Resultant Set of Policy (logging mode) in root\rsop\computer. A security option such as "Microsoft network
    client: Digitally sign communications (always)" stands there as an RSOP_RegistryValue, the winning one with
    precedence 1. Local security policy, Group Policy Preferences and MDM are not in it. A part that fails is noted in
    Failure: "policy" where nothing can be said, because it cannot be read or because Windows applied security settings
    without logging a result.

.PARAMETER Failure
    An ordered dictionary that receives the failed parts, see Read-Part.

.OUTPUTS
    Hashtable: Values (property bags Path, Data, GPOID; $null where nothing can be said), Gpos (property bags id, name,
    guidName; empty where Values has nothing on signing), LastApplied (ISO 8601, UTC, or $null): when security settings
    were last processed, History (see Get-PolicyHistory; $null where Values says it all).
#>
function Get-PolicyReading
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [object]
        $Failure
    )

    $rsop = @{ Namespace = 'root/rsop/computer'; OperationTimeoutSec = 10; ErrorAction = 'Stop' }
    $reading = @{ Values = $null; Gpos = @(); LastApplied = $null; History = $null }
    # The security settings extension. It is processed again every 16 hours even where nothing changed.
    $reading['LastApplied'] = Read-Part -What 'policy.lastApplied' -Failure $Failure -ScriptBlock {
        $status = Get-CimInstance @rsop -ClassName RSOP_ExtensionStatus -Property endTime -Filter "extensionGuid = '{827D319E-6EAC-11D2-A4EA-00C04F79F83A}'"
        $endTime = Get-PropertyValue -InputObject $status -Name 'endTime'
        if ($null -eq $endTime)
        {
            return $null
        }
        $endTime.ToUniversalTime().ToString('o')
    }
    $reading['Values'] = Read-Part -What 'policy' -Failure $Failure -ScriptBlock {
        $values = @(foreach ($value in (Get-CimInstance @rsop -ClassName RSOP_RegistryValue -Property Path, Data, GPOID -Filter 'precedence = 1'))
            {
                if ($value.Path -like '*\Parameters\RequireSecuritySignature')
                {
                    $value
                }
            })
        , $values
    }
    if ($null -ne $reading['Values'] -and $reading['Values'].Count -gt 0)
    {
        $reading['Gpos'] = @(Read-Part -What 'policy.objects' -Failure $Failure -ScriptBlock { Get-CimInstance @rsop -ClassName RSOP_GPO -Property id, name, guidName })
        return $reading
    }
    if ($null -ne $reading['Values'] -and $null -ne $reading['LastApplied'])
    {
        return $reading
    }
    $reading['History'] = Read-Part -What 'policy.history' -Failure $Failure -ScriptBlock { , @(Get-PolicyHistory) }
    # Nothing logged does not mean that nothing was told: never take it for "no policy".
    foreach ($part in 'policy.lastApplied', 'policy.history')
    {
        if ($null -ne $reading['Values'] -and $null -ne $Failure[$part])
        {
            $reading['Values'] = $null
            $Failure['policy'] = $Failure[$part]
        }
    }
    if ($null -ne $reading['Values'] -and $reading['History'].Count -gt 0)
    {
        $reading['Values'] = Read-Part -What 'policy' -Failure $Failure -ScriptBlock {
            Write-Error -ErrorAction Stop -Category ObjectNotFound -ErrorId 'NoPolicyResult' -Message 'Security settings of Group Policy are applied here, but no result is logged.'
        }
    }
    $reading
}

<#
.SYNOPSIS
    Says whether this computer is a workstation, a domain controller or another server.

.DESCRIPTION
    Takes what Windows Management Instrumentation says, and the registry where that failed. Gives $null where neither
    says it.

.PARAMETER Windows
    The instance of Win32_OperatingSystem, or $null where it could not be read.

.PARAMETER Failure
    An ordered dictionary that receives the failed parts, see Read-Part.
#>
function Get-ProductType
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [AllowNull()]
        [object]
        $Windows,

        [Parameter(Mandatory = $true)]
        [object]
        $Failure
    )

    $type = Get-PropertyValue -InputObject $Windows -Name 'ProductType'
    if ($null -eq $type)
    {
        $type = Read-Part -What 'computer.productType' -Failure $Failure -ScriptBlock {
            Get-RegistryValue -Path 'HKLM:\SYSTEM\CurrentControlSet\Control\ProductOptions' -Name 'ProductType'
        }
    }
    switch ("$type")
    {
        { '1', 'WinNT' -contains $_ } { return 'workstation' }
        { '2', 'LanmanNT' -contains $_ } { return 'domainController' }
        { '3', 'ServerNT' -contains $_ } { return 'server' }
    }
    return $null
}

<#
.SYNOPSIS
    Reads one property of an object that may lack it.

.DESCRIPTION
    Gives $null where the object is $null or has no such property. Names compare without case, which matters for
    registry values: Windows setup writes some of them in lower case.

.PARAMETER InputObject
    The object, or $null.

.PARAMETER Name
    The property's name.
#>
function Get-PropertyValue
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [AllowNull()]
        [object]
        $InputObject,

        [Parameter(Mandatory = $true)]
        [string]
        $Name
    )

    if ($null -ne $InputObject -and $null -ne $InputObject.PSObject.Properties[$Name])
    {
        return $InputObject.PSObject.Properties[$Name].Value
    }
    # Said outright: a function that gives nothing leaves an empty object in a property bag, not a null.
    return $null
}

<#
.SYNOPSIS
    Picks one value of a registry key that was read.

.DESCRIPTION
    A REG_DWORD is given as number, a REG_SZ as text, data of any other type as the text of it: what it is read for is
    normally one of the two. Gives $null where there is no such value, or no key.

.PARAMETER Key
    What Get-RegistryKey gave.

.PARAMETER Name
    The value's name, in any case.
#>
function Get-RegistryData
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [AllowNull()]
        [object]
        $Key,

        [Parameter(Mandatory = $true)]
        [string]
        $Name
    )

    $value = Get-PropertyValue -InputObject $Key -Name $Name
    if ($null -ne $value -and $value -isnot [int] -and $value -isnot [string])
    {
        return "$value"
    }
    return $value
}

<#
.SYNOPSIS
    Lists registry values of one key of this computer.

.DESCRIPTION
    Gives property bags name, data; data of any type is given as text. Gives nothing where the key does not exist. Any
    other failure, such as a refused read, is thrown.

.PARAMETER Path
    The key, written HKLM:\...

.PARAMETER Like
    Which values: a wildcard pattern for their names.
#>
function Get-RegistryEntry
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Path,

        [Parameter(Mandatory = $true)]
        [string]
        $Like
    )

    $key = Get-RegistryKey -Path $Path
    if ($null -eq $key)
    {
        return
    }
    foreach ($property in $key.PSObject.Properties)
    {
        if ($property.Name -like $Like)
        {
            New-Object -TypeName PSObject -Property @{ name = "$($property.Name)"; data = "$($property.Value)" }
        }
    }
}

<#
.SYNOPSIS
    Reads all values of one registry key of this computer.

.DESCRIPTION
    Gives $null where the key does not exist. Any other failure, such as a refused read, is thrown.

.PARAMETER Path
    The key, written HKLM:\...
#>
function Get-RegistryKey
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Path
    )

    try
    {
        Get-ItemProperty -LiteralPath $Path -ErrorAction Stop
    }
    catch
    {
        if ($_.FullyQualifiedErrorId -notlike 'PathNotFound,*')
        {
            throw
        }
        $null
    }
}

<#
.SYNOPSIS
    Reads one registry value of this computer as text.

.DESCRIPTION
    As Get-RegistryValue, for a value that is a text whatever its type. Gives $null where it does not exist.

.PARAMETER Path
    The key, written HKLM:\...

.PARAMETER Name
    The value's name, in any case.
#>
function Get-RegistryText
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Path,

        [Parameter(Mandatory = $true)]
        [string]
        $Name
    )

    $value = Get-RegistryValue -Path $Path -Name $Name
    if ($null -eq $value)
    {
        return $null
    }
    "$value"
}

<#
.SYNOPSIS
    Reads one registry value of this computer.

.DESCRIPTION
    Gives its data as Get-RegistryData does, and $null where the key or the value does not exist. Any other failure, such
    as a refused read, is thrown.

.PARAMETER Path
    The key, written HKLM:\...

.PARAMETER Name
    The value's name, in any case.
#>
function Get-RegistryValue
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Path,

        [Parameter(Mandatory = $true)]
        [string]
        $Name
    )

    # The whole key is read because asking for one value by name fails where there is none.
    Get-RegistryData -Key (Get-RegistryKey -Path $Path) -Name $Name
}

<#
.SYNOPSIS
    Picks properties of a configuration and tells missing from false.

.DESCRIPTION
    Gives a hashtable: contract name = value. A property that the configuration does not have is $null, and its name
    is added to NotReported.

.PARAMETER Configuration
    The object to read, or $null where it could not be read: then all values are $null and nothing is noted.

.PARAMETER Property
    A dictionary: contract name = property name.

.PARAMETER Prefix
    Stands before the contract name in NotReported.

.PARAMETER NotReported
    A dictionary that receives the missing names as keys.
#>
function Get-ReportedProperty
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [AllowNull()]
        [object]
        $Configuration,

        [Parameter(Mandatory = $true)]
        [object]
        $Property,

        [Parameter(Mandatory = $true)]
        [string]
        $Prefix,

        [Parameter(Mandatory = $true)]
        [object]
        $NotReported
    )

    $values = @{}
    foreach ($name in $Property.Keys)
    {
        $value = Get-PropertyValue -InputObject $Configuration -Name $Property[$name]
        if ($null -ne $Configuration -and $null -eq $Configuration.PSObject.Properties[$Property[$name]])
        {
            $NotReported["$Prefix.$name"] = $true
        }
        $values[$name] = $value
    }
    $values
}

<#
.SYNOPSIS
    Reads what is stored of the settings that belong to the decision on signing.

.DESCRIPTION
    Gives the "settings" bag of a direction: for each setting what is stored, and what Group Policy says, which wins. A
    value that is not there is $null. The whole is $null, and noted in Failure, where a key cannot be read.

.PARAMETER Direction
    Outbound (SMB client) or Inbound (SMB server).

.PARAMETER ValueName
    A dictionary: contract name = name of the registry value.

.PARAMETER Failure
    An ordered dictionary that receives the failed parts, see Read-Part.
#>
function Get-SettingFact
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Direction,

        [Parameter(Mandatory = $true)]
        [object]
        $ValueName,

        [Parameter(Mandatory = $true)]
        [object]
        $Failure
    )

    $service = @{ Outbound = 'LanmanWorkstation'; Inbound = 'LanmanServer' }[$Direction]
    Read-Part -What "$($Direction.ToLowerInvariant()).settings" -Failure $Failure -ScriptBlock {
        $stored = Get-RegistryKey -Path "HKLM:\SYSTEM\CurrentControlSet\Services\$service\Parameters"
        $policy = Get-RegistryKey -Path "HKLM:\SOFTWARE\Policies\Microsoft\Windows\$service"
        $settings = @{}
        foreach ($name in $ValueName.Keys)
        {
            $settings[$name] = New-Object -TypeName PSObject -Property @{
                stored = Get-RegistryData -Key $stored -Name $ValueName[$name]
                policy = Get-RegistryData -Key $policy -Name $ValueName[$name]
            }
        }
        New-Object -TypeName PSObject -Property $settings
    }
}

<#
.SYNOPSIS
    Says where Windows keeps a setting of SMB.

.DESCRIPTION
    Every setting that this module writes is a boolean property of the SMB client's or server's configuration, and a
    registry value of the service behind it: 1 or 0, or not stored.

.PARAMETER Name
    The setting.

.OUTPUTS
    Hashtable: What (its name in messages), Side (Client or Server), Service, Property (of the configuration), ValueName
    (in the registry), On and Off (what the write commands call its values).
#>
function Get-SmbSetting
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [ValidateSet(
            'OutboundSigning', 'InboundSigning', 'InsecureGuestLogon',
            'OutboundAuditSigning', 'OutboundAuditEncryption', 'OutboundAuditGuestLogon',
            'InboundAuditSigning', 'InboundAuditEncryption', 'InboundAuditGuestLogon')]
        [string]
        $Name
    )

    $property = @{
        OutboundSigning         = 'RequireSecuritySignature'
        InboundSigning          = 'RequireSecuritySignature'
        InsecureGuestLogon      = 'EnableInsecureGuestLogons'
        OutboundAuditSigning    = 'AuditServerDoesNotSupportSigning'
        OutboundAuditEncryption = 'AuditServerDoesNotSupportEncryption'
        OutboundAuditGuestLogon = 'AuditInsecureGuestLogon'
        InboundAuditSigning     = 'AuditClientDoesNotSupportSigning'
        InboundAuditEncryption  = 'AuditClientDoesNotSupportEncryption'
        InboundAuditGuestLogon  = 'AuditInsecureGuestLogon'
    }[$Name]
    $setting = @{ What = $Name; Side = 'Client'; Service = 'LanmanWorkstation'; Property = $property; ValueName = $property; On = 'On'; Off = 'Off' }
    if ($Name -like 'Inbound*')
    {
        $setting['Side'] = 'Server'
        $setting['Service'] = 'LanmanServer'
    }
    if ($Name -like '*boundSigning')
    {
        $setting['What'] = $Name -replace 'Signing', ' signing'
        $setting['On'] = 'Required'
        $setting['Off'] = 'NotRequired'
    }
    if ($Name -eq 'InsecureGuestLogon')
    {
        $setting['ValueName'] = 'AllowInsecureGuestAuth'
    }
    $setting
}

<#
.SYNOPSIS
    Reads what is in force and stored of one setting, in the words of the write commands.

.DESCRIPTION
    Throws where the setting is not reported or cannot be read: a write must never start from a guess.

.PARAMETER Setting
    What Get-SmbSetting gave.

.OUTPUTS
    Hashtable: InForce (the setting's word for on or off), Stored (0, 1, NotStored, or the text of another value).
#>
function Get-SmbSettingState
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [hashtable]
        $Setting
    )

    if ($Setting['Side'] -eq 'Client')
    {
        $configuration = Get-SmbClientConfiguration -ErrorAction Stop
    }
    else
    {
        $configuration = Get-SmbServerConfiguration -ErrorAction Stop
    }
    $value = Get-PropertyValue -InputObject $configuration -Name $Setting['Property']
    if ($null -eq $value)
    {
        Write-Error -ErrorAction Stop -Category InvalidData -ErrorId 'NotReported' -Message "$($Setting['What']) is not reported."
    }
    $stored = Get-RegistryValue -Path "HKLM:\SYSTEM\CurrentControlSet\Services\$($Setting['Service'])\Parameters" -Name $Setting['ValueName']
    if ($null -eq $stored)
    {
        $stored = 'NotStored'
    }
    @{ InForce = @{ $true = $Setting['On']; $false = $Setting['Off'] }[$value]; Stored = "$stored" }
}

<#
.SYNOPSIS
    Reads the stored signing requirement of one direction.

.DESCRIPTION
    The registry value RequireSecuritySignature, which the SMB cmdlets, local security policy and Group Policy all
    write. Gives $null where nothing is stored; Windows then decides by itself.

.PARAMETER Direction
    Outbound (SMB client) or Inbound (SMB server).
#>
function Get-StoredRequirement
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [ValidateSet('Outbound', 'Inbound')]
        [string]
        $Direction
    )

    $service = @{ Outbound = 'LanmanWorkstation'; Inbound = 'LanmanServer' }[$Direction]
    Get-RegistryValue -Path "HKLM:\SYSTEM\CurrentControlSet\Services\$service\Parameters" -Name 'RequireSecuritySignature'
}

<#
.SYNOPSIS
    Reads what else on this computer bears on SMB signing.

.DESCRIPTION
    Gives the "surroundings" bag of the contract. A part that cannot be read is $null there and noted in Failure; a list
    of a key that does not exist is empty.

.PARAMETER Failure
    An ordered dictionary that receives the failed parts, see Read-Part.
#>
function Get-SurroundingFact
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [object]
        $Failure
    )

    $policies = 'HKLM:\SOFTWARE\Policies\Microsoft\Windows'
    $hardenedPaths = Read-Part -What 'surroundings.hardenedPaths' -Failure $Failure -ScriptBlock {
        , @(Get-RegistryEntry -Path "$policies\NetworkProvider\HardenedPaths" -Like '\\*')
    }
    # All audit values, wherever they stand: one under the other direction's key is a known mistake.
    $outboundAudit = Read-Part -What 'surroundings.outboundAudit' -Failure $Failure -ScriptBlock {
        , @(Get-RegistryEntry -Path "$policies\LanmanWorkstation" -Like 'Audit*')
    }
    $inboundAudit = Read-Part -What 'surroundings.inboundAudit' -Failure $Failure -ScriptBlock {
        , @(Get-RegistryEntry -Path "$policies\LanmanServer" -Like 'Audit*')
    }
    $rdma = Read-Part -What 'surroundings.rdma' -Failure $Failure -ScriptBlock {
        $capable = $false
        foreach ($interface in (Get-CimInstance -Namespace root/Microsoft/Windows/SMB -ClassName MSFT_SmbClientNetworkInterface -OperationTimeoutSec 20 -ErrorAction Stop))
        {
            if (Get-PropertyValue -InputObject $interface -Name 'RdmaCapable')
            {
                $capable = $true
            }
        }
        $capable
    }

    New-Object -TypeName PSObject -Property @{
        hardenedPaths = $hardenedPaths
        outboundAudit = $outboundAudit
        inboundAudit  = $inboundAudit
        rdma          = $rdma
    }
}

<#
.SYNOPSIS
    Reads which Windows this computer has, from the registry.

.DESCRIPTION
    Gives build and ubr (numbers), editionId and installationType (texts), each $null where it is not there or is none.

.PARAMETER Failure
    An ordered dictionary that receives the failed part, see Read-Part.
#>
function Get-VersionFact
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [object]
        $Failure
    )

    # The registry's ProductName is of no use (it says Windows 10 on Windows 11), but its build number is right.
    $registry = Read-Part -What 'computer.version' -Failure $Failure -ScriptBlock {
        Get-ItemProperty -LiteralPath 'HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion' -ErrorAction Stop
    }
    $facts = @{ build = $null; ubr = $null; editionId = $null; installationType = $null }
    $numbers = @{ build = 'CurrentBuildNumber'; ubr = 'UBR' }
    foreach ($which in $numbers.Keys)
    {
        $value = Get-PropertyValue -InputObject $registry -Name $numbers[$which]
        if ("$value" -match '^\d{1,9}$')
        {
            $facts[$which] = [int] $value
        }
    }
    foreach ($which in 'editionId', 'installationType')
    {
        $value = Get-PropertyValue -InputObject $registry -Name $which
        if ($null -ne $value)
        {
            $facts[$which] = "$value"
        }
    }
    $facts
}

<#
.SYNOPSIS
    Runs one part of a reading so that its failure takes no other part down.

.DESCRIPTION
    Gives what the script block gives, or $null after noting the failure.

.PARAMETER What
    Names the part, as the contract's "unavailable" list does.

.PARAMETER Failure
    An ordered dictionary. Receives What = error record where the part fails.

.PARAMETER ScriptBlock
    Reads the part. Must throw on failure: pass -ErrorAction Stop to every command in it.
#>
function Read-Part
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $What,

        [Parameter(Mandatory = $true)]
        [object]
        $Failure,

        [Parameter(Mandatory = $true)]
        [scriptblock]
        $ScriptBlock
    )

    try
    {
        & $ScriptBlock
    }
    catch
    {
        $Failure[$What] = $_
        $null
    }
}

<#
.SYNOPSIS
    Sends one request and receives one answer, within limits.

.DESCRIPTION
    Notes in Facts how it ended, answerMilliseconds and the bytes received, Base64. An answer has the length that its
    first four bytes say ([MS-SMB2] 2.1: a zero byte, then the length, big-endian); what starts otherwise is no SMB, and
    a longer one than 16 KB is not read: the answer to a NEGOTIATE has some hundred bytes.

.PARAMETER Stream
    The open connection's stream.

.PARAMETER Bytes
    The request.

.PARAMETER Facts
    The bag that Test-SmbDevice reports.
#>
function Receive-DeviceAnswer
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [object]
        $Stream,

        [Parameter(Mandatory = $true)]
        [byte[]]
        $Bytes,

        [Parameter(Mandatory = $true)]
        [hashtable]
        $Facts
    )

    $watch = [System.Diagnostics.Stopwatch]::StartNew()
    $buffer = [byte[]]::new(16384)
    $length = 0
    $wanted = 4
    $ended = $null
    $wait = Wait-NetworkTask -Task $Stream.WriteAsync($Bytes, 0, $Bytes.Length) -Milliseconds 5000
    while ($null -eq $ended)
    {
        if ($null -eq $wait['failure'])
        {
            $task = $Stream.ReadAsync($buffer, $length, $buffer.Length - $length)
            $wait = Wait-NetworkTask -Task $task -Milliseconds (5000 - $watch.ElapsedMilliseconds)
        }
        if ($null -ne $wait['failure'])
        {
            $Facts['words'] = $wait['words']
            $ended = @{ TimeUp = 'timedOut'; TimedOut = 'timedOut'; ConnectionReset = 'reset'; ConnectionAborted = 'reset'; Shutdown = 'reset' }[$wait['failure']]
            if ($null -eq $ended)
            {
                $ended = 'failed'
            }
        }
        elseif ($task.Result -eq 0)
        {
            $ended = 'closed'
        }
        else
        {
            $length = $length + $task.Result
            if ($buffer[0] -ne 0)
            {
                $ended = 'otherProtocol'
            }
            elseif ($length -ge 4)
            {
                $wanted = 4 + 65536 * $buffer[1] + 256 * $buffer[2] + $buffer[3]
                if ($wanted -gt $buffer.Length)
                {
                    $ended = 'tooLarge'
                }
                elseif ($length -ge $wanted)
                {
                    $ended = 'complete'
                    $length = $wanted
                }
            }
        }
    }
    $Facts['ended'] = $ended
    $Facts['answerMilliseconds'] = [int] $watch.ElapsedMilliseconds
    $Facts['answer'] = [System.Convert]::ToBase64String($buffer, 0, $length)
}

<#
.SYNOPSIS
    Resolves a device's name to its addresses.

.DESCRIPTION
    Gives the addresses, at most four, and notes addresses and canonicalName in Facts; where the name resolves to
    nothing, gives nothing and notes how it ended. An IP address is taken as it is: no reverse look-up.

.PARAMETER Name
    A name or an IP address.

.PARAMETER Facts
    The bag that Test-SmbDevice reports.
#>
function Resolve-DeviceName
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Name,

        [Parameter(Mandatory = $true)]
        [hashtable]
        $Facts
    )

    $literal = $null
    if ([System.Net.IPAddress]::TryParse($Name, [ref] $literal))
    {
        $Facts['addresses'] = @("$literal")
        return $literal
    }

    $task = [System.Net.Dns]::GetHostEntryAsync($Name)
    $wait = Wait-NetworkTask -Task $task -Milliseconds 5000
    $Facts['words'] = $wait['words']
    if ($wait['failure'] -eq 'TimeUp')
    {
        $Facts['ended'] = 'nameTimedOut'
        return
    }
    if ($null -ne $wait['failure'])
    {
        $Facts['ended'] = 'nameNotFound'
        return
    }
    $all = @($task.Result.AddressList)
    $Facts['canonicalName'] = "$($task.Result.HostName)"
    $Facts['addresses'] = @(foreach ($address in $all)
        {
            "$address"
        })
    if ($all.Count -eq 0)
    {
        $Facts['ended'] = 'nameNotFound'
        return
    }
    $all[0..3]
}

<#
.SYNOPSIS
    Sets one setting, if this computer is still as the caller saw it.

.DESCRIPTION
    Writes nothing where the setting is in force and stored as wanted: the same call may arrive several times. Writes
    nothing and fails with StateChanged where what is in force or stored is neither as wanted nor as expected. Touches no
    other setting and restarts nothing.

.PARAMETER Name
    The setting, as Get-SmbSetting knows it.

.PARAMETER Value
    What shall be in force.

.PARAMETER Stored
    What shall be stored: 0, 1 or NotStored.

.PARAMETER ExpectedInForce
    What the caller saw in force, in the setting's words.

.PARAMETER ExpectedStored
    0, 1 or NotStored: what the caller saw stored.

.OUTPUTS
    Property bag: contract (number), written (whether the setting was written by this call).
#>
function Set-SmbSetting
{
    [CmdletBinding(SupportsShouldProcess = $true)]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Name,

        [Parameter(Mandatory = $true)]
        [bool]
        $Value,

        [Parameter(Mandatory = $true)]
        [ValidateSet('0', '1', 'NotStored')]
        [string]
        $Stored,

        [Parameter(Mandatory = $true)]
        [string]
        $ExpectedInForce,

        [Parameter(Mandatory = $true)]
        [string]
        $ExpectedStored
    )

    $written = $false
    try
    {
        $setting = Get-SmbSetting -Name $Name
        $current = Get-SmbSettingState -Setting $setting
        $inForce = @{ $true = $setting['On']; $false = $setting['Off'] }[$Value]
        if ($current['InForce'] -ne $inForce -or $current['Stored'] -ne $Stored)
        {
            if (@($inForce, $ExpectedInForce) -notcontains $current['InForce'] -or @($Stored, $ExpectedStored) -notcontains $current['Stored'])
            {
                $seen = "in force $($current['InForce']), stored $($current['Stored']); expected in force $ExpectedInForce, stored $ExpectedStored"
                Write-Error -ErrorAction Stop -Category InvalidOperation -ErrorId 'StateChanged' -Message "$($setting['What']) changed meanwhile: $seen."
            }
            Write-SmbSetting -Setting $setting -Value $Value -IsInForce ($current['InForce'] -eq $inForce) -IsStored ($current['Stored'] -ne 'NotStored') -Remove ($Stored -eq 'NotStored')
            $written = -not $WhatIfPreference
        }
    }
    catch
    {
        # A caller behind Windows Admin Center's gateway may get the message alone, so the identifier ends it.
        $errorId = "$($_.FullyQualifiedErrorId)".Split(',')[0]
        Write-Error -ErrorAction Stop -Category $_.CategoryInfo.Category -ErrorId $errorId -Message "$($_.Exception.Message) [SmbSigning:$errorId]"
    }

    New-Object -TypeName PSObject -Property @{ contract = 1; written = $written }
}

<#
.SYNOPSIS
    Waits for a network operation, for a limited time.

.DESCRIPTION
    Gives a bag: failure ($null where it succeeded, "TimeUp", the name of the socket error, or "Other") and words (the
    system's own, or $null).

.PARAMETER Task
    The operation, a System.Threading.Tasks.Task.

.PARAMETER Milliseconds
    How long to wait.
#>
function Wait-NetworkTask
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [object]
        $Task,

        [Parameter(Mandatory = $true)]
        [int]
        $Milliseconds
    )

    $failure = $null
    $words = $null
    try
    {
        if ($Milliseconds -le 0 -or -not $Task.Wait($Milliseconds))
        {
            $failure = 'TimeUp'
        }
    }
    catch
    {
        $cause = $_.Exception
        while ($null -ne $cause.InnerException)
        {
            $cause = $cause.InnerException
        }
        $failure = 'Other'
        $words = $cause.Message
        if ($cause -is [System.Net.Sockets.SocketException])
        {
            $failure = "$($cause.SocketErrorCode)"
        }
    }
    @{ failure = $failure; words = $words }
}

<#
.SYNOPSIS
    Writes one setting.

.DESCRIPTION
    Sets what is in force with the SMB cmdlet, which stores it too, unless it is so already; then, where nothing shall
    stay stored, removes the registry value. In that order: whether the running service follows a removed value by
    itself is not documented. Restarts nothing.

.PARAMETER Setting
    What Get-SmbSetting gave.

.PARAMETER Value
    What shall be in force.

.PARAMETER IsInForce
    It is in force already.

.PARAMETER IsStored
    A value is stored.

.PARAMETER Remove
    Nothing shall stay stored.
#>
function Write-SmbSetting
{
    [CmdletBinding(SupportsShouldProcess = $true)]
    param (
        [Parameter(Mandatory = $true)]
        [hashtable]
        $Setting,

        [Parameter(Mandatory = $true)]
        [bool]
        $Value,

        [Parameter(Mandatory = $true)]
        [bool]
        $IsInForce,

        [Parameter(Mandatory = $true)]
        [bool]
        $IsStored,

        [Parameter(Mandatory = $true)]
        [bool]
        $Remove
    )

    # The cmdlets ask and say what would happen: Constrained Language Mode does not let a script call ShouldProcess itself.
    $confirm = $ConfirmPreference -eq 'Low'
    $common = @{ Confirm = $confirm; WhatIf = [bool] $WhatIfPreference; ErrorAction = 'Stop' }
    $wanted = @{ $Setting['Property'] = $Value }
    $set = -not $Remove -or -not $IsInForce
    if ($set -and $Setting['Side'] -eq 'Client')
    {
        Set-SmbClientConfiguration -Force:(-not $confirm) @wanted @common
    }
    if ($set -and $Setting['Side'] -eq 'Server')
    {
        Set-SmbServerConfiguration -Force:(-not $confirm) @wanted @common
    }
    if ($Remove -and ($set -or $IsStored))
    {
        Remove-ItemProperty -LiteralPath "HKLM:\SYSTEM\CurrentControlSet\Services\$($Setting['Service'])\Parameters" -Name $Setting['ValueName'] @common
    }
}

<#
.SYNOPSIS
    Switches one audit of inbound connections off.

.DESCRIPTION
    Sets one audit switch of the SMB server configuration to false, unless it is in force and stored already.
    Touches no other setting and restarts nothing. Fails with StateChanged, and writes nothing, if this computer is not
    as the caller saw it.

.ROLE
    Administrators

.PARAMETER Name
    Signing or Encryption: clients that do not support it. GuestLogon: clients that are let in as a guest.

.PARAMETER ExpectedInForce
    What the caller saw in force: On or Off.

.PARAMETER ExpectedStored
    What the caller saw stored in the registry: 0, 1 or NotStored.

.OUTPUTS
    Property bag: contract (1), written (whether this call wrote the setting; false where it was as wanted already).

.EXAMPLE
    Disable-SmbInboundAudit -Name Signing -ExpectedInForce On -ExpectedStored 1

    Switches it off if it is found on, and stored.
#>
function Disable-SmbInboundAudit
{
    [CmdletBinding(SupportsShouldProcess = $true)]
    param (
        [Parameter(Mandatory = $true)]
        [ValidateSet('Signing', 'Encryption', 'GuestLogon')]
        [string]
        $Name,

        [Parameter(Mandatory = $true)]
        [ValidateSet('On', 'Off')]
        [string]
        $ExpectedInForce,

        [Parameter(Mandatory = $true)]
        [ValidateSet('0', '1', 'NotStored')]
        [string]
        $ExpectedStored
    )

    Set-SmbSetting -Name "InboundAudit$Name" -Value $false -Stored 0 -ExpectedInForce $ExpectedInForce -ExpectedStored $ExpectedStored
}

<#
.SYNOPSIS
    No longer requires SMB signing for inbound connections.

.DESCRIPTION
    Sets RequireSecuritySignature of the SMB server configuration to false, unless it is in force and stored already.
    Touches no other setting and restarts nothing. Connections that exist keep their state until they reconnect.
    Fails with StateChanged, and writes nothing, if this computer is not as the caller saw it.

.ROLE
    Administrators

.PARAMETER ExpectedInForce
    What the caller saw in force: Required or NotRequired.

.PARAMETER ExpectedStored
    What the caller saw stored in the registry: 0, 1 or NotStored.

.OUTPUTS
    Property bag: contract (1), written (whether this call wrote the setting; false where it was as wanted already).

.EXAMPLE
    Disable-SmbInboundSigningRequirement -ExpectedInForce Required -ExpectedStored NotStored

    No longer requires signing for inbound connections if they are found as described.
#>
function Disable-SmbInboundSigningRequirement
{
    [CmdletBinding(SupportsShouldProcess = $true)]
    param (
        [Parameter(Mandatory = $true)]
        [ValidateSet('Required', 'NotRequired')]
        [string]
        $ExpectedInForce,

        [Parameter(Mandatory = $true)]
        [ValidateSet('0', '1', 'NotStored')]
        [string]
        $ExpectedStored
    )

    Set-SmbSetting -Name InboundSigning -Value $false -Stored 0 -ExpectedInForce $ExpectedInForce -ExpectedStored $ExpectedStored
}

<#
.SYNOPSIS
    No longer allows this computer to connect to others as a guest.

.DESCRIPTION
    Sets EnableInsecureGuestLogons of the SMB client configuration to false, unless it is in force and stored already.
    Touches no other setting and restarts nothing. Fails with StateChanged, and writes nothing, if this computer is not
    as the caller saw it.

.ROLE
    Administrators

.PARAMETER ExpectedInForce
    What the caller saw in force: On or Off.

.PARAMETER ExpectedStored
    What the caller saw stored in the registry: 0, 1 or NotStored.

.OUTPUTS
    Property bag: contract (1), written (whether this call wrote the setting; false where it was as wanted already).

.EXAMPLE
    Disable-SmbInsecureGuestLogon -ExpectedInForce On -ExpectedStored 1

    No longer allows guest logons if they are found on, and stored.
#>
function Disable-SmbInsecureGuestLogon
{
    [CmdletBinding(SupportsShouldProcess = $true)]
    param (
        [Parameter(Mandatory = $true)]
        [ValidateSet('On', 'Off')]
        [string]
        $ExpectedInForce,

        [Parameter(Mandatory = $true)]
        [ValidateSet('0', '1', 'NotStored')]
        [string]
        $ExpectedStored
    )

    Set-SmbSetting -Name InsecureGuestLogon -Value $false -Stored 0 -ExpectedInForce $ExpectedInForce -ExpectedStored $ExpectedStored
}

<#
.SYNOPSIS
    Switches one audit of outbound connections off.

.DESCRIPTION
    Sets one audit switch of the SMB client configuration to false, unless it is in force and stored already.
    Touches no other setting and restarts nothing. Fails with StateChanged, and writes nothing, if this computer is not
    as the caller saw it.

.ROLE
    Administrators

.PARAMETER Name
    Signing or Encryption: servers that do not support it. GuestLogon: servers that let this computer in as a guest.

.PARAMETER ExpectedInForce
    What the caller saw in force: On or Off.

.PARAMETER ExpectedStored
    What the caller saw stored in the registry: 0, 1 or NotStored.

.OUTPUTS
    Property bag: contract (1), written (whether this call wrote the setting; false where it was as wanted already).

.EXAMPLE
    Disable-SmbOutboundAudit -Name Signing -ExpectedInForce On -ExpectedStored 1

    Switches it off if it is found on, and stored.
#>
function Disable-SmbOutboundAudit
{
    [CmdletBinding(SupportsShouldProcess = $true)]
    param (
        [Parameter(Mandatory = $true)]
        [ValidateSet('Signing', 'Encryption', 'GuestLogon')]
        [string]
        $Name,

        [Parameter(Mandatory = $true)]
        [ValidateSet('On', 'Off')]
        [string]
        $ExpectedInForce,

        [Parameter(Mandatory = $true)]
        [ValidateSet('0', '1', 'NotStored')]
        [string]
        $ExpectedStored
    )

    Set-SmbSetting -Name "OutboundAudit$Name" -Value $false -Stored 0 -ExpectedInForce $ExpectedInForce -ExpectedStored $ExpectedStored
}

<#
.SYNOPSIS
    No longer requires SMB signing for outbound connections.

.DESCRIPTION
    Sets RequireSecuritySignature of the SMB client configuration to false, unless it is in force and stored already.
    Touches no other setting and restarts nothing. Connections that exist keep their state until they reconnect.
    Fails with StateChanged, and writes nothing, if this computer is not as the caller saw it.

.ROLE
    Administrators

.PARAMETER ExpectedInForce
    What the caller saw in force: Required or NotRequired.

.PARAMETER ExpectedStored
    What the caller saw stored in the registry: 0, 1 or NotStored.

.OUTPUTS
    Property bag: contract (1), written (whether this call wrote the setting; false where it was as wanted already).

.EXAMPLE
    Disable-SmbOutboundSigningRequirement -ExpectedInForce Required -ExpectedStored NotStored

    No longer requires signing for outbound connections if they are found as described.
#>
function Disable-SmbOutboundSigningRequirement
{
    [CmdletBinding(SupportsShouldProcess = $true)]
    param (
        [Parameter(Mandatory = $true)]
        [ValidateSet('Required', 'NotRequired')]
        [string]
        $ExpectedInForce,

        [Parameter(Mandatory = $true)]
        [ValidateSet('0', '1', 'NotStored')]
        [string]
        $ExpectedStored
    )

    Set-SmbSetting -Name OutboundSigning -Value $false -Stored 0 -ExpectedInForce $ExpectedInForce -ExpectedStored $ExpectedStored
}

<#
.SYNOPSIS
    Switches one audit of inbound connections on.

.DESCRIPTION
    Sets one audit switch of the SMB server configuration to true, unless it is in force and stored already.
    Touches no other setting and restarts nothing. Fails with StateChanged, and writes nothing, if this computer is not
    as the caller saw it.

.ROLE
    Administrators

.PARAMETER Name
    Signing or Encryption: clients that do not support it. GuestLogon: clients that are let in as a guest.

.PARAMETER ExpectedInForce
    What the caller saw in force: On or Off.

.PARAMETER ExpectedStored
    What the caller saw stored in the registry: 0, 1 or NotStored.

.OUTPUTS
    Property bag: contract (1), written (whether this call wrote the setting; false where it was as wanted already).

.EXAMPLE
    Enable-SmbInboundAudit -Name Signing -ExpectedInForce Off -ExpectedStored NotStored

    Switches it on if it is found off, and nothing stored.
#>
function Enable-SmbInboundAudit
{
    [CmdletBinding(SupportsShouldProcess = $true)]
    param (
        [Parameter(Mandatory = $true)]
        [ValidateSet('Signing', 'Encryption', 'GuestLogon')]
        [string]
        $Name,

        [Parameter(Mandatory = $true)]
        [ValidateSet('On', 'Off')]
        [string]
        $ExpectedInForce,

        [Parameter(Mandatory = $true)]
        [ValidateSet('0', '1', 'NotStored')]
        [string]
        $ExpectedStored
    )

    Set-SmbSetting -Name "InboundAudit$Name" -Value $true -Stored 1 -ExpectedInForce $ExpectedInForce -ExpectedStored $ExpectedStored
}

<#
.SYNOPSIS
    Requires SMB signing for inbound connections.

.DESCRIPTION
    Sets RequireSecuritySignature of the SMB server configuration to true, unless it is in force and stored already.
    Touches no other setting and restarts nothing. Connections that exist keep their state until they reconnect.
    Fails with StateChanged, and writes nothing, if this computer is not as the caller saw it.

.ROLE
    Administrators

.PARAMETER ExpectedInForce
    What the caller saw in force: Required or NotRequired.

.PARAMETER ExpectedStored
    What the caller saw stored in the registry: 0, 1 or NotStored.

.OUTPUTS
    Property bag: contract (1), written (whether this call wrote the setting; false where it was as wanted already).

.EXAMPLE
    Enable-SmbInboundSigningRequirement -ExpectedInForce NotRequired -ExpectedStored NotStored

    Requires signing for inbound connections if they are found as described.
#>
function Enable-SmbInboundSigningRequirement
{
    [CmdletBinding(SupportsShouldProcess = $true)]
    param (
        [Parameter(Mandatory = $true)]
        [ValidateSet('Required', 'NotRequired')]
        [string]
        $ExpectedInForce,

        [Parameter(Mandatory = $true)]
        [ValidateSet('0', '1', 'NotStored')]
        [string]
        $ExpectedStored
    )

    Set-SmbSetting -Name InboundSigning -Value $true -Stored 1 -ExpectedInForce $ExpectedInForce -ExpectedStored $ExpectedStored
}

<#
.SYNOPSIS
    Allows this computer to connect to others as a guest.

.DESCRIPTION
    Sets EnableInsecureGuestLogons of the SMB client configuration to true, unless it is in force and stored already.
    A guest can neither sign nor encrypt. While signing is required outbound a guest logon is refused all the same.
    Touches no other setting and restarts nothing. Fails with StateChanged, and writes nothing, if this computer is not
    as the caller saw it.

.ROLE
    Administrators

.PARAMETER ExpectedInForce
    What the caller saw in force: On or Off.

.PARAMETER ExpectedStored
    What the caller saw stored in the registry: 0, 1 or NotStored.

.OUTPUTS
    Property bag: contract (1), written (whether this call wrote the setting; false where it was as wanted already).

.EXAMPLE
    Enable-SmbInsecureGuestLogon -ExpectedInForce Off -ExpectedStored NotStored

    Allows guest logons if they are found off, and nothing stored.
#>
function Enable-SmbInsecureGuestLogon
{
    [CmdletBinding(SupportsShouldProcess = $true)]
    param (
        [Parameter(Mandatory = $true)]
        [ValidateSet('On', 'Off')]
        [string]
        $ExpectedInForce,

        [Parameter(Mandatory = $true)]
        [ValidateSet('0', '1', 'NotStored')]
        [string]
        $ExpectedStored
    )

    Set-SmbSetting -Name InsecureGuestLogon -Value $true -Stored 1 -ExpectedInForce $ExpectedInForce -ExpectedStored $ExpectedStored
}

<#
.SYNOPSIS
    Switches one audit of outbound connections on.

.DESCRIPTION
    Sets one audit switch of the SMB client configuration to true, unless it is in force and stored already.
    Touches no other setting and restarts nothing. Fails with StateChanged, and writes nothing, if this computer is not
    as the caller saw it.

.ROLE
    Administrators

.PARAMETER Name
    Signing or Encryption: servers that do not support it. GuestLogon: servers that let this computer in as a guest.

.PARAMETER ExpectedInForce
    What the caller saw in force: On or Off.

.PARAMETER ExpectedStored
    What the caller saw stored in the registry: 0, 1 or NotStored.

.OUTPUTS
    Property bag: contract (1), written (whether this call wrote the setting; false where it was as wanted already).

.EXAMPLE
    Enable-SmbOutboundAudit -Name Signing -ExpectedInForce Off -ExpectedStored NotStored

    Switches it on if it is found off, and nothing stored.
#>
function Enable-SmbOutboundAudit
{
    [CmdletBinding(SupportsShouldProcess = $true)]
    param (
        [Parameter(Mandatory = $true)]
        [ValidateSet('Signing', 'Encryption', 'GuestLogon')]
        [string]
        $Name,

        [Parameter(Mandatory = $true)]
        [ValidateSet('On', 'Off')]
        [string]
        $ExpectedInForce,

        [Parameter(Mandatory = $true)]
        [ValidateSet('0', '1', 'NotStored')]
        [string]
        $ExpectedStored
    )

    Set-SmbSetting -Name "OutboundAudit$Name" -Value $true -Stored 1 -ExpectedInForce $ExpectedInForce -ExpectedStored $ExpectedStored
}

<#
.SYNOPSIS
    Requires SMB signing for outbound connections.

.DESCRIPTION
    Sets RequireSecuritySignature of the SMB client configuration to true, unless it is in force and stored already.
    Touches no other setting and restarts nothing. Connections that exist keep their state until they reconnect.
    Fails with StateChanged, and writes nothing, if this computer is not as the caller saw it.

.ROLE
    Administrators

.PARAMETER ExpectedInForce
    What the caller saw in force: Required or NotRequired.

.PARAMETER ExpectedStored
    What the caller saw stored in the registry: 0, 1 or NotStored.

.OUTPUTS
    Property bag: contract (1), written (whether this call wrote the setting; false where it was as wanted already).

.EXAMPLE
    Enable-SmbOutboundSigningRequirement -ExpectedInForce NotRequired -ExpectedStored NotStored

    Requires signing for outbound connections if they are found as described.
#>
function Enable-SmbOutboundSigningRequirement
{
    [CmdletBinding(SupportsShouldProcess = $true)]
    param (
        [Parameter(Mandatory = $true)]
        [ValidateSet('Required', 'NotRequired')]
        [string]
        $ExpectedInForce,

        [Parameter(Mandatory = $true)]
        [ValidateSet('0', '1', 'NotStored')]
        [string]
        $ExpectedStored
    )

    Set-SmbSetting -Name OutboundSigning -Value $true -Stored 1 -ExpectedInForce $ExpectedInForce -ExpectedStored $ExpectedStored
}

<#
.SYNOPSIS
    Reads everything that decides SMB signing on this computer.

.DESCRIPTION
    Reports facts and judges nothing: what is in force and what is stored, for outbound (SMB client) and inbound (SMB
    server) connections, with the settings that belong to the decision, and what this computer is. Changes nothing.
    A part that cannot be read is null and listed in "unavailable"; it never takes the rest down.

.ROLE
    Readers

.OUTPUTS
    Property bag. contract: 1. computer: name, fqdn, id (machine identifier), caption, editionSku, editionId,
    installationType (Client, Server, Server Core), build, ubr, productType (workstation, domainController or server),
    roles, cluster, domainJoined. outbound and inbound:
    required and enabled (in force), stored (null: could not be read) with required (null: not stored), policy, mdm,
    audit and further settings, and of those that a plan may change (settings; null: could not be read) what is stored and
    what Group Policy says; inbound also service. surroundings: hardenedPaths, outboundAudit and inboundAudit (lists of
    policy values: name, data; null: could not be read), rdma (whether a network interface can do RDMA). unavailable:
    what, errorId, message of each part that failed.
    notReported: names of settings that this Windows does not have; they are null, never false. collectedAt: ISO
    8601, UTC. powershell: version, languageMode. actingUser: who was connected, or null.

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
    $outbound = Get-OutboundFact -Policy (Get-PolicyFact -Direction Outbound -Reading $reading -Reason $reason) -NotReported $notReported -Failure $failure
    $inbound = Get-InboundFact -Policy (Get-PolicyFact -Direction Inbound -Reading $reading -Reason $reason) -NotReported $notReported -Failure $failure
    $computer = Get-ComputerFact -Failure $failure
    $surroundings = Get-SurroundingFact -Failure $failure

    New-Object -TypeName PSObject -Property @{
        contract     = 1
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
        powershell   = New-Object -TypeName PSObject -Property @{
            version      = "$($PSVersionTable.PSVersion)"
            languageMode = "$($ExecutionContext.SessionState.LanguageMode)"
        }
        actingUser   = Get-PropertyValue -InputObject $PSSenderInfo -Name 'ConnectedUser'
    }
}

<#
.SYNOPSIS
    Reads the SMB connections and sessions that this computer has now.

.DESCRIPTION
    Reports facts and judges nothing: outbound connections with whether they are signed or encrypted, inbound sessions,
    the latest events on insecure guest logons, and which server names are DNS aliases. Changes
    nothing. Lists are cut at a maximum and give the true total. A part that cannot be read is null and listed in
    "unavailable"; it never takes the rest down.

.ROLE
    Readers

.OUTPUTS
    Property bag. contract: 1. outbound: total, rows (server, share, user, credential, dialect, signed, encrypted).
    inbound: total, rows (client, user, dialect, idleSeconds). guestLogons: the latest events 31017 and 31022 of
    SmbClient/Security, newest first: id, time (ISO 8601, UTC), fields (name, or null where the language mode gives none;
    value). aliases: name, canonical (null: none) of each server name that DNS answered. unavailable: what,
    errorId, message of each part that failed. notReported: names of properties that this Windows does not have; they
    are null, never false. collectedAt: ISO 8601, UTC.

.EXAMPLE
    Get-SmbSigningConnection

    Reads the connections and sessions of this computer.
#>
function Get-SmbSigningConnection
{
    [CmdletBinding()]
    param ()

    $failure = [ordered] @{}
    $notReported = [ordered] @{}
    $outbound = Read-Part -What 'outbound.connections' -Failure $failure -ScriptBlock {
        $property = [ordered] @{
            server     = 'ServerName'
            share      = 'ShareName'
            user       = 'UserName'
            credential = 'Credential'
            dialect    = 'Dialect'
            signed     = 'Signed'
            encrypted  = 'Encrypted'
        }
        Get-LimitedList -Item @(Get-SmbConnection -ErrorAction Stop) -Property $property -Prefix 'outbound' -NotReported $notReported
    }
    $inbound = Read-Part -What 'inbound.sessions' -Failure $failure -ScriptBlock {
        $property = [ordered] @{
            client      = 'ClientComputerName'
            user        = 'ClientUserName'
            dialect     = 'Dialect'
            idleSeconds = 'SecondsIdle'
        }
        Get-LimitedList -Item @(Get-SmbSession -ErrorAction Stop) -Property $property -Prefix 'inbound' -NotReported $notReported
    }
    $guestLogons = Read-Part -What 'guestLogons' -Failure $failure -ScriptBlock { , @(Get-GuestLogon) }
    $aliases = @(Get-DnsAlias -List $outbound -Failure $failure)

    New-Object -TypeName PSObject -Property @{
        contract    = 1
        outbound    = $outbound
        inbound     = $inbound
        guestLogons = $guestLogons
        aliases     = $aliases
        unavailable = @(foreach ($what in $failure.Keys)
            {
                New-Object -TypeName PSObject -Property @{
                    what    = $what
                    errorId = $failure[$what].FullyQualifiedErrorId
                    message = $failure[$what].Exception.Message
                }
            })
        notReported = @($notReported.Keys)
        collectedAt = [datetime]::UtcNow.ToString('o')
    }
}

<#
.SYNOPSIS
    Reads the events that show which peers of this computer cannot sign.

.DESCRIPTION
    Reports facts and judges nothing: of the audit and security logs of the SMB client and server the events on peers that
    do not support signing or encryption, on wrong signatures and on guest logons, the newest of each log and a bounded
    number of them; what kind of log each is; and, from the system log, which logs were cleared. Changes nothing. A log
    that cannot be read says why and takes no other down.

.ROLE
    Readers

.OUTPUTS
    Property bag. contract: 1. channels: name, enabled, mode (Circular, Retain or AutoBackup), maximumBytes, fileBytes,
    full, recordCount (of all its events), oldestRecord (number), oldestEvent (ISO 8601, UTC; null: none), errorId and
    words where it could not be read. events, of each log the newest first: channel, id, recordId, time (ISO 8601, UTC),
    fields (name and value; the names are null in Constrained Language Mode), raw (the XML, or the message in its place).
    most: how many were read of a log at most. collectedAt: ISO 8601, UTC. languageMode.

.EXAMPLE
    Get-SmbSigningEvidence

    Reads the evidence that this computer's event logs hold.
#>
function Get-SmbSigningEvidence
{
    [CmdletBinding()]
    param ()

    $most = 200
    $channels = @(
        Get-EvidenceChannel -Most $most -Name 'Microsoft-Windows-SmbClient/Audit' -Filter @{ Id = 31998, 31999 }
        Get-EvidenceChannel -Most $most -Name 'Microsoft-Windows-SmbClient/Security' -Filter @{ Id = 31013, 31017, 31022 }
        Get-EvidenceChannel -Most $most -Name 'Microsoft-Windows-SMBServer/Audit' -Filter @{ Id = 3021, 3022 }
        Get-EvidenceChannel -Most $most -Name 'Microsoft-Windows-SMBServer/Security' -Filter @{ Id = 3023 }
        # "The log file was cleared", of any log but the security log.
        Get-EvidenceChannel -Most $most -Name 'System' -Filter @{ Id = 104; ProviderName = 'Microsoft-Windows-Eventlog' }
    )
    $events = @(foreach ($channel in $channels)
        {
            foreach ($record in $channel['events'])
            {
                Get-EvidenceEvent -EventRecord $record
            }
            $channel.Remove('events')
        })

    New-Object -TypeName PSObject -Property @{
        contract     = 1
        channels     = @(foreach ($channel in $channels)
            {
                New-Object -TypeName PSObject -Property $channel
            })
        events       = $events
        most         = $most
        collectedAt  = [datetime]::UtcNow.ToString('o')
        languageMode = "$($ExecutionContext.SessionState.LanguageMode)"
    }
}

<#
.SYNOPSIS
    Stores nothing any more about one inbound audit switch.

.DESCRIPTION
    Sets one audit switch of the SMB server configuration to what the caller names, unless it is in force already, then
    removes the stored value.
    Touches no other setting and restarts nothing. Fails with StateChanged, and writes nothing, if this computer is not
    as the caller saw it.

.ROLE
    Administrators

.PARAMETER Name
    Signing or Encryption: clients that do not support it. GuestLogon: clients that are let in as a guest.

.PARAMETER Default
    What shall be in force while nothing is stored: On or Off. The caller decides it.

.PARAMETER ExpectedInForce
    What the caller saw in force: On or Off.

.PARAMETER ExpectedStored
    What the caller saw stored in the registry: 0, 1 or NotStored.

.OUTPUTS
    Property bag: contract (1), written (whether this call wrote the setting; false where it was as wanted already).

.EXAMPLE
    Reset-SmbInboundAudit -Name Signing -Default Off -ExpectedInForce On -ExpectedStored 1

    Leaves the switch off with nothing stored, if it is found on, and stored.
#>
function Reset-SmbInboundAudit
{
    [CmdletBinding(SupportsShouldProcess = $true)]
    param (
        [Parameter(Mandatory = $true)]
        [ValidateSet('Signing', 'Encryption', 'GuestLogon')]
        [string]
        $Name,

        [Parameter(Mandatory = $true)]
        [ValidateSet('On', 'Off')]
        [string]
        $Default,

        [Parameter(Mandatory = $true)]
        [ValidateSet('On', 'Off')]
        [string]
        $ExpectedInForce,

        [Parameter(Mandatory = $true)]
        [ValidateSet('0', '1', 'NotStored')]
        [string]
        $ExpectedStored
    )

    Set-SmbSetting -Name "InboundAudit$Name" -Value ($Default -eq 'On') -Stored NotStored -ExpectedInForce $ExpectedInForce -ExpectedStored $ExpectedStored
}

<#
.SYNOPSIS
    Returns SMB signing for inbound connections to Windows' default: nothing stored.

.DESCRIPTION
    Sets RequireSecuritySignature of the SMB server configuration to the default that the caller names, unless it is in
    force already, then removes the stored value, so that Windows decides by itself again. Touches no other setting and
    restarts nothing. Connections that exist keep their state until they reconnect.
    Fails with StateChanged, and writes nothing, if this computer is not as the caller saw it.

.ROLE
    Administrators

.PARAMETER Default
    What Windows does on this computer while nothing is stored: Required or NotRequired. The caller decides it; this
    command knows no table of Windows versions.

.PARAMETER ExpectedInForce
    What the caller saw in force: Required or NotRequired.

.PARAMETER ExpectedStored
    What the caller saw stored in the registry: 0, 1 or NotStored.

.OUTPUTS
    Property bag: contract (1), written (whether this call wrote the setting; false where it was as wanted already).

.EXAMPLE
    Reset-SmbInboundSigningRequirement -Default NotRequired -ExpectedInForce Required -ExpectedStored 1

    Returns to a Windows default of "not required" if signing is found required, and stored.
#>
function Reset-SmbInboundSigningRequirement
{
    [CmdletBinding(SupportsShouldProcess = $true)]
    param (
        [Parameter(Mandatory = $true)]
        [ValidateSet('Required', 'NotRequired')]
        [string]
        $Default,

        [Parameter(Mandatory = $true)]
        [ValidateSet('Required', 'NotRequired')]
        [string]
        $ExpectedInForce,

        [Parameter(Mandatory = $true)]
        [ValidateSet('0', '1', 'NotStored')]
        [string]
        $ExpectedStored
    )

    Set-SmbSetting -Name InboundSigning -Value ($Default -eq 'Required') -Stored NotStored -ExpectedInForce $ExpectedInForce -ExpectedStored $ExpectedStored
}

<#
.SYNOPSIS
    Stores nothing any more about insecure guest logons.

.DESCRIPTION
    Sets EnableInsecureGuestLogons of the SMB client configuration to what the caller names, unless it is in force already,
    then removes the stored value.
    Touches no other setting and restarts nothing. Fails with StateChanged, and writes nothing, if this computer is not
    as the caller saw it.

.ROLE
    Administrators

.PARAMETER Default
    What shall be in force while nothing is stored: On or Off. The caller decides it.

.PARAMETER ExpectedInForce
    What the caller saw in force: On or Off.

.PARAMETER ExpectedStored
    What the caller saw stored in the registry: 0, 1 or NotStored.

.OUTPUTS
    Property bag: contract (1), written (whether this call wrote the setting; false where it was as wanted already).

.EXAMPLE
    Reset-SmbInsecureGuestLogon -Default Off -ExpectedInForce On -ExpectedStored 1

    Leaves guest logons off with nothing stored, if they are found on, and stored.
#>
function Reset-SmbInsecureGuestLogon
{
    [CmdletBinding(SupportsShouldProcess = $true)]
    param (
        [Parameter(Mandatory = $true)]
        [ValidateSet('On', 'Off')]
        [string]
        $Default,

        [Parameter(Mandatory = $true)]
        [ValidateSet('On', 'Off')]
        [string]
        $ExpectedInForce,

        [Parameter(Mandatory = $true)]
        [ValidateSet('0', '1', 'NotStored')]
        [string]
        $ExpectedStored
    )

    Set-SmbSetting -Name InsecureGuestLogon -Value ($Default -eq 'On') -Stored NotStored -ExpectedInForce $ExpectedInForce -ExpectedStored $ExpectedStored
}

<#
.SYNOPSIS
    Stores nothing any more about one outbound audit switch.

.DESCRIPTION
    Sets one audit switch of the SMB client configuration to what the caller names, unless it is in force already, then
    removes the stored value.
    Touches no other setting and restarts nothing. Fails with StateChanged, and writes nothing, if this computer is not
    as the caller saw it.

.ROLE
    Administrators

.PARAMETER Name
    Signing or Encryption: servers that do not support it. GuestLogon: servers that let this computer in as a guest.

.PARAMETER Default
    What shall be in force while nothing is stored: On or Off. The caller decides it.

.PARAMETER ExpectedInForce
    What the caller saw in force: On or Off.

.PARAMETER ExpectedStored
    What the caller saw stored in the registry: 0, 1 or NotStored.

.OUTPUTS
    Property bag: contract (1), written (whether this call wrote the setting; false where it was as wanted already).

.EXAMPLE
    Reset-SmbOutboundAudit -Name Signing -Default Off -ExpectedInForce On -ExpectedStored 1

    Leaves the switch off with nothing stored, if it is found on, and stored.
#>
function Reset-SmbOutboundAudit
{
    [CmdletBinding(SupportsShouldProcess = $true)]
    param (
        [Parameter(Mandatory = $true)]
        [ValidateSet('Signing', 'Encryption', 'GuestLogon')]
        [string]
        $Name,

        [Parameter(Mandatory = $true)]
        [ValidateSet('On', 'Off')]
        [string]
        $Default,

        [Parameter(Mandatory = $true)]
        [ValidateSet('On', 'Off')]
        [string]
        $ExpectedInForce,

        [Parameter(Mandatory = $true)]
        [ValidateSet('0', '1', 'NotStored')]
        [string]
        $ExpectedStored
    )

    Set-SmbSetting -Name "OutboundAudit$Name" -Value ($Default -eq 'On') -Stored NotStored -ExpectedInForce $ExpectedInForce -ExpectedStored $ExpectedStored
}

<#
.SYNOPSIS
    Returns SMB signing for outbound connections to Windows' default: nothing stored.

.DESCRIPTION
    Sets RequireSecuritySignature of the SMB client configuration to the default that the caller names, unless it is in
    force already, then removes the stored value, so that Windows decides by itself again. Touches no other setting and
    restarts nothing. Connections that exist keep their state until they reconnect.
    Fails with StateChanged, and writes nothing, if this computer is not as the caller saw it.

.ROLE
    Administrators

.PARAMETER Default
    What Windows does on this computer while nothing is stored: Required or NotRequired. The caller decides it; this
    command knows no table of Windows versions.

.PARAMETER ExpectedInForce
    What the caller saw in force: Required or NotRequired.

.PARAMETER ExpectedStored
    What the caller saw stored in the registry: 0, 1 or NotStored.

.OUTPUTS
    Property bag: contract (1), written (whether this call wrote the setting; false where it was as wanted already).

.EXAMPLE
    Reset-SmbOutboundSigningRequirement -Default NotRequired -ExpectedInForce Required -ExpectedStored 1

    Returns to a Windows default of "not required" if signing is found required, and stored.
#>
function Reset-SmbOutboundSigningRequirement
{
    [CmdletBinding(SupportsShouldProcess = $true)]
    param (
        [Parameter(Mandatory = $true)]
        [ValidateSet('Required', 'NotRequired')]
        [string]
        $Default,

        [Parameter(Mandatory = $true)]
        [ValidateSet('Required', 'NotRequired')]
        [string]
        $ExpectedInForce,

        [Parameter(Mandatory = $true)]
        [ValidateSet('0', '1', 'NotStored')]
        [string]
        $ExpectedStored
    )

    Set-SmbSetting -Name OutboundSigning -Value ($Default -eq 'Required') -Stored NotStored -ExpectedInForce $ExpectedInForce -ExpectedStored $ExpectedStored
}

<#
.SYNOPSIS
    Asks another device, from this computer, how it speaks SMB.

.DESCRIPTION
    Opens one TCP connection to the device, sends one fixed SMB NEGOTIATE request and reports what came back, raw. Judges
    nothing. Sends no credentials, opens no session, follows nothing that the answer says, and connects to nothing but the
    named device. Each stage has a time limit of 5 seconds, and at most 16 KB are read. Constrained Language Mode
    allows no sockets: this is reported, not raised. Changes nothing.

.ROLE
    Readers

.PARAMETER Name
    The device's name or IP address.

.PARAMETER Port
    The TCP port: 445 unless the device is set up otherwise.

.PARAMETER Request
    Smb2: a NEGOTIATE of SMB 2 and 3 with all dialects. Smb1: a multi-protocol NEGOTIATE, as old clients send it.

.OUTPUTS
    Property bag. contract: 1. request, name, port: as asked. addresses: what the name resolves to. canonicalName: what
    the resolver calls the device, or null. address: the one that was connected to, or null. ended: how it ended
    (complete, closed, reset, timedOut, tooLarge, otherProtocol: after connecting; nameNotFound, nameTimedOut, refused,
    connectTimedOut, unreachable, notAllowed: before; failed: otherwise). words: the system's own words, or null.
    connectMilliseconds, answerMilliseconds: durations, or null. answer: what was received, Base64. languageMode.

.EXAMPLE
    Test-SmbDevice -Name nas.contoso.com

    Asks nas.contoso.com, port 445, for its SMB 2 or 3 dialect and security mode.
#>
function Test-SmbDevice
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [ValidateLength(1, 255)]
        [string]
        $Name,

        [Parameter()]
        [ValidateRange(1, 65535)]
        [int]
        $Port = 445,

        [Parameter()]
        [ValidateSet('Smb2', 'Smb1')]
        [string]
        $Request = 'Smb2'
    )

    $facts = @{
        contract            = 1
        request             = $Request
        name                = $Name
        port                = $Port
        addresses           = @()
        canonicalName       = $null
        address             = $null
        ended               = 'failed'
        words               = $null
        connectMilliseconds = $null
        answerMilliseconds  = $null
        answer              = ''
        languageMode        = "$($ExecutionContext.SessionState.LanguageMode)"
    }
    $connection = @{ client = $null }
    try
    {
        $addresses = @(Resolve-DeviceName -Name $Name -Facts $facts)
        if ($addresses.Count -gt 0)
        {
            Connect-Device -Address $addresses -Port $Port -Facts $facts -Connection $connection
        }
        if ($null -ne $connection['client'])
        {
            Receive-DeviceAnswer -Stream $connection['client'].GetStream() -Bytes (Get-NegotiateRequest -Request $Request) -Facts $facts
        }
    }
    catch
    {
        $facts['words'] = $_.Exception.Message
        if ("$($_.FullyQualifiedErrorId)" -like '*ConstrainedLanguage*')
        {
            $facts['ended'] = 'notAllowed'
        }
    }
    finally
    {
        if ($null -ne $connection['client'])
        {
            $connection['client'].Close()
        }
    }

    New-Object -TypeName PSObject -Property $facts
}

Export-ModuleMember -Function 'Disable-SmbInboundAudit', 'Disable-SmbInboundSigningRequirement', 'Disable-SmbInsecureGuestLogon', 'Disable-SmbOutboundAudit', 'Disable-SmbOutboundSigningRequirement', 'Enable-SmbInboundAudit', 'Enable-SmbInboundSigningRequirement', 'Enable-SmbInsecureGuestLogon', 'Enable-SmbOutboundAudit', 'Enable-SmbOutboundSigningRequirement', 'Get-SmbSigningConfiguration', 'Get-SmbSigningConnection', 'Get-SmbSigningEvidence', 'Reset-SmbInboundAudit', 'Reset-SmbInboundSigningRequirement', 'Reset-SmbInsecureGuestLogon', 'Reset-SmbOutboundAudit', 'Reset-SmbOutboundSigningRequirement', 'Test-SmbDevice'
