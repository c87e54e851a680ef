// SPDX-License-Identifier: MIT
import type { Failure } from '../outcome';
import { type Answer, parseAnswer, type Smb2Answer } from './answer';
import type { Host } from './hosts';

export type RequestKind = 'smb2' | 'smb1';

/** How one connection to a device ended, as Test-SmbDevice reports it. */
export type ProbeEnding =
    | 'complete'
    | 'closed'
    | 'reset'
    | 'timedOut'
    | 'tooLarge'
    | 'otherProtocol'
    | 'nameNotFound'
    | 'nameTimedOut'
    | 'refused'
    | 'connectTimedOut'
    | 'unreachable'
    | 'notAllowed'
    | 'failed';

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
    | { readonly kind: 'required' | 'offered' | 'notOffered'; readonly answer: Smb2Answer }
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
 * after connecting: a server of SMB 1 closes the connection, or does not understand and waits.
 */
export function nextRequest(probes: readonly Probe[]): RequestKind | null {
    const [first, second] = probes;
    if (!first) return 'smb2';
    const nothing = first.answer.length === 0 && ['closed', 'reset', 'timedOut'].includes(first.ended);
    return nothing && !second ? 'smb1' : null;
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
    const last = probes[probes.length - 1];
    if (!last) return { kind: 'failed' };
    // The first request connected and the second did not: the device closes what it does not like.
    const plain = withoutConnection[last.ended];
    if (plain) return { kind: probes.length > 1 && plain !== 'notAllowed' ? 'closedWithoutAnswer' : plain };
    if (last.ended === 'tooLarge') return { kind: 'tooLarge' };
    // What it says does not leave the computer that asked.
    if (last.ended === 'otherProtocol') return { kind: 'notSmb' };
    return outcomeOf(parseAnswer(last.answer), last);
}

function outcomeOf(answer: Answer, probe: Probe): DeviceOutcome {
    switch (answer.kind) {
        case 'nothing':
            return { kind: probe.ended === 'timedOut' ? 'silent' : 'closedWithoutAnswer' };
        case 'smb2':
            if (answer.dialect === 'wildcard' || probe.request === 'smb1') return { kind: 'again' };
            return { kind: signingKind(answer.signing), answer };
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
