<#
.SYNOPSIS
    Tests from this computer how another device answers an SMB request.

.DESCRIPTION
    Does the work of Test-SmbDevice and Test-SmbDevicePort.

.PARAMETER Name
    The device's name or IP address.

.PARAMETER Port
    The TCP port.

.PARAMETER Request
    Smb2, Smb1 or Smb302 to Smb202.

.OUTPUTS
    The property bag of Test-SmbDevice.
#>
function Invoke-DeviceTest
{
    [CmdletBinding()]
    param (
        [Parameter(Mandatory = $true)]
        [string]
        $Name,

        [Parameter(Mandatory = $true)]
        [int]
        $Port,

        [Parameter(Mandatory = $true)]
        [string]
        $Request
    )

    $facts = @{
        contract            = 2
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
