// SPDX-License-Identifier: MIT
// What is worth knowing about a computer. Rules (rules.ts, and the files beside it) judge what was read; a rule answers null where
// it rests on something that is not known, and is then told as not judged. For example:
//
//     {
//         id: 'smb1', // its texts: FindingWhat_smb1, FindingWhy_smb1, FindingToDo_smb1, and FindingTopic_smb1 where not judged
//         severity: 'serious',
//         source: 'Microsoft, "How to detect, enable and disable SMBv1, …"',
//         directions: [], // one finding about the computer; `directions` would judge outbound and inbound one by one
//         holds: configuration => setting(configuration, 'inbound.smb1', configuration.inbound.smb1)
//     }
//
//     inbound.smb1 is true      found: { id: 'smb1', severity: 'serious', direction: null, … }
//     inbound.smb1 is false     nothing, and so where this Windows does not have the setting
//     inbound.smb1 is null      unjudged: { reason: 'notRead', id: 'smb1', direction: null }
//
// Findings that rest on more than one reading (connections, other nodes of the cluster) have files of their own, and join these.
import type { Direction, SigningConfiguration } from '../computer/facts';
import { type Finding, findingIds, type Findings, type Rule, type Severity, type Unjudged } from './finding';
import { previewDocument, rules } from './rules';

const order: readonly Severity[] = ['serious', 'warning', 'information'];

/** What one reading says about a computer. */
export function findingsOf(configuration: SigningConfiguration): Findings {
    const found: Finding[] = [];
    const unjudged: Unjudged[] = [];
    for (const rule of rules) {
        for (const direction of sidesOf(rule)) {
            const holds = rule.holds(configuration, direction ?? 'inbound');
            const about = { id: rule.id, direction };
            if (holds === null) unjudged.push({ reason: 'notRead', ...about });
            if (holds)
                found.push({
                    ...about,
                    severity: typeof rule.severity === 'string' ? rule.severity : rule.severity(configuration),
                    values: valuesOf(rule, configuration, direction),
                    source: typeof rule.source === 'string' ? rule.source : rule.source(configuration, direction ?? 'inbound')
                });
        }
    }
    return { found, unjudged };
}

/** In the place of what the connections say until they are read, and where they cannot be: nothing is known of their names. */
export const namesNotRead: Findings = { found: [], unjudged: [{ reason: 'names', values: [], source: previewDocument }] };

/** Under which names others reach a computer: nothing on it tells. */
export const inboundNames: Findings = { found: [], unjudged: [{ reason: 'inboundNames', values: [], source: previewDocument }] };

/** What comes from several sources, as one: the most severe first, those of one severity in the order of `findingIds`. */
export function joinFindings(parts: readonly Findings[]): Findings {
    const found = parts.flatMap(part => part.found);
    const rank = ({ severity, id }: Finding): number => order.indexOf(severity) * findingIds.length + findingIds.indexOf(id);
    found.sort((a, b) => rank(a) - rank(b));
    return { found, unjudged: parts.flatMap(part => part.unjudged) };
}

function sidesOf({ directions }: Rule): readonly (Direction | null)[] {
    return directions.length === 0 ? [null] : directions;
}

function valuesOf(rule: Rule, configuration: SigningConfiguration, direction: Direction | null): readonly string[] {
    return rule.values?.(configuration, direction ?? 'inbound') ?? [];
}
