// SPDX-License-Identifier: MIT
// Findings on the limits of SMB dialects.
import { keepsOut, leaves, limitOf } from '../dialects';
import { type Direction, directions, type SigningConfiguration } from '../facts';
import { cut } from '../text';
import type { Rule } from './finding';

const securityHardening = 'Microsoft, "SMB security hardening"';
const overview = 'Microsoft, "Overview of Server Message Block signing"';
const management = 'Microsoft, "Manage SMB dialects in Windows"';

export const dialectRules: readonly Rule[] = [
    {
        id: 'dialectCrossed',
        severity: 'serious',
        source: management,
        directions,
        holds: (configuration, direction) => {
            if (!hasLimits(configuration, direction)) return false;
            const { dialectMin, dialectMax } = configuration[direction];
            const left = leaves(limitOf(dialectMin), limitOf(dialectMax));
            return left === null ? null : left === 'crossed';
        },
        values: (configuration, direction) => [configuration[direction].dialectMin ?? '', configuration[direction].dialectMax ?? '']
    },
    {
        id: 'dialectInvalid',
        severity: 'warning',
        source: management,
        directions,
        holds: (configuration, direction) => {
            if (!hasLimits(configuration, direction)) return false;
            const { dialectMin, dialectMax } = configuration[direction];
            if (invalid(configuration, direction).length > 0) return true;
            return dialectMin === null || dialectMax === null ? null : false;
        },
        values: (configuration, direction) => [invalid(configuration, direction).join(', ')]
    },
    {
        id: 'dialectMaximum',
        severity: 'warning',
        source: overview,
        directions,
        holds: (configuration, direction) => isLimited(configuration, direction, 'dialectMax'),
        values: (configuration, direction) => [configuration[direction].dialectMax ?? '']
    },
    {
        id: 'dialectMinimum',
        severity: 'information',
        source: securityHardening,
        directions,
        holds: (configuration, direction) => isLimited(configuration, direction, 'dialectMin'),
        values: (configuration, direction) => [configuration[direction].dialectMin ?? '']
    }
];

/** The limits that say nothing that is known, as the cmdlets call them, with what they say. */
function invalid(configuration: SigningConfiguration, direction: Direction): readonly string[] {
    const { dialectMin, dialectMax } = configuration[direction];
    return [['Smb2DialectMin', dialectMin] as const, ['Smb2DialectMax', dialectMax] as const].flatMap(([name, text]) =>
        text !== null && limitOf(text) === null ? [`${name} \u201c${cut(text, 40)}\u201d`] : []
    );
}

function hasLimits({ notReported }: SigningConfiguration, direction: Direction): boolean {
    return !notReported.includes(`${direction}.dialectMin`);
}

/** A limit that this Windows does not have keeps nothing out. */
function isLimited(
    { notReported, ...facts }: SigningConfiguration,
    direction: Direction,
    which: 'dialectMin' | 'dialectMax'
): boolean | null {
    return notReported.includes(`${direction}.${which}`) ? false : keepsOut(limitOf(facts[direction][which]), which);
}
