// SPDX-License-Identifier: MIT
import { type DialectLimit, isAbove } from '../peers/dialects';
import type { Failure } from '../outcome';
import { type NegotiateAnswer, parseNegotiateAnswer, type Smb2Answer } from './answer';
import type { Host } from './hosts';

/** Requests that offer only the dialects up to this one. */
const olderRequests = { '2.0.2': 'smb202', '2.1': 'smb210', '3.0': 'smb300', '3.0.2': 'smb302' } as const;
type OlderRequest = (typeof olderRequests)[keyof typeof olderRequests];

export type RequestKind = 'smb2' | 'smb1' | OlderRequest;

/** How one connection to a device ended, as Test-SmbDevice reports it. */
export const probeEndings = [
    'complete',
    'closed',
    'reset',
    'timedOut',
    'tooLarge',
    'otherProtocol',
    'nameNotFound',
    'nameTimedOut',
    'refused',
    'connectTimedOut',
    'unreachable',
    'notAllowed',
    'failed'
] as const;
export type ProbeEnding = (typeof probeEndings)[number];

/** What one request to a device brought. */
export interface Probe {
    readonly request: RequestKind;
    readonly ended: ProbeEnding;
    /** The system's own words, where it had any. */
    readonly words: string | null;
    readonly addresses: readonly string[];
    /** What the resolver calls the device. */
    readonly canonicalName: string | null;
    /** The address that was connected to. */
    readonly address: string | null;
    readonly connectMilliseconds: number | null;
    readonly answerMilliseconds: number | null;
    readonly answer: Uint8Array;
}

/**
 * What a test of a device found.
 * `required`, `offered`, `notOffered`: SMB 2 or 3, and what its security mode says of signing. `smb1Only`: it answers with
 * SMB 1. `again`: SMB 2, but only for a client that asks as old ones do. `noCommonDialect`: it refuses each dialect.
 * `refusedStatus`: it refuses with another status. `closedWithoutAnswer`: it accepts the connection and closes it,
 * whatever it is asked. `sessionRefused`: it refuses the computer that asks. `silent`: it accepts the connection and says
 * nothing. `notSmb`: another service. `tooLarge`: an answer of a length that no answer has. `damaged`: SMB that breaks off
 * or contradicts itself. `nameNotFound`, `nameTimedOut`, `portClosed`, `noAnswer` (filtered, or switched off),
 * `unreachable`: no connection. `notAllowed`: the testing computer may not open connections. `failed`: the system's own
 * words. `callFailed`: the computer that should test did not.
 */
export type DeviceOutcome =
    | {
          readonly kind: 'required' | 'offered' | 'notOffered';
          readonly answer: Smb2Answer;
          /**
           * What it says when only dialects are offered that the computer may use; `none`: it takes none of them. Null: not
           * asked, or not told.
           */
          readonly older: Smb2Answer | 'none' | null;
      }
    | { readonly kind: 'refusedStatus'; readonly status: number }
    | { readonly kind: 'damaged'; readonly part: string }
    | { readonly kind: 'callFailed'; readonly failure: Failure }
    | { readonly kind: 'smb1Only'; readonly signing: 'required' | 'offered' | 'notOffered' }
    | { readonly kind: PlainOutcome };

export type PlainOutcome =
    | 'again'
    | 'noCommonDialect'
    | 'closedWithoutAnswer'
    | 'sessionRefused'
    | 'silent'
    | 'notSmb'
    | 'tooLarge'
    | 'nameNotFound'
    | 'nameTimedOut'
    | 'portClosed'
    | 'noAnswer'
    | 'unreachable'
    | 'notAllowed'
    | 'failed';

/** A tested device with everything that is known of it. */
export interface DeviceResult {
    readonly host: Host;
    readonly outcome: DeviceOutcome;
    /** In the order sent; empty where the call failed. */
    readonly probes: readonly Probe[];
    /** When the last answer came, by the browser's clock. */
    readonly testedAt: Date;
}

/** STATUS_NOT_SUPPORTED: no dialect in common ([MS-SMB2] 3.3.5.4). */
const NOT_SUPPORTED = 0xc00000bb;

const withoutConnection: Readonly<Partial<Record<ProbeEnding, PlainOutcome>>> = {
    nameNotFound: 'nameNotFound',
    nameTimedOut: 'nameTimedOut',
    refused: 'portClosed',
    connectTimedOut: 'noAnswer',
    unreachable: 'unreachable',
    notAllowed: 'notAllowed',
    failed: 'failed'
};

/**
 * What to send next, given what was sent; null where enough is known. SMB 1 is asked only where SMB 2 brought nothing
 * after connecting: a server of SMB 1 closes the connection, or does not understand and waits. A device takes the newest
 * dialect of a request ([MS-SMB2] 3.3.5.4): where that is newer than the computer may use, it is asked again without.
 * @param highest the newest dialect that the computer may use
 */
export function nextRequest(probes: readonly Probe[], highest: DialectLimit): RequestKind | null {
    const [first, second] = probes;
    if (!first) return 'smb2';
    if (second) return null;
    const nothing = first.answer.length === 0 && ['closed', 'reset', 'timedOut'].includes(first.ended);
    if (nothing) return 'smb1';
    if (highest === null || highest === 'none' || highest === '3.1.1') return null;
    const answer = parseNegotiateAnswer(first.answer);
    return answer.kind === 'smb2' && isAbove(answer.dialect, highest) ? olderRequests[highest] : null;
}

export function isOlderRequest(request: RequestKind): request is OlderRequest {
    return request !== 'smb2' && request !== 'smb1';
}

/** The probe that decides the outcome: the last one, unless it only asked which older dialects the device takes. */
export function tellingProbe(probes: readonly Probe[]): Probe | undefined {
    const told = probes.filter(({ request }) => !isOlderRequest(request));
    return told[told.length - 1];
}

/** Outcomes without a connection to the device. */
const notReached: readonly DeviceOutcome['kind'][] = [
    'nameNotFound',
    'nameTimedOut',
    'portClosed',
    'noAnswer',
    'unreachable',
    'notAllowed',
    'failed',
    'callFailed'
];

/** Whether something accepted the connection. */
export function wasReached({ kind }: DeviceOutcome): boolean {
    return !notReached.includes(kind);
}

/** What one or two probes of a device mean. */
export function deviceOutcome(probes: readonly Probe[]): DeviceOutcome {
    const last = tellingProbe(probes);
    if (!last) return { kind: 'failed' };
    const again = probes[probes.length - 1];
    if (again && again !== last) return withOlder(deviceOutcome([last]), again);
    // The first request connected and the second did not: the device closes what it does not like.
    const plain = withoutConnection[last.ended];
    if (plain) return { kind: probes.length > 1 && plain !== 'notAllowed' ? 'closedWithoutAnswer' : plain };
    if (last.ended === 'tooLarge') return { kind: 'tooLarge' };
    // What it says does not leave the computer that asked.
    if (last.ended === 'otherProtocol') return { kind: 'notSmb' };
    return outcomeOf(parseNegotiateAnswer(last.answer), last);
}

/** Only a refusal says that it takes none of the older dialects: a connection can end for any reason. */
function withOlder(outcome: DeviceOutcome, { answer }: Probe): DeviceOutcome {
    if (!('answer' in outcome)) return outcome;
    const older = parseNegotiateAnswer(answer);
    if (older.kind === 'smb2') return { ...outcome, older };
    return older.kind === 'refused' && older.status === NOT_SUPPORTED ? { ...outcome, older: 'none' } : outcome;
}

function outcomeOf(answer: NegotiateAnswer, probe: Probe): DeviceOutcome {
    switch (answer.kind) {
        case 'nothing':
            return { kind: probe.ended === 'timedOut' ? 'silent' : 'closedWithoutAnswer' };
        case 'smb2':
            if (answer.dialect === 'wildcard' || probe.request === 'smb1') return { kind: 'again' };
            return { kind: signingKind(answer.signing), answer, older: null };
        case 'refused':
            return answer.status === NOT_SUPPORTED ? { kind: 'noCommonDialect' } : { kind: 'refusedStatus', status: answer.status };
        case 'smb1':
            return { kind: 'smb1Only', signing: signingKind(answer.signing) };
        case 'sessionRefused':
            return { kind: 'sessionRefused' };
        case 'other':
            return { kind: 'notSmb' };
        case 'damaged':
            return answer;
    }
}

function signingKind({ offered, required }: { offered: boolean; required: boolean }): 'required' | 'offered' | 'notOffered' {
    return required ? 'required' : offered ? 'offered' : 'notOffered';
}

/** The other name that a device was found under, where the one asked for is an alias of it (a CNAME record). */
export function aliasOf(host: Host, canonicalName: string | null): string | null {
    const asked = host.name.toLowerCase().replace(/\.$/, '');
    const canonical = (canonicalName ?? '').toLowerCase().replace(/\.$/, '');
    if (canonical === '' || canonical === asked || canonical.startsWith(`${asked}.`) || asked.startsWith(`${canonical}.`)) return null;
    return canonicalName;
}
