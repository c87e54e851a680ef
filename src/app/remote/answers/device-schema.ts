// SPDX-License-Identifier: MIT
import { z, ZodType, type ZodTypeDef } from 'zod';
import { LONGEST_NAME, LONGEST_REASON, MOST_NAMES } from '../../domain/limits';
import { type Probe, probeEndings, type RequestKind } from '../../domain/negotiate/device';
import { CUT_MARK } from '../../domain/text';
import { anyOf, type CutList, known, boundedText } from './bounded';
import { contract } from './schema';

const name = boundedText(LONGEST_NAME);
const milliseconds = known(z.number().int().nonnegative());

/** The requests as Test-SmbDevice calls them. */
export const requestNames: Readonly<Record<RequestKind, string>> = {
    smb2: 'Smb2',
    smb1: 'Smb1',
    smb302: 'Smb302',
    smb300: 'Smb300',
    smb210: 'Smb210',
    smb202: 'Smb202'
};

const requestKinds = new Map(Object.entries(requestNames).map(([kind, name]) => [name, kind as RequestKind]));

/** What Test-SmbDevice answers. Unknown keys are tolerated. A verdict rests on three: without one of them there is no probe. */
export const probeSchema: ZodType<Probe, ZodTypeDef, unknown> = z
    .object({
        contract,
        request: z.string().transform(kindOf),
        ended: z.enum(probeEndings),
        words: known(boundedText(LONGEST_REASON)),
        addresses: anyOf(name, MOST_NAMES),
        canonicalName: known(name),
        address: known(name),
        connectMilliseconds: milliseconds,
        answerMilliseconds: milliseconds,
        answer: z.string().max(32_768).transform(decode)
    })
    .transform(({ contract: _contract, ...facts }) => facts);

/** For parseAnswer: the mark of a cut stands in place of the addresses that were left out. */
export function tellMoreAddresses(probe: Probe, cutLists: readonly CutList[]): Probe {
    if (cutLists.length === 0) return probe;
    return { ...probe, addresses: [...probe.addresses, CUT_MARK.trim()] };
}

function kindOf(name: string, context: z.RefinementCtx): RequestKind {
    const kind = requestKinds.get(name);
    if (kind !== undefined) return kind;
    context.addIssue({ code: 'custom', message: 'no such request' });
    return z.NEVER;
}

function decode(base64: string, context: z.RefinementCtx): Uint8Array {
    try {
        return Uint8Array.from(atob(base64), character => character.charCodeAt(0));
    } catch {
        context.addIssue({ code: 'custom', message: 'not Base64' });
        return z.NEVER;
    }
}
