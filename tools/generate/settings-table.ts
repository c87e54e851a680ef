// SPDX-License-Identifier: MIT
// src/generated/settings.ts: the catalogue as a table and as types.
import { type Catalogue, kindOf, type Setting } from './settings';

/** The TypeScript module that holds the catalogue. */
export function settingsModule(catalogue: Catalogue): string {
    const { settings } = catalogue;
    return [
        '/** The settings by the names that records keep, in the order in which they are shown and written. */',
        'export const settings = {',
        settings.map(one => `    ${one.name}: ${JSON.stringify(entryOf(catalogue, one))}`).join(',\n'),
        '} as const;\n',
        ...(['outbound', 'inbound'] as const).flatMap(direction => {
            const own = settings.filter(one => one.direction === direction);
            const side = direction === 'outbound' ? 'Outbound' : 'Inbound';
            return [
                `/** What is stored of the ${direction} settings, by its names in the contract. */`,
                `export interface ${side}Stored<Facts> {`,
                ...own.flatMap(({ facts, cameLater }) => (facts === null ? [] : [member(facts, cameLater !== undefined, 'Facts | null')])),
                '}\n',
                `/** What the ${direction} settings are in force, by their names in the contract; the audits stand below "audit". */`,
                `export interface ${side}InForce {`,
                ...own.flatMap(one =>
                    isAudit(one) ? [] : [member(one.reported, one.cameLater === 'all', `${typeOf(catalogue, one)} | null`)]
                ),
                '}\n',
                `export interface ${side}Audits {`,
                ...own.flatMap(one => (isAudit(one) ? [member(one.reported.slice(6), one.cameLater === 'all', 'boolean | null')] : [])),
                '}\n'
            ];
        })
    ].join('\n');
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
        reported,
        facts,
        command,
        parameter: parameter ?? null,
        values,
        offered: offered ?? Object.keys(values),
        isFlag: isFlag(catalogue, setting),
        windowsDefault: windowsDefault ?? false,
        broughtByUpdate: setting.broughtByUpdate ?? false,
        cameLater: setting.cameLater ?? null
    };
}

/** Whether its property is true or false: a number where there are more values than two. */
export function isFlag(catalogue: Catalogue, setting: Setting): boolean {
    return Object.keys(kindOf(catalogue, setting).values).length === 2;
}

function typeOf(catalogue: Catalogue, setting: Setting): string {
    return isFlag(catalogue, setting) ? 'boolean' : 'number';
}

function isAudit({ reported }: Setting): boolean {
    return reported.startsWith('audit.');
}

/** One that came later is not there in answers of older modules. */
function member(name: string, cameLater: boolean, type: string): string {
    return `    readonly ${name}${cameLater ? '?' : ''}: ${type}${cameLater ? ' | undefined' : ''};`;
}
