// SPDX-License-Identifier: MIT
// Findings on the limits of SMB dialects.
import { keepsOut, leaves, limitOf } from '../peers/dialects';
import { type Direction, directions, type SigningConfiguration } from '../computer/facts';
import { cut } from '../text';
import type { Rule } from './finding';
import { all, setting } from './three-valued';

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
            const { dialectMin, dialectMax } = configuration[direction];
            const left = leaves(limitOf(dialectMin), limitOf(dialectMax));
            return setting(configuration, `${direction}.dialectMin`, left === null ? null : left === 'crossed');
        },
        values: (configuration, direction) => [configuration[direction].dialectMin ?? '', configuration[direction].dialectMax ?? '']
    },
    {
        id: 'dialectInvalid',
        severity: 'warning',
        source: management,
        directions,
        holds: (configuration, direction) => {
            const { dialectMin, dialectMax } = configuration[direction];
            const isKnown = dialectMin !== null && dialectMax !== null;
            return setting(
                configuration,
                `${direction}.dialectMin`,
                invalid(configuration, direction).length > 0 || (isKnown ? false : null)
            );
        },
        values: (configuration, direction) => [invalid(configuration, direction).join(', ')]
    },
    {
        id: 'encryptionImpossible',
        severity: 'serious',
        source: management,
        directions,
        holds: (configuration, direction) => {
            const limit = limitOf(configuration[direction].dialectMax);
            const isTooOld = limit === null ? null : limit === '2.0.2' || limit === '2.1';
            return all(isEncryptionRequired(configuration, direction), setting(configuration, `${direction}.dialectMax`, isTooOld));
        },
        values: (configuration, direction) => [configuration[direction].dialectMax ?? '']
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

function isEncryptionRequired({ outbound, inbound, notReported }: SigningConfiguration, direction: Direction): boolean | null {
    if (direction === 'inbound') return all(inbound.encryptData, inbound.rejectUnencryptedAccess);
    return notReported.includes('outbound.requireEncryption') ? false : outbound.requireEncryption;
}

/** The limits that say nothing that is known, as the cmdlets call them, with what they say. */
function invalid(configuration: SigningConfiguration, direction: Direction): readonly string[] {
    const { dialectMin, dialectMax } = configuration[direction];
    return [['Smb2DialectMin', dialectMin] as const, ['Smb2DialectMax', dialectMax] as const].flatMap(([name, text]) =>
        text !== null && limitOf(text) === null ? [`${name} \u201c${cut(text, 40)}\u201d`] : []
    );
}

/** A limit that this Windows does not have keeps nothing out. */
function isLimited(configuration: SigningConfiguration, direction: Direction, which: 'dialectMin' | 'dialectMax'): boolean | null {
    return setting(configuration, `${direction}.${which}`, keepsOut(limitOf(configuration[direction][which]), which));
}
