// SPDX-License-Identifier: MIT
// Whether a baseline, and a control of it, is for a computer.
import type { ComputerFacts } from '../computer/facts';
import { familyOf } from '../computer/windows-defaults';
import { isAzureLocal } from '../policy/managers';
import type { Baseline, Control } from './baseline';

/** Whether a baseline is for a Windows; null: which Windows it is isn't known. */
export function isForWindows({ windows }: Pick<Baseline, 'windows'>, computer: ComputerFacts): boolean | null {
    const family = familyOf(computer);
    const { build } = computer;
    if (family === null || build === null) return null;
    // Azure Local has the build of a Windows Server, and a baseline of its own.
    if (isAzureLocal(computer)) return false;
    const kind = family === 'server' ? 'server' : 'client';
    return windows.some(one => one.family === kind && one.from <= build && build <= (one.to ?? build));
}

interface Outside {
    readonly verdict: 'notApplicable' | 'notKnown';
    readonly why: 'otherWindows' | 'windowsUnknown' | 'otherRole' | 'roleUnknown' | 'noDomain' | 'domainUnknown';
}

/** Why a control isn't for a computer, or why that can't be said; null: it is. */
export function outsideOf(baseline: Pick<Baseline, 'windows'>, control: Control, computer: ComputerFacts): Outside | null {
    const isFor = isForWindows(baseline, computer);
    if (isFor === null) return { verdict: 'notKnown', why: 'windowsUnknown' };
    if (!isFor) return { verdict: 'notApplicable', why: 'otherWindows' };
    const { roles, domainJoined } = control;
    if (roles && computer.productType === null) return { verdict: 'notKnown', why: 'roleUnknown' };
    if (roles?.every(role => role !== computer.productType)) return { verdict: 'notApplicable', why: 'otherRole' };
    if (!domainJoined || computer.domainJoined) return null;
    return computer.domainJoined === null ? { verdict: 'notKnown', why: 'domainUnknown' } : { verdict: 'notApplicable', why: 'noDomain' };
}
