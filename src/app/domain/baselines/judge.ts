// SPDX-License-Identifier: MIT
// What a control comes to on a computer, by what was read of it. A checker of the registry may say something else than what is in
// force: where nothing is stored, the registry doesn't tell what Windows does by itself.
import type { PolicyEntry, SigningConfiguration } from '../computer/facts';
import { countEach } from '../counting';
import { limitOf } from '../peers/dialects';
import { catalogue } from '../settings/catalogue';
import { factsOf, settingState, storedNumber, wayOf } from '../settings/setting';
import { registryText } from '../settings/signing-state';
import { outsideOf } from './applies';
import type { Asks, AsksFact, AsksPaths, AsksSetting, Baseline, Control } from './baseline';

const verdicts = ['fails', 'registryReports', 'notKnown', 'pass', 'notApplicable'] as const;

/** `registryReports`: in force, but a registry check will report it. */
export type ControlVerdict = (typeof verdicts)[number];

/** Why a control doesn't apply, why nothing is known, or what stands against each other. */
export type Why =
    | 'otherWindows'
    | 'otherRole'
    | 'noDomain'
    | 'settingMissing'
    | 'windowsUnknown'
    | 'roleUnknown'
    | 'domainUnknown'
    | 'unread'
    | 'unreadable'
    | 'oldModule'
    | 'storedUnread'
    | 'storedOnly'
    | 'byDefault';

/** What a computer has, as the words of the catalogue and the data of the registry. Null: not known, or not asked for. */
export interface ControlFound {
    readonly inForce: string | null;
    readonly stored: string | null;
}

/** What the registry has where it has nothing. */
export const NOT_STORED = 'notStored';

export interface ControlJudgement {
    readonly control: Control;
    readonly verdict: ControlVerdict;
    readonly why: Why | null;
    readonly found: ControlFound;
}

/** Each control of a baseline, in its order. */
export function judgeAll(baseline: Baseline, configuration: SigningConfiguration): readonly ControlJudgement[] {
    return baseline.controls.map(control => judge(baseline, control, configuration));
}

/** How many controls came to what. */
export function countVerdicts(judgements: readonly ControlJudgement[]): Readonly<Record<ControlVerdict, number>> {
    return countEach(verdicts, judgements, ({ verdict }) => verdict);
}

export function judge(baseline: Pick<Baseline, 'windows'>, control: Control, configuration: SigningConfiguration): ControlJudgement {
    const outside = outsideOf(baseline, control, configuration.computer);
    return { control, ...(outside ? said(outside.verdict, outside.why) : judgeAsked(control.asks, configuration)) };
}

type Said = Omit<ControlJudgement, 'control'>;

const nothing: ControlFound = { inForce: null, stored: null };

function said(verdict: ControlVerdict, why: Why | null, found: ControlFound = nothing): Said {
    return { verdict, why, found };
}

function judgeAsked(asks: Asks, configuration: SigningConfiguration): Said {
    switch (asks.what) {
        case 'setting':
            return judgeSetting(asks, configuration);
        case 'fact':
            return judgeFact(asks, configuration);
        case 'hardenedPaths':
            return judgePaths(asks, configuration);
        case 'unread':
            return said('notKnown', 'unread');
    }
}

function judgeSetting(asks: AsksSetting, configuration: SigningConfiguration): Said {
    const way = wayOf(configuration, asks.setting);
    if (way === 'settingMissing') return said('notApplicable', 'settingMissing');
    if (way === 'notReadByModule') return said('notKnown', 'oldModule');
    const { inForce } = settingState(configuration, asks.setting);
    const isInForce = inForce === 'notReported' ? null : asks.wanted.includes(inForce);
    const stored = registryOf(asks, configuration);
    const found = { inForce: isInForce === null ? null : inForce, stored };
    if (asks.reads === 'inForce') {
        return isInForce === null ? said('notKnown', 'unreadable', found) : said(isInForce ? 'pass' : 'fails', null, found);
    }
    const meets = stored === null ? null : isMet(asks, stored);
    if (meets === null) return isInForce === false ? said('fails', null, found) : said('notKnown', 'unreadable', found);
    // What is stored takes effect later, or something else wins: the setting isn't as wanted now.
    if (meets) return isInForce === false ? said('fails', 'storedOnly', found) : said('pass', null, found);
    return said(isInForce === true ? 'registryReports' : 'fails', null, found);
}

/** What a checker finds in the registry; null: that wasn't read. */
function registryOf({ setting, reads }: AsksSetting, configuration: SigningConfiguration): string | null {
    if (reads === 'otherPolicyKey') return otherKeyOf(setting, configuration);
    if (reads === 'policy') {
        const facts = factsOf(configuration, setting);
        return facts ? dataOf(facts.policy) : null;
    }
    const { stored } = settingState(configuration, setting);
    if (stored.kind === 'notReported') return null;
    if (stored.kind === 'other') return stored.raw;
    return String(storedNumber({ kind: stored.kind }) ?? NOT_STORED);
}

/** What stands under an audit's name in the policy key of the other direction. */
function otherKeyOf(setting: AsksSetting['setting'], { surroundings }: SigningConfiguration): string | null {
    const { direction, valueName } = catalogue[setting];
    const entries = direction === 'inbound' ? surroundings.outboundAudit : surroundings.inboundAudit;
    return entries && (named(entries, valueName)?.data ?? NOT_STORED);
}

function dataOf(data: number | string | null): string {
    return data === null ? NOT_STORED : registryText(data);
}

function isMet({ setting, wanted, passesAbsent = false }: AsksSetting, stored: string): boolean {
    if (stored === NOT_STORED) return passesAbsent;
    const { values } = catalogue[setting];
    return wanted.some(word => String(values[word]) === stored);
}

/** What is in force can fail. That it passes can't be said, because a checker looks in the registry. */
function judgeFact({ fact, wanted }: AsksFact, configuration: SigningConfiguration): Said {
    const direction = fact.startsWith('outbound') ? 'outbound' : 'inbound';
    const facts = configuration[direction];
    if (fact.endsWith('Enabled')) {
        if (facts.enabled === null) return said('notKnown', 'unreadable');
        const inForce = facts.enabled ? 'on' : 'off';
        return inForceOnly(wanted.includes(inForce), inForce);
    }
    const limit = fact.endsWith('Min') ? 'dialectMin' : 'dialectMax';
    if (configuration.notReported.includes(`${direction}.${limit}`)) return said('notApplicable', 'settingMissing');
    const inForce = limitOf(facts[limit]);
    if (inForce === null) return said('notKnown', 'unreadable');
    // Without a limit the newest dialect is allowed.
    const isWanted = (inForce === 'none' && limit === 'dialectMax') || wanted.some(one => limitOf(one) === inForce);
    return inForceOnly(isWanted, facts[limit]);
}

function inForceOnly(isWanted: boolean, inForce: string | null): Said {
    return isWanted ? said('notKnown', 'storedUnread', { inForce, stored: null }) : said('fails', null, { inForce, stored: null });
}

/** What Windows asks of NETLOGON and SYSVOL by itself since Windows 10 and Windows Server 2016. */
const hardenedByDefault: readonly string[] = ['requiremutualauthentication=1', 'requireintegrity=1'];

function judgePaths({ paths, wanted }: AsksPaths, { surroundings }: SigningConfiguration): Said {
    const entries = surroundings.hardenedPaths;
    if (!entries) return said('notKnown', 'unreadable');
    const asked = wanted.map(flag => flag.toLowerCase());
    const there = paths.map(path => named(entries, path));
    const stored = there.flatMap(entry => (entry ? [`${entry.name}: ${entry.data}`] : [])).join('; ');
    const found = { inForce: null, stored: stored || NOT_STORED };
    const isMetBy = (entry: PolicyEntry | undefined): boolean => entry !== undefined && asked.every(flag => flagsOf(entry).includes(flag));
    if (there.every(isMetBy)) return said('pass', null, found);
    const isDefault = asked.every(flag => hardenedByDefault.includes(flag));
    return isDefault && there.every(entry => entry === undefined || isMetBy(entry))
        ? said('registryReports', 'byDefault', found)
        : said('fails', null, found);
}

function flagsOf({ data }: PolicyEntry): readonly string[] {
    return data
        .toLowerCase()
        .split(',')
        .map(flag => flag.replace(/\s/g, ''));
}

/** As in Windows, letter case doesn't matter. */
function named(entries: readonly PolicyEntry[], name: string): PolicyEntry | undefined {
    return entries.find(entry => entry.name.toLowerCase() === name.toLowerCase());
}
