// SPDX-License-Identifier: MIT
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
