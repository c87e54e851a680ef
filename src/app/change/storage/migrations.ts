// SPDX-License-Identifier: MIT
// How what an earlier version stored or exported becomes what this one writes. What is longer than the present limits is cut
// and marked, never refused: it was written in good faith.
import { LONGEST_TEXT, LONGEST_WORDS, MOST_COMPUTERS } from '../../domain/limits';
import { cut } from '../../domain/text';

type Known = Readonly<Record<string, unknown>>;
type Migrations = Readonly<Record<number, (old: Known) => Known>>;

const ofRecords: Migrations = {
    // Version 2 came with settings beside signing.
    1: old => ({ ...old, version: 2, found: withSettings(old['found']), latest: withSettings(old['latest']) }),
    // Version 3 came with limits for texts.
    2: old => ({ ...(withCutTexts(old) as Known), version: 3 }),
    // Version 4 came with what names a value, as it was read, and with the file that a record came from. Until then it was guessed
    // that Group Policy had taken one back.
    3: old => ({
        ...old,
        version: 4,
        found: withNaming(old['found']),
        latest: withNaming(old['latest']),
        origin: null,
        ending: old['ending'] === 'takenBack' ? 'noLonger' : old['ending']
    }),
    // Version 5 came with the requirement to sign as one of the settings: until then a change that named none was of it.
    4: old => ({
        ...old,
        version: 5,
        changes: withSetting(old['changes']),
        found: withRequirement(old['found']),
        latest: withRequirement(old['latest'])
    })
};

const ofRuns: Migrations = {
    // Version 2 came with limits for texts and for the list.
    1: old => {
        const { items } = old;
        const leftOut = Array.isArray(items) ? Math.max(0, items.length - MOST_COMPUTERS) : 0;
        const kept = leftOut > 0 ? (items as readonly unknown[]).slice(0, MOST_COMPUTERS) : items;
        return { ...(withCutTexts({ ...old, items: kept }) as Known), version: 2, leftOut };
    },
    // Version 3 came with the file that a run came from, and with records of version 4.
    2: old => ({ ...old, version: 3, origin: null }),
    // Version 4 came with records of version 5.
    3: old => ({
        ...old,
        version: 4,
        items: mapped(old['items'], item => ({ ...item, changes: withSetting(item['changes']) }))
    }),
    // Version 5 came with runs that turn on auditing, and with the readiness that a change rested on.
    4: old => ({ ...old, version: 5, items: mapped(old['items'], item => ({ ...item, restedOn: [] })) })
};

/** A record as this version writes it, whatever version wrote it; what is no record stays as it is. */
export function recordMigrated(candidate: unknown): unknown {
    return migrated(candidate, ofRecords);
}

/** The same for a run. */
export function runMigrated(candidate: unknown): unknown {
    return migrated(candidate, ofRuns);
}

/** The same for a file with a run and its records: those of computers that were cut off the run's list are left out. */
export function runContentMigrated(content: unknown): unknown {
    if (!isObject(content)) return content;
    const run = runMigrated(content['run']);
    const records = Array.isArray(content['records']) ? content['records'].map(recordMigrated) : content['records'];
    const isCut = isObject(run) && isObject(content['run']) && Number(run['leftOut']) > 0 && run['version'] !== content['run']['version'];
    if (!isCut || !Array.isArray(records) || !Array.isArray(run['items'])) return { ...content, run, records };
    const kept = new Set((run['items'] as readonly unknown[]).map(item => isObject(item) && item['record']));
    return { ...content, run, records: records.filter(record => !isObject(record) || kept.has(record['id'] as string)) };
}

function migrated(candidate: unknown, migrations: Migrations): unknown {
    if (!isObject(candidate)) return candidate;
    const migrate = migrations[Number(candidate['version'])];
    return migrate ? migrated(migrate(candidate), migrations) : candidate;
}

function withSettings(found: unknown): unknown {
    return isObject(found) ? { ...found, settings: {} } : found;
}

function withNaming(found: unknown): unknown {
    const unread = { owners: [], policyRead: false, managersRead: false };
    return isObject(found) ? { ...found, computerTime: null, named: { outbound: unread, inbound: unread } } : found;
}

/** Changes that each name their setting: the requirement to sign has the name of its direction. */
function withSetting(changes: unknown): unknown {
    return mapped(changes, change => ('setting' in change ? change : { ...change, setting: change['direction'] }));
}

function withRequirement(found: unknown): unknown {
    if (!isObject(found)) return found;
    const { outbound, inbound, settings, ...others } = found;
    return { ...others, settings: { ...(isObject(settings) ? settings : {}), outbound, inbound } };
}

function mapped(list: unknown, change: (one: Known) => Known): unknown {
    return Array.isArray(list) ? list.map((one: unknown) => (isObject(one) ? change(one) : one)) : list;
}

/** Deeper than anything stored: what goes on below is no record, and is refused. */
const deepest = 10;

/** The same with each text cut to what may be stored. @param member the name of the member that holds the value */
function withCutTexts(value: unknown, member = '', depth = 0): unknown {
    if (typeof value === 'string') return cut(value, member === 'words' ? LONGEST_WORDS : LONGEST_TEXT);
    if (depth === deepest || typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(one => withCutTexts(one, member, depth + 1));
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, withCutTexts(one, name, depth + 1)]));
}

function isObject(value: unknown): value is Known {
    return typeof value === 'object' && value !== null;
}
