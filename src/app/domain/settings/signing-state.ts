// SPDX-License-Identifier: MIT
import type { Direction, DirectionFacts, InboundFacts, SigningConfiguration } from '../computer/facts';
import { cut } from '../text';

/** What the cmdlet reports now. */
export type InForce = 'required' | 'notRequired' | 'notReported';

/** What the registry holds. `other`: a value that no tool of Windows writes; its text is `raw`. */
export type Stored = { readonly kind: StoredKind | 'notStored' | 'notReported' } | { readonly kind: 'other'; readonly raw: string };

/** The numbers that settings have, by their names in records. */
export const storedKinds = ['zero', 'one', 'two'] as const;
export type StoredKind = (typeof storedKinds)[number];

/** The four states of a computer, and the two where there is none. */
export type SigningState = 'both' | 'outboundOnly' | 'inboundOnly' | 'neither' | 'unknown' | 'notAccepting';

export function inForce(facts: Pick<DirectionFacts, 'required'>): InForce {
    if (facts.required === null) return 'notReported';
    return facts.required ? 'required' : 'notRequired';
}

export function stored(facts: Pick<DirectionFacts, 'stored'>): Stored {
    return storedAs(facts.stored?.required, number => number === 0 || number === 1);
}

/** What data of the registry is; undefined: it could not be read, null: there is none. @param isValue whether Windows knows a number */
export function storedAs(data: number | string | null | undefined, isValue: (number: number) => boolean): Stored {
    if (data === undefined) return { kind: 'notReported' };
    if (data === null) return { kind: 'notStored' };
    const kind = typeof data === 'number' && isValue(data) ? storedKinds[data] : undefined;
    return kind ? { kind } : { kind: 'other', raw: registryText(data) };
}

/** Registry data for people, of any length: a text that reads like a number stands in quotes, because it is none to Windows. */
export function dataText(data: number | string | null): string {
    const text = cut(String(data), 200);
    return typeof data === 'string' && /^\s*-?\d+\s*$/.test(data) ? `"${text}"` : text;
}

/** What the registry holds, for people: with its type where that is not the REG_DWORD that Windows reads. */
export function registryText(data: number | string | null): string {
    if (typeof data !== 'string') return String(data);
    return cut(isTyped.test(data) ? data : `REG_SZ: ${data}`, 200);
}

/** The module gives data of other types than these two with the type in front. */
const isTyped = /^REG_(?:MULTI_SZ|QWORD|BINARY): /;

/** Whether the Server service runs; null: its state is not known. Paused, or not running yet or any more, it takes no new connections. */
export function acceptsConnections({ service }: Pick<InboundFacts, 'service'>): boolean | null {
    const state = service?.state ?? 'Unknown'; // Win32_Service.State
    return state === 'Unknown' ? null : state === 'Running';
}

export function signingState({ outbound, inbound }: SigningConfiguration): SigningState {
    return stateByForce(acceptsConnections(inbound), { outbound: inForce(outbound), inbound: inForce(inbound) });
}

/** The state by what is known of both directions, wherever it is kept. @param accepts whether the Server service runs; null: not known */
export function stateByForce(accepts: boolean | null, { outbound, inbound }: Readonly<Record<Direction, InForce>>): SigningState {
    if (accepts === false) return 'notAccepting';
    if (outbound === 'notReported' || inbound === 'notReported') return 'unknown';
    if (outbound === 'required') return inbound === 'required' ? 'both' : 'outboundOnly';
    return inbound === 'required' ? 'inboundOnly' : 'neither';
}
