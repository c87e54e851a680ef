// SPDX-License-Identifier: MIT
// The catalogue of settings, powershell-module/settings.json: read, checked, and what is made of it. README.md beside that file
// explains its members.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What settings of one kind have in common. */
export interface Kind {
    /** By the word for what is in force: the number that is stored for it. */
    readonly values: Readonly<Record<string, number>>;
    /** Windows decides by itself while nothing is stored, and that can be aimed at. */
    readonly windowsDefault?: boolean;
    /** The words that can be aimed at where not all can; the others are for an undo. */
    readonly offered?: readonly string[];
}

export interface Setting {
    readonly name: string;
    readonly direction: 'outbound' | 'inbound';
    readonly kind: string;
    readonly since: string;
    readonly broughtByUpdate?: boolean;
    readonly property: string;
    readonly valueName?: string;
    readonly policy: (typeof policies)[number];
    readonly safer?: 'high' | 'low';
    readonly reported: string;
    readonly facts: string | null;
    readonly cameLater?: 'all' | 'stored';
    readonly command: string;
    readonly parameter?: string;
    readonly what?: string;
}

/** A property that is reported, and not written. */
export interface ReadOnly {
    readonly direction: 'outbound' | 'inbound';
    readonly property: string;
    readonly reported: string;
    readonly type: 'flag' | 'number';
}

export interface Catalogue {
    readonly kinds: Readonly<Record<string, Kind>>;
    readonly settings: readonly Setting[];
    readonly readOnly: readonly ReadOnly[];
}

/** By the words of `since`: the first build that has the setting; 0: each that the tool knows may have it, for an update can bring it. */
export const firstBuilds: Readonly<Record<string, number>> = {
    'Windows Server 2012 R2': 0,
    'Windows 10, Windows Server 2016': 10240,
    'Windows 11 24H2, Windows Server 2025': 26100,
    'The updates of September 2025 (KB5066913)': 0
};

export const policies = ['securityOptions', 'administrativeTemplates', 'storedUnread', 'none'] as const;

const shapes = {
    kind: { values: 'object', windowsDefault: 'boolean?', offered: 'object?' },
    readOnly: { direction: 'string', property: 'string', reported: 'string', type: 'string' },
    setting: {
        name: 'string',
        direction: 'string',
        kind: 'string',
        since: 'string',
        broughtByUpdate: 'boolean?',
        property: 'string',
        valueName: 'string?',
        policy: 'string',
        safer: 'string?',
        reported: 'string',
        facts: 'string|null',
        cameLater: 'string?',
        command: 'string',
        parameter: 'string?',
        what: 'string?'
    }
} as const;

export function readCatalogue(moduleFolder: string): Catalogue {
    return catalogueOf(JSON.parse(readFileSync(join(moduleFolder, 'settings.json'), 'utf8')) as Catalogue);
}

/** The catalogue, if it makes sense. @throws with all that is wrong, a sentence each */
export function catalogueOf(catalogue: Catalogue): Catalogue {
    const problems = [
        ...Object.entries(catalogue.kinds).flatMap(([name, kind]) => kindProblems(name, kind)),
        ...catalogue.settings.flatMap(one => settingProblems(one, catalogue)),
        ...twice(catalogue.settings, 'name', ({ name }) => name),
        ...twice(catalogue.settings, 'command', ({ command, parameter = '' }) => `${command} ${parameter}`),
        ...catalogue.readOnly.flatMap(readOnlyProblems),
        ...twice(
            [...catalogue.settings, ...catalogue.readOnly],
            'place in the contract',
            ({ direction, reported }) => `${direction}.${reported}`
        )
    ];
    if (problems.length > 0) throw new Error(`settings.json: ${problems.join(' ')}`);
    return catalogue;
}

export function kindOf({ kinds }: Catalogue, setting: Setting): Kind {
    const kind = kinds[setting.kind];
    if (!kind) throw new Error(`settings.json: "${setting.name}" is of the kind "${setting.kind}", which is not there.`);
    return kind;
}

function kindProblems(name: string, kind: Kind): string[] {
    const wrong = shapeProblems(`The kind "${name}"`, kind, shapes.kind);
    if (wrong.length > 0) return wrong;
    const numbers = Object.values(kind.values);
    return [
        ...(numbers.length < 2 ? [`The kind "${name}" needs two values or more.`] : []),
        ...(numbers.some(one => !Number.isInteger(one) || one < 0 || one > 2) || new Set(numbers).size < numbers.length
            ? [`The values of the kind "${name}" must be different numbers of 0, 1 and 2.`]
            : []),
        ...(kind.offered ?? [])
            .filter(word => !(word in kind.values))
            .map(word => `The kind "${name}" offers "${word}", which is none of its values.`)
    ];
}

function settingProblems(setting: Setting, { kinds }: Catalogue): string[] {
    const told = `The setting "${String(setting.name)}"`;
    const wrong = shapeProblems(told, setting, shapes.setting);
    if (wrong.length > 0) return wrong;
    return [
        ...(/^[a-z][A-Za-z0-9]*$/.test(setting.name)
            ? []
            : [`${told} needs a name of letters and digits that begins with a small letter.`]),
        ...(['outbound', 'inbound'].includes(setting.direction) ? [] : [`${told} needs the direction outbound or inbound.`]),
        ...(setting.kind in kinds ? [] : [`${told} is of the kind "${setting.kind}", which is not there.`]),
        ...(setting.since in firstBuilds ? [] : [`${told} needs one of these as since: ${Object.keys(firstBuilds).join('; ')}.`]),
        ...(policies.includes(setting.policy) ? [] : [`${told} needs one of these as policy: ${policies.join(', ')}.`]),
        ...(['high', 'low', undefined].includes(setting.safer) ? [] : [`${told} needs "high" or "low" as safer, or none.`]),
        ...(['all', 'stored', undefined].includes(setting.cameLater) ? [] : [`${told} needs "all" or "stored" as cameLater, or none.`]),
        ...(/^(audit\.)?[a-z][A-Za-z0-9]*$/.test(setting.reported) ? [] : [`${told} needs a name in the contract as reported.`]),
        ...(setting.kind === 'audit' && !setting.reported.startsWith('audit.')
            ? [`${told} is an audit, so it is reported below "audit".`]
            : []),
        ...(setting.facts === null && setting.reported !== 'required'
            ? [`${told} needs facts: where else is told what is stored of it?`]
            : [])
    ];
}

function readOnlyProblems(one: ReadOnly): string[] {
    const told = `What is reported as "${String(one.reported)}"`;
    const wrong = shapeProblems(told, one, shapes.readOnly);
    const types = ['flag', 'number'].includes(one.type) ? [] : [`${told} needs flag or number as type.`];
    return wrong.length > 0 ? wrong : types;
}

function shapeProblems(told: string, one: object, shape: Readonly<Record<string, string>>): string[] {
    const given = one as Readonly<Record<string, unknown>>;
    const unknown = Object.keys(given).filter(member => !(member in shape));
    const wrong = Object.entries(shape).filter(([member, type]) => {
        const value = given[member];
        if (value === undefined) return !type.endsWith('?');
        return (
            !type
                .replace('?', '')
                .split('|')
                .includes(value === null ? 'null' : typeof value) || value === ''
        );
    });
    return [
        ...unknown.map(member => `${told} has a member "${member}" that nobody reads.`),
        ...wrong.map(([member, type]) => `${told} needs "${member}", of the type ${type.replace('?', '')}.`)
    ];
}

function twice<T>(entries: readonly T[], what: string, keyOf: (entry: T) => string): string[] {
    const keys = entries.map(keyOf);
    return [...new Set(keys.filter((key, index) => keys.indexOf(key) !== index))].map(
        key => `Two settings have the ${what} "${key.trim()}".`
    );
}
