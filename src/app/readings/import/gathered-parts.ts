// SPDX-License-Identifier: MIT
import { isSameComputer, recordedComputer } from '../../domain/computer/identity';
import type { KeptReading } from '../../domain/readiness/computer-evidence';
import type { ImportSource } from '../../domain/readiness/imports/imported';
import type { GatheredComputer } from '../../remote/answers/gathered';
import type { ImportedComputer } from './import-news';

type Part = 'configuration' | 'evidence' | 'connections';
const allParts: readonly Part[] = ['configuration', 'evidence', 'connections'];

interface Taken {
    readonly line: GatheredComputer;
    readonly source: ImportSource;
}

/**
 * What the lines of the script hold on one computer: of each part the one that was answered last, in whatever line of whatever file it
 * stands. Where they are of two machines, those of the last one alone.
 */
export class GatheredParts {
    private readonly taken = new Map<Part, Taken>();

    constructor(private readonly computer: string) {}

    take(line: GatheredComputer, source: ImportSource): void {
        const known = this.taken.get('configuration')?.line;
        if (known && isOfAnother(known, line)) {
            if (isLater(known, line, 'configuration')) return;
            this.taken.clear();
        }
        for (const part of allParts) {
            const before = this.taken.get(part);
            if (line[part] && !(before && isLater(before.line, line, part))) this.taken.set(part, { line, source });
        }
    }

    /** Each part as it is kept. A clock that was ahead proves nothing newer than now. */
    get parts(): ImportedComputer {
        const { computer, taken } = this;
        return {
            computer,
            configuration: kept(taken.get('configuration'), ({ configuration }) => configuration),
            evidence: kept(taken.get('evidence'), ({ evidence }) => evidence),
            connections: kept(taken.get('connections'), ({ connections }) => connections)
        };
    }
}

function kept<T>(taken: Taken | undefined, valueOf: (line: GatheredComputer) => T | null): KeptReading<T> | null {
    const value = taken ? valueOf(taken.line) : null;
    if (!taken || value === null) return null;
    const { line, source: from } = taken;
    return { value, readAt: line.at < from.importedAt ? line.at : from.importedAt, from };
}

function isOfAnother(one: GatheredComputer, other: GatheredComputer): boolean {
    if (!one.configuration || !other.configuration) return false;
    return !isSameComputer({ computer: recordedComputer(other.computer, one.configuration) }, other.computer, other.configuration);
}

/** Of two lines of one time the texts decide: the order in which they stand doesn't. */
function isLater(one: GatheredComputer, other: GatheredComputer, part: Part): boolean {
    return one.at === other.at ? JSON.stringify(one[part]) >= JSON.stringify(other[part]) : one.at > other.at;
}
