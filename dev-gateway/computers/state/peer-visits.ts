// SPDX-License-Identifier: MIT
// Peers connect, and the computer does what its Windows would: it lets them in or refuses them, and logs what it audits. Which
// events there are and where their fields stand is as in the published definitions; whoever asks only says what a peer did.
import { connectionOf, oldConnectionOf, sessionOf } from '../../scenarios/connections';
import { clientAuditLog, clientSecurityLog, serverAuditLog, serverOperationalLog, withEvent } from '../../scenarios/event-logs';
import type { LoggedEvent, PeerVisit, SmbRow } from '../../scenarios/scenario';
import { type ComputerState, minutesBefore } from './computer-state';
import { isAuditOn } from './settings';

const deeds: readonly PeerVisit['does'][] = ['signs', 'cannotSign', 'guest', 'wrongSignature'];

/** More fill no log of the usual size. */
const MOST_TIMES = 10_000;

/** What is wrong with a visit, or null. */
export function problemOfVisit({
    peer,
    direction,
    does,
    times = 1,
    minutesAgo = 0,
    everyMinutes = 0
}: Readonly<Record<string, unknown>>): string | null {
    if (typeof peer !== 'string' || peer === '') return 'peer is a name or an address.';
    if (direction !== 'outbound' && direction !== 'inbound') return 'direction is "outbound" or "inbound".';
    if (!deeds.some(one => one === does)) return `does is one of ${deeds.join(', ')}.`;
    if (!Number.isInteger(times) || Number(times) < 1 || Number(times) > MOST_TIMES) return `times is a number from 1 to ${MOST_TIMES}.`;
    const isTime = (value: unknown): boolean => typeof value === 'number' && value >= 0;
    return isTime(minutesAgo) && isTime(everyMinutes) ? null : 'minutesAgo and everyMinutes are numbers, not below 0.';
}

/** The computer after a peer connected. @param now by the computer's own clock */
export function withVisit(state: ComputerState, visit: PeerVisit, now: Date): ComputerState {
    if (!isRunning(state, visit.direction)) return state;
    const { logged, row } = visit.direction === 'inbound' ? received(state, visit) : started(state, visit);
    const { times = 1, minutesAgo = 0, everyMinutes = 0 } = visit;
    const at = Array.from({ length: times }, (_, index) => minutesBefore(now, minutesAgo + (times - 1 - index) * everyMinutes));
    const eventLogs = logged
        .filter(({ event }) => isDefined(state, visit.direction, event.id))
        .reduce((logs, { log, event }) => withEvent(logs, log, ...at.map(time => ({ ...event, time }))), state.eventLogs);
    return { ...state, eventLogs, ...(row === 'asItWas' ? {} : withRow(state, visit, row)) };
}

interface Outcome {
    readonly logged: readonly { readonly log: string; readonly event: Omit<LoggedEvent, 'time'> }[];
    /** Its session or connection afterwards; null: it has none. */
    readonly row: SmbRow | null | 'asItWas';
}

/** The peer is the client. */
function received({ inbound, registry }: ComputerState, { peer, does }: PeerVisit): Outcome {
    const required = inbound?.['RequireSecuritySignature'] === true;
    const audits = (property: string): boolean => isAuditOn(inbound, registry, 'LanmanServer', property);
    const client = named('ClientName', peer);
    switch (does) {
        case 'signs':
            return { logged: [], row: sessionOf(peer, 'LAB\\anna') };
        case 'cannotSign':
            return {
                logged: audits('AuditClientDoesNotSupportSigning')
                    ? [{ log: serverAuditLog, event: { id: 3021, level: 3, data: { ...client, ServerRequiresSigning: required } } }]
                    : [],
                row: required ? null : sessionOf(peer, 'LAB\\scanner', { Dialect: '2.1' })
            };
        case 'guest':
            // [MS-SMB2] 3.3.5.5.3: also where signing is required.
            return {
                logged: audits('AuditInsecureGuestLogon')
                    ? [{ log: serverOperationalLog, event: { id: 3023, level: 3, data: client } }]
                    : [],
                row: sessionOf(peer, 'Guest')
            };
        case 'wrongSignature':
            return {
                logged: [{ log: serverOperationalLog, event: { id: 1004, data: { ...client, ...named('UserName', 'LAB\\anna', '') } } }],
                row: 'asItWas'
            };
    }
}

/** The peer is the server. */
function started({ outbound, registry, cim }: ComputerState, { peer, does }: PeerVisit): Outcome {
    const required = outbound?.['RequireSecuritySignature'] === true;
    const audits = (property: string): boolean => isAuditOn(outbound, registry, 'LanmanWorkstation', property);
    const server = named('ServerName', peer);
    const user = named('UserName', 'anna', '');
    const build = Number(cim['root/cimv2:Win32_OperatingSystem']?.[0]?.['BuildNumber']);
    const connection = (change: SmbRow = {}): SmbRow => (build < 17763 ? oldConnectionOf : connectionOf)(peer, 'data', change);
    switch (does) {
        case 'signs':
            return { logged: [], row: connection(build < 17763 ? {} : { Signed: required }) };
        case 'cannotSign':
            return {
                logged: audits('AuditServerDoesNotSupportSigning')
                    ? [{ log: clientAuditLog, event: { id: 31998, level: 3, data: { ...server, ClientRequireSigning: required } } }]
                    : [],
                row: required ? null : connection({ Dialect: '2.1' })
            };
        case 'guest': {
            // "If you enable signing, the SMB client will reject insecure guest logons" (policy CSP). What has no setting lets guests in.
            if (required || outbound?.['EnableInsecureGuestLogons'] === false)
                return { logged: [{ log: clientSecurityLog, event: { id: 31017, data: { ...user, ...server } } }], row: null };
            const audited = { log: clientAuditLog, event: { id: 31997, level: 3, data: server } };
            return {
                logged: [
                    { log: clientSecurityLog, event: { id: 31022, level: 3, data: { ...user, ...server } } },
                    ...(audits('AuditInsecureGuestLogon') ? [audited] : [])
                ],
                row: connection({ Credential: '', Dialect: '2.1' })
            };
        }
        case 'wrongSignature': {
            const request = { Smb2Command: 5, MessageId: 1, SessionId: 2, TreeId: 3 };
            // STATUS_INVALID_SIGNATURE
            const data = { ...request, ...server, Status: 0xc000a000 };
            return { logged: [{ log: clientSecurityLog, event: { id: 31013, data } }], row: 'asItWas' };
        }
    }
}

/** A name as Windows logs it, with its length before it. */
function named(field: string, value: string, prefix = '\\'): Record<string, string | number> {
    const text = prefix + value;
    return { [`${field}Length`]: text.length, [field]: text };
}

const sides = {
    outbound: { provider: 'Microsoft-Windows-SMBClient', service: 'LanmanWorkstation', rows: 'connections', name: 'ServerName' },
    inbound: { provider: 'Microsoft-Windows-SMBServer', service: 'LanmanServer', rows: 'sessions', name: 'ClientComputerName' }
} as const;

/** Whether this Windows has such an event. */
function isDefined({ eventProviders }: ComputerState, direction: PeerVisit['direction'], id: number): boolean {
    return (eventProviders[sides[direction].provider] ?? []).some(one => (typeof one === 'number' ? one : one.id) === id);
}

function isRunning({ cim }: ComputerState, direction: PeerVisit['direction']): boolean {
    const services = cim['root/cimv2:Win32_Service'] ?? [];
    return services.some(({ Name, State }) => Name === sides[direction].service && State === 'Running');
}

/** The sessions or connections with that of this peer replaced. */
function withRow(state: ComputerState, { direction, peer }: PeerVisit, row: SmbRow | null): Partial<ComputerState> {
    const { rows, name } = sides[direction];
    const others = state[rows].filter(one => String(one[name]).toLowerCase() !== peer.toLowerCase());
    return { [rows]: row === null ? others : [...others, row] };
}
