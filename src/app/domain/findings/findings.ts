// SPDX-License-Identifier: MIT
import type { Direction, SigningConfiguration } from '../facts';
import type { Finding, Rule, Severity, Unjudged } from './finding';
import { previewDocument, rules } from './rules';

/** What one reading says about a computer, the most severe first, and what it cannot say. */
export interface Findings {
    readonly found: readonly Finding[];
    readonly unjudged: readonly Unjudged[];
}

const order: readonly Severity[] = ['serious', 'warning', 'information'];

export function findingsOf(configuration: SigningConfiguration): Findings {
    const found: Finding[] = [];
    const unjudged: Unjudged[] = [];
    for (const rule of rules) {
        for (const direction of sidesOf(rule)) {
            const holds = rule.holds(configuration, direction ?? 'inbound');
            const about = { id: rule.id, direction };
            if (holds === null) unjudged.push({ reason: 'notRead', ...about });
            if (holds)
                found.push({ ...about, severity: rule.severity, values: valuesOf(rule, configuration, direction), source: rule.source });
        }
    }
    found.sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
    return { found, unjudged: [...unjudged, ...beyond(configuration)] };
}

function sidesOf({ directions }: Rule): readonly (Direction | null)[] {
    return directions.length === 0 ? [null] : directions;
}

function valuesOf(rule: Rule, configuration: SigningConfiguration, direction: Direction | null): readonly string[] {
    return rule.values?.(configuration, direction ?? 'inbound') ?? [];
}

/** What no reading of one computer can show. */
function beyond({ computer }: SigningConfiguration): Unjudged[] {
    const nodes: Unjudged = {
        reason: 'clusterNodes',
        values: [computer.cluster ?? ''],
        source: 'Microsoft, "Set-SmbServerConfiguration": it changes the computer that it runs on'
    };
    return [{ reason: 'names', values: [], source: previewDocument }, ...(computer.cluster === null ? [] : [nodes])];
}
