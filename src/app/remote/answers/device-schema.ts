// SPDX-License-Identifier: MIT
import { z, ZodType, type ZodTypeDef } from 'zod';
import { LONGEST_NAME, LONGEST_REASON, MOST_NAMES } from '../../domain/limits';
import type { Probe, RequestKind } from '../../domain/negotiate/device';
import { CUT_MARK } from '../../domain/text';
import { anyOf, type CutList, known, text } from './bounded';
import { contract } from './schema';

const name = text(LONGEST_NAME);
const milliseconds = known(z.number().int().nonnegative());

const endings = [
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

const requestNames = ['Smb2', 'Smb1', 'Smb302', 'Smb300', 'Smb210', 'Smb202'] as const;

/** The requests as Test-SmbDevice calls them. */
export const requestKinds: Readonly<Record<(typeof requestNames)[number], RequestKind>> = {
    Smb2: 'smb2',
    Smb1: 'smb1',
    Smb302: 'smb302',
    Smb300: 'smb300',
    Smb210: 'smb210',
    Smb202: 'smb202'
};

/** What Test-SmbDevice answers. Unknown keys are tolerated. A verdict rests on three: without one of them there is no probe. */
export const probeSchema: ZodType<Probe, ZodTypeDef, unknown> = z
    .object({
        contract,
        request: z.enum(requestNames),
        ended: z.enum(endings),
        words: known(text(LONGEST_REASON)),
        addresses: anyOf(name, MOST_NAMES),
        canonicalName: known(name),
        address: known(name),
        connectMilliseconds: milliseconds,
        answerMilliseconds: milliseconds,
        answer: z.string().max(32_768).transform(decode)
    })
    .transform(({ contract: _contract, request, ...facts }) => ({ ...facts, request: requestKinds[request] }));

/** For parseAnswer: the mark of a cut stands in place of the addresses that were left out. */
export function tellMoreAddresses(probe: Probe, cutLists: readonly CutList[]): Probe {
    if (cutLists.length === 0) return probe;
    return { ...probe, addresses: [...probe.addresses, CUT_MARK.trim()] };
}

function decode(base64: string, context: z.RefinementCtx): Uint8Array {
    try {
        return Uint8Array.from(atob(base64), character => character.charCodeAt(0));
    } catch {
        context.addIssue({ code: 'custom', message: 'not Base64' });
        return z.NEVER;
    }
}
