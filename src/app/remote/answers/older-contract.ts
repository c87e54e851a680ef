// SPDX-License-Identifier: MIT
// An endpoint may hold a module of an older contract, which is read all the same. What came since is not known then.
import { directions, NOT_BY_THIS_MODULE } from '../../domain/computer/facts';

/** Members that came with contract 2, by their paths: an answer of contract 1 has none of them. */
export const newSince1: readonly string[] = [
    'computer.license',
    'outbound.mdm.provider',
    'inbound.mdm.provider',
    'surroundings.outboundIgnored',
    'surroundings.inboundIgnored',
    'surroundings.ntlm',
    'surroundings.policyRefresh',
    'surroundings.osConfig',
    'surroundings.dsc'
];

/** Members that came after contract 2, which a module of it may lack: null then. */
export const newSince2: readonly string[] = ['surroundings.policyEvent', 'utcOffset'];

type Bag = Readonly<Record<string, unknown>>;

/** An answer of an older module with what it lacks: null, and named among the parts that could not be read. Any other as it came. */
export function completed(answer: unknown): unknown {
    if (!isBag(answer)) return answer;
    const isFirst = answer['contract'] === 1;
    const lacks = isFirst ? 'module' : lacksPolicyEvent(answer) ? 'surroundings.policyEvent' : null;
    const named = lacks === null ? [] : [{ what: lacks, errorId: NOT_BY_THIS_MODULE, message: 'reported by newer modules only' }];
    const told: unknown = answer['unavailable'];
    const unavailable = Array.isArray(told) ? [...(told as unknown[]), ...named] : told;
    return [...(isFirst ? newSince1 : []), ...newSince2].reduce<Bag>((known, path) => withNull(known, path.split('.')), {
        ...answer,
        unavailable
    });
}

/** Whether it does not tell when policy was really applied, although a policy names a value. */
function lacksPolicyEvent({ surroundings, ...answer }: Bag): boolean {
    if (!isBag(surroundings) || 'policyEvent' in surroundings) return false;
    return directions.some(direction => {
        const side = answer[direction];
        return isBag(side) && isBag(side['policy']) && side['policy']['status'] === 'found';
    });
}

/** With null in a place; as it came where the place is not there: the schema names that. */
function withNull(bag: Bag, [name = '', ...below]: readonly string[]): Bag {
    if (below.length === 0) return name in bag ? bag : { ...bag, [name]: null };
    const member = bag[name];
    return isBag(member) ? { ...bag, [name]: withNull(member, below) } : bag;
}

function isBag(value: unknown): value is Bag {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
