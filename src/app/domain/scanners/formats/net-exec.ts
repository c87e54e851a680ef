// SPDX-License-Identifier: MIT
// The lines that NetExec, and CrackMapExec before it, write to a console: SMB, address, port, name, and facts in parentheses. A time before
// them doesn't tell its zone.
import { isSmbPort, type ScannedHosts, type ScannerLine } from '../scanner-list';

// eslint-disable-next-line no-control-regex -- the colors of a terminal
const colors = /\u001b\[[\d;]{0,20}m/g;
const lead = /(?:^|\s)SMB\s{1,40}(\S{1,300})\s{1,40}(\d{1,5})\s{1,40}\S/;
/** What its other protocols write, whose signing is another one. */
const other = /(?:^|\s)(?:LDAPS?|WINRM|RDP|WMI|MSSQL|SSH|FTP|VNC|NFS)\s{1,40}\S{1,300}\s{1,40}\d{1,5}\s{1,40}\S/;
const facts = /\((name|domain|signing|signingreq):([^()]{0,300})\)/gi;
const signing = /\((?:signing|signingreq):/i;

const claims: Readonly<Record<string, 'required' | 'notRequired'>> = {
    true: 'required',
    req: 'required',
    required: 'required',
    false: 'notRequired',
    notreq: 'notRequired',
    'not required': 'notRequired'
};

export function isNetExec(text: string): boolean {
    return signing.test(text);
}

export function takeNetExec({ line, text }: ScannerLine, found: ScannedHosts): void {
    const plain = text.replace(colors, '');
    const [, address, port] = lead.exec(plain) ?? [];
    if (address === undefined) return other.test(plain) ? found.skip() : found.refuse(line, plain);
    // Others tell of logons, with what was used for them, which is nobody's business here.
    if (!signing.test(plain) || !isSmbPort(Number(port))) return found.skip();
    const told = new Map([...plain.matchAll(facts)].map(([, name = '', value = '']) => [name.toLowerCase(), value.trim()]));
    const value = told.get('signing') ?? told.get('signingreq') ?? '';
    const says = claims[value.toLowerCase()];
    if (says === undefined) return found.refuse(line, plain);
    const [name = '', domain = ''] = [told.get('name'), told.get('domain')];
    const full = name !== '' && domain.includes('.') && !name.includes('.') ? `${name}.${domain}` : null;
    found.add([full, name, address], { line, says, words: `signing:${value}`, at: null, from: null, hint: null }, plain);
}
