// SPDX-License-Identifier: MIT
// What scanners write, in their own formats.
import { readScannerList } from '../read-list';
import { inOneGo } from '../../steps';
import type { ScannerList } from '../scanner-list';

/** The list that a text is, read to its end. */
export function listIn(text: string): ScannerList {
    return inOneGo(readScannerList(text));
}

/** Each host in a line: where it stands, its names, what is said, and what the list tells besides. */
export function told({ hosts }: ScannerList): readonly string[] {
    return hosts.map(({ line, names: all, says, words, at, from, hint }) =>
        [line, all.join(' '), says, words, [from, at].filter(time => time !== null).join(' to '), hint].join(' | ')
    );
}

export function refused({ notUnderstood }: ScannerList): readonly string[] {
    return notUnderstood.map(({ line, text }) => `${line}: ${text}`);
}

/** Columns as Tenable documents them (docs.tenable.com, "CSV Vulnerability Export Fields"); cells hold line breaks and quotation marks. */
export const nessus = [
    'Plugin ID,CVE,CVSS v2.0 Base Score,Risk,Host,Protocol,Port,Name,Synopsis,Description,Solution,See Also,Plugin Output,Host Start,Host End',
    '"19506","","","None","192.0.2.10","tcp","0","Nessus Scan Information","About\nthis scan","","n/a","","Nessus version : 10.9\n57608,not,a,row","",""',
    '"57608","","5.0","Medium","192.0.2.10","tcp","445","SMB Signing not required","Signing is not required on the remote SMB server.","Signing is not\nrequired. The ""remote"" server","Enforce it","http://example.com\nhttp://example.org","","Tue Nov 24 2026 09:00:00 UTC","Tue Nov 24 2026 09:13:22 UTC"',
    '"57608","","5.0","Medium","fs01.lab.example","tcp","445","SMB Signing not required","","","","","","",""'
].join('\r\n');

/** Tenable.sc: other columns, NetBIOS names with a domain, times with a zone. */
export const tenableSc = [
    '"Plugin","Plugin Name","Family","Severity","IP Address","Protocol","Port","DNS Name","NetBIOS Name","Plugin Text","First Discovered","Last Observed"',
    '"57608","SMB Signing not required","Misc.","Medium","192.0.2.11","TCP","445","fs02.lab.example","LAB\\FS02","","Oct 1, 2026 10:00:00 UTC","Nov 20, 2026 10:30:00 UTC"'
].join('\n');

/** Samples of nmap's own documentation of its scripts, and what nmap 7.93 wrote of Samba. */
export const nmap = `# Nmap 7.93 scan initiated Mon Nov 30 08:19:25 2026 as: nmap -p 445 --script smb2-security-mode,smb-security-mode -oN scan.nmap 192.0.2.0/28
Nmap scan report for fs01.lab.example (192.0.2.10)
Host is up (0.0025s latency).

PORT    STATE SERVICE
445/tcp open  microsoft-ds

Host script results:
| smb-security-mode:${' '}
|   account_used: guest
|_  message_signing: required
| smb2-security-mode:${' '}
|   3:1:1:${' '}
|_    Message signing enabled but not required
| smb2-time:${' '}
|   date: 2026-11-30T08:19:25
|_  start_date: N/A

Nmap scan report for 192.0.2.11
Host script results:
| smb2-security-mode:
|   311:${' '}
|_    Message signing enabled and required

Nmap scan report for old.lab.example (192.0.2.12)
Host script results:
| smb-security-mode:${' '}
|   account_used: guest
|   authentication_level: user
|   challenge_response: supported
|_  message_signing: disabled (dangerous, but default)

Nmap scan report for 192.0.2.13
445/tcp filtered microsoft-ds

Nmap scan report for 192.0.2.14
| smb2-security-mode:
|_    Message signing is whatever you like

# Nmap done at Mon Nov 30 08:19:25 2026 -- 5 IP addresses (5 hosts up) scanned in 0.54 seconds
`;

export const nmapXml = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nmaprun>
<?xml-stylesheet href="file:///usr/bin/../share/nmap/nmap.xsl" type="text/xsl"?>
<!-- Nmap 7.93 scan initiated Mon Nov 30 08:19:25 2026 as: nmap -&#45;script smb2-security-mode -->
<nmaprun scanner="nmap" start="1796026765" version="7.93" xmloutputversion="1.05">
<host starttime="1796026765" endtime="1796026770"><status state="up"/>
<address addr="192.0.2.10" addrtype="ipv4"/><address addr="00:50:56:00:00:01" addrtype="mac"/>
<hostnames><hostname name="fs01.lab.example" type="PTR"/></hostnames>
<hostscript><script id="smb2-security-mode" output="&#xa;  311: &#xa;    Message signing enabled and required"><table key="311"><elem>Message signing enabled and required</elem></table></script></hostscript>
</host>
<host><address addr="2001:db8::12" addrtype="ipv6"/><hostnames/>
<hostscript><script id="smb-security-mode" output="&#xa;  message_signing: disabled (dangerous, but default)"/></hostscript></host>
<host><address addr="192.0.2.13" addrtype="ipv4"/></host>
</nmaprun>
`;

/** Lines in the form of NetExec's wiki (github.com/Pennyw0rth/NetExec-Wiki), with a terminal's colors, as far as it has them. */
export const netExec = [
    '\u001b[1;33mSMB\u001b[0m         192.0.2.10      445    FS01             \u001b[1;34m[*]\u001b[0m Windows Server 2022 Build 20348 x64 (name:FS01) (domain:lab.example) (signing:True) (SMBv1:False)',
    'SMB         192.0.2.11      445    FS02             [*] Windows 10 / Server 2019 Build 17763 x64 (name:FS02) (domain:FS02) (signing:False) (SMBv1:None) (Null Auth:True)',
    'SMB         192.0.2.11      445    FS02             [+] lab.example\\anna:Secret1 (Pwn3d!)',
    'SMB         192.0.2.12      445    FS03             [*] Windows Server 2025 Build 26100 x64 (name:FS03) (domain:lab.example) (signingReq:NotReq)',
    'SMB         192.0.2.13      445    FS04             [*] Unix - Samba (name:FS04) (domain:lab.example) (signing:Perhaps) (SMBv1:False)',
    'Running nxc against 256 targets'
].join('\n');

/** Columns of PingCastle's SmbScanner.cs (github.com/netwrix/pingcastle). */
export const pingCastle = [
    'Computer\tSMB Port Open\tSMB1 with dialect NT LM 0.12\tSMB1 Sign Required\tSMB2 with dialect 0x0202\tSMB2 with dialect 0x0210\tSMB3 with dialect 0x0300\tSMB3 with dialect 0x0302\tSMB3 with dialect 0x0311\tSMB2 and SMB3 message Signature Required',
    'fs01.lab.example\tYes\tNo\tNo\tYes\tYes\tYes\tYes\tYes\tYes',
    'fs02.lab.example\tYes\tNo\tNo\tYes\tYes\tYes\tYes\tYes\tNo',
    'fs03.lab.example\tYes\tNo\tNo\tNo\tNo\tNo\tNo\tNo\tNo',
    'fs04.lab.example\tNo\tNo\tNo\tNo\tNo\tNo\tNo\tNo\tNo',
    'fs05.lab.example\tYes\tNo\tNo\tYes\tYes\tYes\tYes\tYes\tPerhaps'
].join('\r\n');

export const names = '# relay targets\n192.0.2.10\nfs02.lab.example\n\\\\fs03\\share\n\nfs04\n"fs06"\nthis is no list\n';
