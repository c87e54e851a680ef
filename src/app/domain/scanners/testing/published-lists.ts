// SPDX-License-Identifier: MIT
// What scanners write where people published it: rows and lines of the same form, of which names and addresses are replaced.

/**
 * Tenable Vulnerability Management, older: the columns that VulnWhisperer reads (github.com/HASecuritySolutions/VulnWhisperer, as a comment
 * in vulnwhisp/reporting lists them). Newer: names of columns, separators of addresses, and form of times as in HexTrackr's notes on such
 * a file and in tests of programs that import it.
 */
export const tenableIo = [
    'Plugin ID,CVE,CVSS,Risk,Host,Protocol,Port,Name,Synopsis,Description,Solution,See Also,Plugin Output,Asset UUID,Vulnerability State,IP Address,FQDN,NetBios,OS,MAC Address,Plugin Family,CVSS Base Score,CVSS Temporal Score,CVSS Temporal Vector,CVSS Vector,CVSS3 Base Score,CVSS3 Temporal Score,CVSS3 Temporal Vector,CVSS3 Vector,System Type,Host Start,Host End',
    '57608,,5.0,Medium,192.0.2.12,tcp,445,SMB Signing not required,,,,,,,Active,192.0.2.12,fs03.lab.example,LAB\\FS03,,,Misc.,5.0,,,,,,,,general-purpose,2026-11-24T09:00:00Z,2026-11-24T09:13:22Z',
    '57608,,5.0,Medium,192.0.2.13,tcp,445,SMB Signing not required,,,,,,,Resurfaced,192.0.2.13,,,,,Misc.,5.0,,,,,,,,general-purpose,,2026-11-24T09:13:22Z'
].join('\n');
export const tenableNewer = [
    'age_in_days,asset.display_fqdn,asset.display_ipv4_address,asset.host_name,asset.id,asset.ipv4_addresses,asset.name,definition.cve,definition.family,definition.id,definition.name,first_observed,id,last_seen,port,protocol,severity,state',
    '12,fs04.lab.example,192.0.2.14,,1,"192.0.2.14,198.51.100.14",fs04,,Misc.,57608,SMB Signing not required,2026-09-29T08:06:52.386Z,2,2026-11-24T04:18:20.359Z,445,TCP,Medium,ACTIVE',
    '12,,192.0.2.15,,1,192.0.2.15,fs05,,Misc.,57608,SMB Signing not required,2026-09-29T08:06:52.386Z,2,2026-11-24T04:18:20.359Z,445,TCP,Medium,FIXED',
    '12,,192.0.2.15,,1,192.0.2.15,fs05,,General,19506,Nessus Scan Information,2026-09-29T08:06:52.386Z,2,2026-11-24T04:18:20.359Z,0,TCP,Info,ACTIVE'
].join('\n');

/**
 * Consoles as they stand in published write-ups, with names and addresses replaced: without a domain, indented by hand, under prompts, with
 * the lines of other protocols, and with the bar of a scan of many.
 */
export const netExecPublished = [
    '$ nxc smb 192.0.2.21',
    '    SMB         192.0.2.21    445    FS11         [*] Windows 10 Enterprise 17134 (name:FS11) (domain:FS11) (signing:False) (SMBv1:True) (Null Auth:True)',
    'SMB                      192.0.2.22  445    FS12      [*] Unix - Samba (name:FS12) (domain:) (signing:False) (SMBv1:True) (Null Auth:True)',
    'SMB         fs13.lab.example      445    FS13           [*] Unix - Samba (name:FS13) (domain:my.domain) (signing:False) (SMBv1:True) (Null Auth:True)',
    'SMB         192.0.2.24   445    FS14        [*] Windows Server 2019 Standard 17763 x64 (name:FS14) (domain:Fs14) (signing:False) (SMBv1:True) (Null Auth:True)',
    'SMB         192.0.2.24   445    FS14        [-] Fs14\\guest: STATUS_ACCOUNT_DISABLED',
    'LDAP        192.0.2.24   389    FS14             [*] Windows Server 2022 Build 20348 (name:FS14) (domain:lab.example) (signing:None) (channel binding:No TLS cert)',
    'WINRM       192.0.2.24   5985   FS14               [*] Windows Server 2022 Build 20348 (name:FS14) (domain:lab.example)',
    'Running nxc against 256 targets ━━━━━━━━━━━━━━━━━━━━ 100% 0:00:00'
].join('\n');

/**
 * Consoles and files of nmap as they stand in published write-ups, with names and addresses replaced: whatever stands around what its
 * scripts on signing say, and the three ways in which its versions write dialects.
 */
export const nmapPublished = `# Nmap 7.94SVN scan initiated Wed Nov 25 12:32:57 2026 as: nmap -vv --reason -Pn -T4 -sV -p 445 "--script=banner,(nbstat or smb*)" 192.0.2.31
Nmap scan report for 192.0.2.31
Host is up, received user-set (0.23s latency).
Scanned at 2026-11-25 12:32:58 EST for 49s

PORT    STATE SERVICE       REASON         VERSION
445/tcp open  microsoft-ds? syn-ack ttl 64
|_smb-enum-services: ERROR: Script execution failed (use -d to debug)

Host script results:
|_smb-print-text: false
| nbstat: NetBIOS name: FS21, NetBIOS user: <unknown>, NetBIOS MAC: 00:50:56:bf:0c:26 (VMware)
| Names:
|   FS21<20>             Flags: <unique><active>
| smb-mbenum:${' '}
|_  ERROR: Failed to connect to browser service: Could not negotiate a connection:SMB: Failed to receive bytes: EOF
| smb2-security-mode:${' '}
|   3:1:1:${' '}
|_    Message signing enabled and required
| smb2-time:${' '}
|   date: 2026-11-25T14:36:02
|_  start_date: N/A

Read data files from: /usr/bin/../share/nmap
Service detection performed. Please report any incorrect results at https://nmap.org/submit/ .
# Nmap done at Wed Nov 25 12:36:12 2026 -- 1 IP address (1 host up) scanned in 29.93 seconds
Nmap scan report for fs22.lab.example (192.0.2.32)
49168/tcp open  msrpc         Microsoft Windows RPC
Service Info: Host: FS22; OS: Windows; CPE: cpe:/o:microsoft:windows_server_2008:r2:sp1, cpe:/o:microsoft:windows
Host script results:
|_clock-skew: mean: 3s, deviation: 0s, median: 2s
| smb-security-mode:${' '}
|   account_used: <blank>
|   authentication_level: user
|   challenge_response: supported
|_  message_signing: required
| smb2-security-mode:${' '}
|   2.1:${' '}
|_    Message signing enabled but not required

Nmap scan report for 192.0.2.33
No exact OS matches for host (test conditions non-ideal).
Network Distance: 4 hops
| smb2-security-mode:${' '}
|   2.02:${' '}
|_    Message signing enabled and required
| p2p-conficker:
|   Check 1 (port 8039/tcp): CLEAN (Timeout)
|_  0/4 checks are positive: Host is CLEAN or ports are blocked

TRACEROUTE (using port 80/tcp)
HOP RTT      ADDRESS
1   33.33 ms 192.168.45.1
2   32.77 ms 192.168.45.254
`;

/**
 * Where they are known to be wrong, with names and addresses replaced. `cme`: in the form of its lines, as CrackMapExec 307 describes the
 * reading (github.com/byt3bl33d3r/CrackMapExec). `nxc`: likewise, of NetExec 1298 (github.com/Pennyw0rth/NetExec) and the default of
 * Windows Server 2016. `nmapSmb1`: a Samba of 2008, in a write-up on Kioptrix. `pingCastleSilent`: what its SmbScanner.cs writes where a
 * server ends the connection in the oldest of the dialects. `enableCheck`: what a check of the value for "if client agrees" writes, as
 * test/node/devices/scanners.test.ts runs one.
 */
export const knownWrong = {
    cme: 'SMB         192.0.2.41      445    FS01             [*] Windows 10.0 Build 17134 x64 (name:FS01) (domain:LAB) (signing:False) (SMBv1:False)',
    nxc: 'SMB         192.0.2.41      445    FS01             [*] Windows 10 / Server 2016 Build 14393 x64 (name:FS01) (domain:lab.example) (signing:True) (SMBv1:None)',
    nmapSmb1: `Nmap scan report for fs01.lab.example (192.0.2.41)
Host script results:
| smb-security-mode:
|   account_used: guest
|   authentication_level: user
|   challenge_response: supported
|_  message_signing: disabled (dangerous, but default)
|_smb2-security-mode: Couldn't establish a SMBv2 connection.
|_smb2-time: Protocol negotiation failed (SMB2)`,
    pingCastleSilent: [
        'Computer\tSMB Port Open\tSMB1 with dialect NT LM 0.12\tSMB1 Sign Required\tSMB2 with dialect 0x0202\tSMB2 with dialect 0x0210\tSMB3 with dialect 0x0300\tSMB3 with dialect 0x0302\tSMB3 with dialect 0x0311\tSMB2 and SMB3 message Signature Required',
        'fs01.lab.example\tYes\tNo\tNo\tNo\tNo\tNo\tNo\tNo\tNo'
    ].join('\r\n'),
    relayList: '192.0.2.41\r\n',
    enableCheck: 'FS01'
} as const;
