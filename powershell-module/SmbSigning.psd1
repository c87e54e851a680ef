@{
    RootModule           = 'SmbSigning.psm1'
    ModuleVersion        = '0.0.0'
    GUID                 = '6f3c2a56-6c0b-4a37-9b0e-1f8e7f8f3c55'
    Author               = 'SMB Signing contributors'
    CompanyName          = 'Community'
    Copyright            = '(c) SMB Signing contributors. MIT licence.'
    Description          = 'Reads and sets the SMB signing requirement of this computer, outbound and inbound, with the settings that belong to it. Part of the SMB Signing extension for Windows Admin Center.'
    PowerShellVersion    = '5.1'
    # A JEA endpoint loads nothing by itself: every module whose commands are called must be named.
    RequiredModules      = @(
        'CimCmdlets'
        'DnsClient'
        'Microsoft.PowerShell.Diagnostics'
        'Microsoft.PowerShell.Management'
        'Microsoft.PowerShell.Utility'
        'SmbShare'
    )
    CompatiblePSEditions = @('Desktop', 'Core')
    # tools/generate puts in the public functions.
    FunctionsToExport    = @()
    CmdletsToExport      = @()
    VariablesToExport    = @()
    AliasesToExport      = @()
    # Not loaded by the module: for a restricted endpoint, see docs/install.md.
    FileList             = @(
        'SmbSigning.psd1'
        'SmbSigning.psm1'
        'SmbSigning.pssc'
        'RoleCapabilities\SmbSigningAdministrators.psrc'
        'RoleCapabilities\SmbSigningHyperVAdministrators.psrc'
        'RoleCapabilities\SmbSigningReaders.psrc'
    )
}
