// SPDX-License-Identifier: MIT
// What was read of a computer, as it is stored: a few texts. A browser takes these from its storage many times as fast as the objects
// that they stand for, and what many computers have in common is read, and checked, once.
import {
    type ComputerEvidence,
    type KeptReading,
    lastReadAt,
    nothingOf,
    withoutImports
} from '../../../domain/readiness/computer-evidence';
import { parseJson } from '../stored';
import { isText, nullOr } from './checks';
import { isName, isImportSource, isTime } from './evidence-checks';
import { areAudits, connectionsSchema, earlierEvidenceSchema, keptFailureSchema, isImported, longestIdentity } from './evidence-schema';
import { packedImports, unpackedSource, unpackedImports } from './packed-imports';
import { logsTexts, packedLogs, unpackedLogs } from './packed-logs';
import { type Packed, packedSettings, settingsTexts, unpackedSettings } from './packed-settings';

/** The version in which evidence is stored. Version 2 has what was read as objects, version 1 also what files brought. */
export const evidenceVersion = 3;

/** What is stored of a computer. */
export interface WrittenEvidence {
    readonly version: typeof evidenceVersion;
    readonly computer: string;
    /** When the last of its parts was answered, by which the oldest is found; of what only files tell, behind a blank. */
    readonly readAt: string;
    /** Parts of what was read that many computers have in common. Missing: nothing was read. */
    readonly shared?: readonly string[];
    /** All else that was read, as one text. */
    readonly own?: string;
    /** Events that files brought, as one text. */
    readonly imported?: string;
}

/** What is stored of a computer; null: it is damaged. */
export function readEvidence(stored: unknown): ComputerEvidence | null {
    if (typeof stored !== 'object' || stored === null) return null;
    // Nothing is certain of it.
    const { version, computer, shared, own, imported } = stored as Readonly<Record<keyof WrittenEvidence, unknown>>;
    if (version !== evidenceVersion) {
        const parsed = earlierEvidenceSchema.safeParse(stored);
        // In the present form it shares what others have in common with it.
        return parsed.success ? readEvidence(storedEvidence(parsed.data)) : null;
    }
    if (!isName(computer) || computer === '') return null;
    const read = own === undefined ? nothingOf(computer) : unpackedReading(computer, shared, own);
    if (imported === undefined || !read) return read;
    const brought = typeof imported === 'string' ? unpackedImports(imported) : undefined;
    return isImported(brought) ? { ...read, imported: brought } : null;
}

/** The places, by `readAt`, of what only files tell of. @param until ISO 8601: of what was brought until then. Missing: of all */
export function ofFilesAlone(until = '9'): IDBKeyRange {
    return IDBKeyRange.bound(' ', ` ${until}`);
}

/** The places of all else. */
export function besideFilesAlone(): readonly IDBKeyRange[] {
    const { lower, upper } = ofFilesAlone();
    return [IDBKeyRange.upperBound(lower, true), IDBKeyRange.lowerBound(upper, true)];
}

/** As it is stored. */
export function storedEvidence(one: ComputerEvidence): WrittenEvidence {
    const { imported: brought, ...kept } = evidenceOf(one);
    const imports = [brought?.sources[0], ...[kept.configuration, kept.evidence, kept.connections].map(part => part?.from)];
    const lastImport = imports.reduce((last, from) => (from && from.importedAt > last ? from.importedAt : last), '');
    const readAt = lastReadAt(kept);
    // What only files tell of goes first where there is no room: a file may name any number of computers.
    const place = withoutImports(kept) ? (readAt > lastImport ? readAt : lastImport) : ` ${lastImport}`;
    const files = brought && { imported: packedImports(brought) };
    return { version: evidenceVersion, computer: kept.computer, readAt: place, ...packedReading(kept), ...files };
}

/** What stands in the storage beside the evidence is of no use to others. */
export function evidenceOf(one: ComputerEvidence): ComputerEvidence {
    const { computer, identity, configuration, evidence: logs, connections: seen, audits: on, failure: why, imported: files } = one;
    const rest = { ...(on && { audits: on }), ...(why && { failure: why }), ...(files && { imported: files }) };
    return { computer, identity, configuration, evidence: logs, connections: seen, ...rest };
}

/** Nothing where files alone tell of it. */
function packedReading(kept: ComputerEvidence): Pick<WrittenEvidence, 'shared' | 'own'> {
    const { identity, configuration, evidence, connections, audits, failure } = kept;
    if (identity === null && !configuration && !evidence && !connections && !audits && !failure) return {};
    const [settings, logs] = [configuration && packedSettings(configuration.value), evidence && packedLogs(evidence.value)];
    const own = [
        identity,
        packedPart(configuration, settings?.own),
        packedPart(evidence, logs?.own),
        packedPart(connections, connections?.value),
        audits ?? 0,
        failure ?? 0
    ];
    return { shared: [settings, logs].flatMap((part: Packed | null) => part?.shared ?? []), own: JSON.stringify(own) };
}

/** 0: it was not read. */
function packedPart(part: KeptReading<unknown> | null, value: unknown): readonly unknown[] | 0 {
    return part ? [part.readAt, part.from ? [part.from.file, part.from.importedAt] : 0, value] : 0;
}

/** Null: it is damaged. */
function unpackedReading(computer: string, shared: unknown, own: unknown): ComputerEvidence | null {
    const all = typeof own === 'string' ? parseJson(own) : undefined;
    if (!Array.isArray(all) || !Array.isArray(shared)) return null;
    const [identity, settings, logs, seen, audits, failure] = all as readonly unknown[];
    if (!isIdentity(identity)) return null;
    const texts = shared as readonly unknown[];
    const logsFrom = settings === 0 ? 0 : settingsTexts;
    if (texts.length !== logsFrom + (logs === 0 ? 0 : logsTexts)) return null;
    const configuration = unpackedPart(settings, value => (Array.isArray(value) ? unpackedSettings(texts, value) : null));
    const evidence = unpackedPart(logs, value => (Array.isArray(value) ? unpackedLogs(texts.slice(logsFrom), value) : null));
    const connections = unpackedPart(seen, value => connectionsSchema.safeParse(value).data ?? null);
    if (configuration === undefined || evidence === undefined || connections === undefined) return null;
    const read = { computer, identity, configuration, evidence, connections };
    if (audits === 0 && failure === 0) return read;
    const why = failure === 0 ? undefined : keptFailureSchema.safeParse(failure).data;
    if ((audits !== 0 && !areAudits(audits)) || (failure !== 0 && !why)) return null;
    return { ...read, ...(audits !== 0 && { audits }), ...(why && { failure: why }) };
}

const isIdentity = nullOr(isText(longestIdentity));

/** Undefined: it is damaged. Null: it was not read. */
function unpackedPart<T>(packed: unknown, unpack: (value: unknown) => T | null): KeptReading<T> | null | undefined {
    if (packed === 0) return null;
    if (!Array.isArray(packed) || packed.length !== 3) return undefined;
    const [readAt, file, own] = packed as readonly unknown[];
    const value = isTime(readAt) ? unpack(own) : null;
    if (!isTime(readAt) || value === null) return undefined;
    if (file === 0) return { value, readAt };
    const from = Array.isArray(file) ? unpackedSource(file) : undefined;
    return isImportSource(from) ? { value, readAt, from } : undefined;
}
