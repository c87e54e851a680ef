// SPDX-License-Identifier: MIT
import type { ComputerFacts } from './facts';

/** Build and update revision as Windows writes them, such as 26100.2314; null: the build is not known. */
export function buildNumber({ build, ubr }: Pick<ComputerFacts, 'build' | 'ubr'>): string | null {
    if (build === null) return null;
    return ubr === null ? String(build) : `${build}.${ubr}`;
}

/** The name of Windows without its maker; empty: not known. */
export function windowsName(caption: string | null | undefined): string {
    return caption?.replace(/^Microsoft /, '').trim() ?? '';
}

/** The name without its maker, and the build: as much as is known. */
export function windowsAndBuild({ caption, ...computer }: Pick<ComputerFacts, 'caption' | 'build' | 'ubr'>): string {
    const number = buildNumber(computer);
    return [windowsName(caption), ...(number === null ? [] : [`(${number})`])].filter(part => part !== '').join(' ');
}
