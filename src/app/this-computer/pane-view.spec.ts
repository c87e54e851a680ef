// SPDX-License-Identifier: MIT
import * as fc from 'fast-check';
import texts from '../../generated/assets/strings/strings.json';
import type { SigningConfiguration } from '../domain/computer/facts';
import type { Findings } from '../domain/findings/finding';
import { anyFacts } from '../domain/testing/any-facts';
import { parseAnswer, signingConfigurationSchema, tellParts } from '../remote/answers/schema';
import { SampleName, sample } from '../remote/testing/samples';
import { format, type Strings } from '../strings/strings';
import type { CardView } from '../ui/texts/rows';
import type { PaneState } from './pane';
import { PaneView, paneView, ReadingView } from './pane-view';

const strings = texts.Strings.SmbSigning as Strings;

const nothingBeside = { nodes: [], connections: null, since: [], storedHere: { outbound: null, inbound: null }, roleRefusedAt: null };

function view(configuration: SigningConfiguration, connections: Findings | null = null): ReadingView {
    const state = { kind: 'ready' as const, computer: 'srv', read: { value: configuration, at: new Date() } };
    const { reading } = paneView(state, { kind: 'none' }, { kind: 'none' }, { ...nothingBeside, connections }, strings, '1.2.3');
    if (!reading) throw new Error('no reading');
    return reading;
}

function valueOf(card: CardView | undefined, term: string): string | undefined {
    return card?.rows.find(row => row.term === term)?.value;
}

describe('what the pane shows', () => {
    it('is made of whatever the facts are: whole texts, and "not reported" for what is not known', () => {
        fc.assert(
            fc.property(anyFacts, configuration => {
                const { cards, about, sentence, detail } = view(configuration);
                const all = [sentence, detail, ...[...cards, about].flatMap(card => [card.title, ...card.rows.map(row => row.term)])];
                expect(all.every(text => text.length > 0)).toBeTrue();
                for (const { id, rows } of cards) {
                    const { required } = configuration[id as 'outbound' | 'inbound'];
                    const expected = required === null ? 'Not reported' : required ? 'Required' : 'Not required';
                    expect(rows[0]?.value).toBe(expected);
                    expect(rows.every(row => row.value.length > 0)).toBeTrue();
                }
                expect(about.rows.every(row => row.value !== '' || row.notes.length > 0)).toBeTrue();
                expect(JSON.stringify([cards, about])).not.toMatch(/undefined|\[object/);
            }),
            { numRuns: 500 }
        );
    });

    it('says why a change would be refused where the last one was, because the role can only read', () => {
        const state = { kind: 'ready' as const, computer: 'srv', read: { value: sample('srv2025'), at: new Date() } };
        const readOnly = (roleRefusedAt: string | null): string =>
            paneView(state, { kind: 'none' }, { kind: 'none' }, { ...nothingBeside, roleRefusedAt }, strings, '1.2.3').readOnly;
        expect(readOnly(null)).toBe('');
        expect(readOnly('2026-11-29T10:00:00.000Z')).toMatch(/^A change was refused on .*, because your role here can only read/);
    });

    it('has an icon of its own for each signing state', () => {
        const base = sample('srv2022');
        const iconOf = (outbound: boolean | null, inbound: boolean | null): string =>
            view({
                ...base,
                outbound: { ...base.outbound, required: outbound },
                inbound: { ...base.inbound, required: inbound }
            }).icon;
        const icons = [iconOf(true, true), iconOf(true, false), iconOf(false, true), iconOf(false, false), iconOf(null, true)];
        expect(new Set(icons).size).toBe(icons.length);
    });

    it('names what was not understood by its place, with what stands there, and offers the answer, as of a failure', () => {
        const base = sample('srv2025');
        const raw = { ...base, inbound: { ...base.inbound, required: 'perhaps' } };
        const outcome = parseAnswer(signingConfigurationSchema(), raw, tellParts);
        if (outcome.kind !== 'ok') throw new Error(outcome.kind);
        const paneOf = (state: PaneState): PaneView => paneView(state, { kind: 'none' }, { kind: 'none' }, nothingBeside, strings, '1.2.3');
        const pane = paneOf({ kind: 'ready', computer: 'srv', read: { value: outcome.value, at: new Date() } });
        expect(pane.reading?.unavailable.map(({ title, message }) => [title, message])).toEqual([
            ['Inbound (SMB server) \u203a required', format(strings.Page.NotUnderstood, '"perhaps"')]
        ]);
        expect(pane.answerOf).toBe(outcome.value);
        const failure = parseAnswer(signingConfigurationSchema(), 'no answer');
        if (failure.kind === 'ok') throw new Error('let in');
        expect(paneOf({ kind: 'failed', computer: 'srv', failure, before: null }).answerOf).toBe(failure);
    });

    it('says after the sentence whose default it is, and nothing where that is not known', () => {
        const said = (name: SampleName): string => view(sample(name)).byDefault;
        expect(said('srv2025')).toBe("That is Windows' default for Microsoft Windows Server 2025 Standard.");
        expect([said('srv2025-gpo'), said('win11-insider'), said('win11-home'), said('brokencim')]).toEqual(['', '', '', '']);
        const nameless = sample('srv2025');
        expect(view({ ...nameless, computer: { ...nameless.computer, caption: ' ' } }).byDefault).toBe(
            'That is the default for this Windows.'
        );
    });

    it('names a cluster, its node, and when policy was applied, and what is not known of it', () => {
        const about = (name: SampleName): CardView => view(sample(name)).about;
        expect(valueOf(about('srv2022-cluster1'), 'Cluster')).toBe('fs-cluster');
        expect(valueOf(about('srv2022'), 'Cluster')).toBeUndefined();
        const then = new Date('2026-01-01T00:00:00Z').toLocaleString(undefined, { timeZone: 'UTC' });
        expect(valueOf(about('srv2022'), 'Last policy application')).toBe(`${then} or earlier (RSoP)`);
        expect(valueOf(about('srv2025-gpo'), 'Last policy application')).toBe(`${then} (event 1704)`);
        expect(valueOf(about('limited'), 'Last policy application')).toBe('Unknown');
        expect(valueOf(about('win11-home'), 'Last policy application')).toMatch(/^None/);
        expect(valueOf(about('brokencim'), 'Windows')).toBe('Edition unknown, build 20348.2762');
    });

    it('says the outbound state of a computer that accepts no connections, too', () => {
        const base = sample('srv2025-noserver');
        const said = (required: boolean | null): string => view({ ...base, outbound: { ...base.outbound, required } }).sentence;
        expect([true, false, null].map(said)).toEqual([
            'This computer does not accept SMB connections. Signing is required for outbound connections.',
            'This computer does not accept SMB connections. Signing is not required for outbound connections.',
            'This computer does not accept SMB connections. Whether signing is required for outbound connections is unknown.'
        ]);
    });

    it('names device management where no policy decides, and below a policy that does', () => {
        const [base, mdm] = [sample('srv2025-gpo'), { status: 'found' as const, value: 1, provider: null }];
        const managed = { ...base, outbound: { ...base.outbound, mdm }, inbound: { ...base.inbound, mdm } };
        const [outbound, inbound] = view(managed).cards.map(({ rows }) => rows.find(one => one.term === 'Set by'));
        expect(outbound).toEqual({
            term: 'Set by',
            value: 'Device management (MDM)',
            notes: [
                "It sets 1, but nothing is stored on the computer. Either the setting isn't applied yet, or the value was changed afterward.",
                'It might restore its value by itself.'
            ]
        });
        expect(inbound?.value).toBe('Group Policy "File servers"');
        expect(inbound?.notes).toContain('Device management (MDM) sets 1.');
    });

    it('says what else is there and may put a value back, and when policy comes back at every refresh', () => {
        const base = sample('srv2025-gpo');
        const policyRefresh = { noGpoListChanges: 0 };
        const managed = { ...base, surroundings: { ...base.surroundings, policyRefresh, osConfig: true, dsc: true } };
        const [outbound, inbound] = view(managed).cards.map(({ rows }) => rows.find(one => one.term === 'Set by')?.notes ?? []);
        expect(outbound).toEqual([jasmine.stringMatching(/^OSConfig's configuration/), jasmine.stringMatching(/^Desired State/)]);
        expect(inbound?.some(note => note.includes('restores its value at every refresh'))).toBeTrue();
        expect(inbound?.some(note => note.includes('16½ hours'))).toBeFalse();
    });

    it("does not call it Windows' default where nothing is stored and something else is in force", () => {
        const base = sample('win11-ent');
        const decided = (required: boolean | null): string[] => {
            const [row] = view({ ...base, outbound: { ...base.outbound, required } })
                .cards.slice(0, 1)
                .flatMap(({ rows }) => rows.filter(one => one.term === 'Set by'));
            return [row?.value ?? '', ...(row?.notes ?? [])];
        };
        expect(base.outbound.stored).toEqual({ required: null });
        expect([true, null].map(required => decided(required)[0])).toEqual([
            "Not stored; Windows' default",
            "Not stored; Windows' default"
        ]);
        expect(decided(false).join(' ')).toMatch(/^Not stored; what's in force differs from Windows' default Windows applies/);
    });

    it('shows what the connections say among the other findings, with whom that is about', () => {
        const names = ['192.0.2.1', '192.0.2.2'];
        const byAddress = { id: 'byAddress', severity: 'serious', direction: null, values: [], names, more: 3, source: 'x' } as const;
        const { findings, judged } = view(sample('srv2022'), { found: [byAddress], unjudged: [] });
        expect(findings.found[0]?.what).toBe('Connected by IP address: 192.0.2.1; 192.0.2.2; 3 more');
        expect(findings.found.length).toBe(judged.found.length);
        expect(judged.found.length).toBe(view(sample('srv2022')).judged.found.length + 1);
    });

    it('shows what became weaker since a scan among the other findings', () => {
        const since = { computer: 'srv', isRecorded: false };
        const finding = {
            id: 'weakerSince',
            severity: 'warning',
            direction: 'inbound',
            values: ['11/21/26', 'Not by this tool'],
            since
        } as const;
        const state = { kind: 'ready' as const, computer: 'srv', read: { value: sample('srv2022'), at: new Date() } };
        const known = { ...nothingBeside, since: [{ ...finding, source: 'Scan' }] };
        const { reading } = paneView(state, { kind: 'none' }, { kind: 'none' }, known, strings, '1.2.3');
        const others = view(sample('srv2022')).findings.found.length;
        expect(reading?.findings.found.length).toBe(others + 1);
        const [shown] = reading?.findings.found.filter(({ changes }) => changes) ?? [];
        expect(shown?.what).toBe("Inbound: signing was required on 11/21/26, and isn't now. Not by this tool.");
    });

    it('does not say that connections are not known once they were read, nor does the report', () => {
        const { judged, findings } = view(sample('srv2022'));
        expect(JSON.stringify(judged.unjudged)).toContain('"names"');
        expect(findings.unjudged[0]).toMatch(/^Connections by IP address or DNS alias \(CNAME\)\. Settings don't/);
        const unjudged = [{ reason: 'namesOfOtherTimes' as const, values: [], source: 'x' }];
        const read = view(sample('srv2022'), { found: [], unjudged });
        expect(JSON.stringify(read.judged.unjudged)).not.toContain('"names"');
        expect(read.findings.unjudged[0]).toContain('Past connections by IP address');
    });
});
