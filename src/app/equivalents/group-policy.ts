// SPDX-License-Identifier: MIT
import type { ComputerFacts, Direction } from '../domain/computer/facts';
import { familyOf } from '../domain/computer/windows-defaults';
import { decided, type Goal } from './goal';

/** Where the editors keep the policies, in an English Windows. */
export const securityOptionsPath = {
    local: 'Computer Configuration\\Windows Settings\\Security Settings\\Local Policies\\Security Options',
    domain: 'Computer Configuration\\Policies\\Windows Settings\\Security Settings\\Local Policies\\Security Options'
} as const;

const names: Readonly<Record<Direction, string>> = {
    outbound: 'Microsoft network client: Digitally sign communications (always)',
    inbound: 'Microsoft network server: Digitally sign communications (always)'
};

/** A policy of Windows, and what to choose in it. */
export interface PolicyChoice {
    readonly policy: string;
    readonly choice: 'enabled' | 'disabled' | 'notDefined';
}

const choices = { required: 'enabled', notRequired: 'disabled', windowsDefault: 'notDefined' } as const;

/** The two policies, by their names in an English Windows, and what to choose in each that the goal decides on. */
export function policyChoices(goal: Goal): PolicyChoice[] {
    return decided(goal).map(({ direction, target }) => ({ policy: names[direction], choice: choices[target] }));
}

/**
 * Whether a computer has the Local Group Policy Editor, gpedit.msc. `withDesktop`: a server that does not say whether it was
 * installed with one.
 */
export function localEditor(computer: ComputerFacts): 'present' | 'missing' | 'withDesktop' | 'unknown' {
    switch (familyOf(computer)) {
        case 'home':
            return 'missing';
        case 'client':
            return 'present';
        case 'server':
            if (computer.installationType === null) return 'withDesktop';
            return computer.installationType === 'Server' ? 'present' : 'missing';
        case null:
            return 'unknown';
    }
}
