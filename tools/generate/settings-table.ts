// SPDX-License-Identifier: MIT
// src/generated/settings.ts: the catalogue as a table and as types.
import { type Catalogue, firstBuilds, kindOf, type Setting } from './settings';

/** The TypeScript module that holds the catalogue. */
export function settingsModule(catalogue: Catalogue): string {
    const { settings, readOnly } = catalogue;
    return [
        '/** The settings by the names that records keep, in the order in which they are shown and written. */',
        'export const settings = {',
        settings.map(one => `    ${one.name}: ${JSON.stringify(entryOf(catalogue, one))}`).join(',\n'),
        '} as const;\n',
        '/** What else is reported by the SMB configurations, and not written. */',
        "export const readOnly: readonly { direction: 'outbound' | 'inbound'; reported: string; isFlag: boolean }[] = [",
        readOnly
            .map(({ direction, reported, type }) => `    ${JSON.stringify({ direction, reported, isFlag: type === 'flag' })}`)
            .join(',\n'),
        '];\n',
        ...(['outbound', 'inbound'] as const).flatMap(direction => typesOf(catalogue, direction))
    ].join('\n');
}

function typesOf(catalogue: Catalogue, direction: Setting['direction']): readonly string[] {
    const own = catalogue.settings.filter(one => one.direction === direction);
    const values = [
        ...own.map(one => ({ reported: one.reported, isFlag: isFlag(catalogue, one), isOptional: one.cameLater === 'all' })),
        ...catalogue.readOnly
            .filter(one => one.direction === direction)
            .map(({ reported, type }) => ({ reported, isFlag: type === 'flag', isOptional: false }))
    ];
    const members = (below: string): string[] =>
        values
            .filter(({ reported }) => reported.startsWith('audit.') === (below !== ''))
            .map(one => member(one.reported.slice(below.length), one.isOptional, `${one.isFlag ? 'boolean' : 'number'} | null`));
    const side = direction === 'outbound' ? 'Outbound' : 'Inbound';
    return [
        `/** What is stored of the ${direction} settings, by its names in the contract. */`,
        `export interface ${side}Stored<Facts> {`,
        ...own.flatMap(({ facts, cameLater }) => (facts === null ? [] : [member(facts, cameLater !== undefined, 'Facts | null')])),
        '}\n',
        `/** What is in force ${direction}, by its names in the contract; the audits stand below "audit". */`,
        `export interface ${side}InForce {`,
        ...members(''),
        '}\n',
        `export interface ${side}Audits {`,
        ...members('audit.'),
        '}\n'
    ];
}

function entryOf(catalogue: Catalogue, setting: Setting): object {
    const { direction, kind, property, valueName, policy, reported, facts, command, parameter } = setting;
    const { values, windowsDefault, offered } = kindOf(catalogue, setting);
    return {
        direction,
        kind,
        property,
        valueName: valueName ?? property,
        policy,
        safer: setting.safer ?? null,
        reported,
        facts,
        command,
        parameter: parameter ?? null,
        values,
        offered: offered ?? Object.keys(values),
        isFlag: isFlag(catalogue, setting),
        windowsDefault: windowsDefault ?? false,
        firstBuild: firstBuilds[setting.since] ?? 0,
        broughtByUpdate: setting.broughtByUpdate ?? false,
        cameLater: setting.cameLater ?? null
    };
}

/** Whether its property is true or false: a number where there are more values than two. */
export function isFlag(catalogue: Catalogue, setting: Setting): boolean {
    return Object.keys(kindOf(catalogue, setting).values).length === 2;
}

/** One that came later is not there in answers of older modules. */
function member(name: string, cameLater: boolean, type: string): string {
    return `    readonly ${name}${cameLater ? '?' : ''}: ${type}${cameLater ? ' | undefined' : ''};`;
}
