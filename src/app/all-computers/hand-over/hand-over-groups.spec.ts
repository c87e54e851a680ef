// SPDX-License-Identifier: MIT
import texts from '../../../generated/assets/strings/strings.json';
import type { ControlJudgement } from '../../domain/baselines/judge';
import { type Entry, makeList } from '../../domain/list/list';
import type { DryRunInput } from '../../domain/run/dry-run';
import { usualSettings } from '../../domain/run/run';
import { entry, facts, failed } from '../../domain/testing/list-entries';
import { asRequired } from '../../domain/testing/run-items';
import { filesOfGroups, handOverFormats, type ListedFormat } from '../../equivalents/hand-over/formats';
import type { HandOverFormat } from '../../equivalents/hand-over/hand-over';
import { sample } from '../../remote/testing/samples';
import type { Strings } from '../../strings/strings';
import type { HandOverName } from '../../ui/hand-over/hand-over-text';
import { dryRunModel } from '../dry-run/dry-run-model';
import type { Draft } from '../dry-run/run-draft';
import { type HandedOver, handedOver } from './hand-over-groups';
import { handOverPanelView } from './hand-over-view';

const strings = texts.Strings.SmbSigning as Strings;
const entries: readonly Entry[] = [
    entry('one', facts('one')),
    entry('two', asRequired('two')),
    entry('off', failed('unreachable', 'No route to host.'))
];

function of(given: Partial<Draft>, baseline?: DryRunInput['baseline']): HandedOver {
    const records = new Map(entries.map(({ connection: { key } }) => [key, key]));
    const byHand = { outbound: 'leave', inbound: 'leave' };
    const draft = { records, goal: 'requireBoth', byHand, since: 0, settings: usualSettings, undoes: new Map(), undoneRun: null };
    const drafted = { ...draft, model: null, series: null, first: null, ...given } as unknown as Draft;
    return handedOver(dryRunModel(drafted, makeList(entries, null), null, baseline ? { baseline } : {}));
}

const shown = ({ groups, others }: HandedOver): unknown => [
    groups.map(({ targets, computers }) => [targets, computers.map(({ name }) => name)]),
    others
];

const asks = (setting: string, verdict: string): ControlJudgement =>
    ({ control: { asks: { what: 'setting', setting, reads: 'stored', wanted: ['required'] } }, verdict }) as unknown as ControlJudgement;

describe('a dry run is handed over', () => {
    it('with those that change and those that are as wanted, and without the others', () =>
        expect(shown(of({}))).toEqual([[[{ outbound: 'required', inbound: 'required' }, ['one', 'two']]], 1]));

    it('without those that would become weaker, unless that was chosen', () => {
        const byHand = { outbound: 'leave', inbound: 'notRequired' } as const;
        const held = { inbound: 'notRequired' };
        expect(shown(of({ goal: 'byHand', byHand }))).toEqual([[[held, ['one']]], 2]);
        const settings = { ...usualSettings, allowWeaker: true };
        const weaker = of({ goal: 'byHand', byHand, settings });
        expect(shown(weaker)).toEqual([[[held, ['one', 'two']]], 1]);
        const [format] = handOverFormats;
        expect(handOverPanelView(weaker, format, strings).caution).toMatch(/^Microsoft doesn't recommend/);
        expect(handOverPanelView(of({}), format, strings).caution).toBe('');
    });

    it('not where states of the past are restored', () => expect(shown(of({ goal: 'undo', undoneRun: 'r' }))).toEqual([[], 3]));

    it('with the audits on, whichever of them each computer has', () => {
        const audits = { outboundAuditSigning: 'on', outboundAuditGuests: 'on', inboundAuditSigning: 'on', inboundAuditGuests: 'on' };
        expect(shown(of({ goal: 'turnOnAuditing' }))).toEqual([[[audits, ['one', 'two']]], 1]);
    });

    it('as a baseline asks of each, whether it is so or not: one group for each target', () => {
        const given = { goal: 'asBaseline', series: 'x' } as const;
        const baseline: DryRunInput['baseline'] = ({ computer }) =>
            computer.name?.toLowerCase() === 'one'
                ? [asks('outbound', 'fails'), asks('inbound', 'pass'), asks('inboundSmb1', 'fails')]
                : [asks('outbound', 'pass'), asks('inbound', 'notApplicable')];
        expect(shown(of(given, baseline))).toEqual([
            [
                [{ outbound: 'required', inbound: 'required' }, ['one']],
                [{ outbound: 'required' }, ['two']]
            ],
            1
        ]);
    });

    it('with a folder for each group with values, and a list of them', () => {
        const two = of({});
        const [group] = two.groups;
        const [computer] = group?.computers ?? [];
        const byDefault = { targets: { inbound: 'windowsDefault' as const }, computers: computer ? [{ ...computer, name: 'three' }] : [] };
        const groups = group ? [group, byDefault, group] : [];
        const [{ format }] = handOverFormats;
        const files = filesOfGroups(format, groups, { toolVersion: '0.1.0', exportedAt: '2026-11-30T06:00:00.000Z', exportedFrom: 'x' });
        expect([...new Set(files.map(({ path }) => path.split('/')[0]))]).toEqual(['groups.txt', 'group-1', 'group-3']);
        const [list] = files;
        const held = (name: string): string[] => [
            '',
            name,
            '  outbound RequireSecuritySignature = 1',
            '  inbound RequireSecuritySignature = 1',
            '  computer: one',
            '  computer: two'
        ];
        expect(String(list?.content).split('\r\n')).toEqual([
            'Made by SMB Signing 0.1.0 at 2026-11-30T06:00:00.000Z from x for: one, two, three, one, two',
            ...held('group-1'),
            '',
            'group-2: no folder, because nothing is left to write',
            '  left out: inbound RequireSecuritySignature (windowsDefault)',
            '  computer: three',
            ...held('group-3'),
            ''
        ]);
    });

    it('with policies that can be told apart where there are several groups', () => {
        const pc = { name: 'pc', facts: sample('win11-ent').computer };
        const groups = (['inbound', 'outbound'] as const).map(name => ({ targets: { [name]: 'required' as const }, computers: [pc] }));
        const named = (some: HandedOver['groups']): string[] =>
            handOverFormats
                .flatMap(({ format }) => filesOfGroups(format, some, { toolVersion: '', exportedAt: '', exportedFrom: '' }))
                .flatMap(
                    ({ path, content }) =>
                        String(content)
                            .match(/SMB signing(, group \d)?(?=[<"])/g)
                            ?.map(name => path.slice(0, 8) + name) ?? []
                );
        expect([...new Set(named(groups))]).toEqual(['group-1/SMB signing, group 1', 'group-2/SMB signing, group 2']);
        expect([...new Set(named(groups.slice(0, 1)))]).toEqual(['group-1/SMB signing']);
    });

    it('with the way back that each group has: none for a default, and a stored 0 for audits that an update brought', () => {
        const target = (targets: HandedOver['groups'][number]['targets']): HandedOver['groups'][number] => ({
            targets,
            computers: [{ name: 'srv', facts: sample('srv2022').computer }]
        });
        const [signing, byDefault] = [target({ outbound: 'required' }), target({ outbound: 'windowsDefault' })];
        const audits = target({ inboundAuditSpn: 'on' });
        const back = (name: HandOverName, ...groups: HandedOver['groups']): readonly string[] =>
            handOverPanelView({ groups, others: 0 }, handOverFormats.find(one => one.name === name) as ListedFormat, strings).guide.back;
        const { HandOverBack, HandOverBackAudits, HandOverBackNone, HandOverOsConfig } = strings;
        expect(back('ansible', signing, byDefault)).toEqual([HandOverBack.ansible]);
        expect(back('ansible', audits)).toEqual([HandOverBackAudits.ansible]);
        expect(back('powershellDsc', byDefault, audits, byDefault)).toEqual([
            `Groups 1, 3: ${HandOverBackNone.powershellDsc}`,
            `Group 2: ${HandOverBackAudits.powershellDsc}`
        ]);
        expect(back('dsc3', signing, target({ guestLogons: 'off' }))).toEqual([HandOverBack.dsc3]);
        const later = { ...signing, computers: [{ name: 'srv2025', facts: sample('srv2025').computer }] };
        expect(back('dsc3', signing, later)).toEqual([HandOverBack.dsc3, `Group 2: ${HandOverOsConfig.Back}`]);
        expect(back('dsc3', later)).toEqual([HandOverBack.dsc3, HandOverOsConfig.Back]);
        expect(back('groupPolicy', audits, byDefault)).toEqual([HandOverBack.groupPolicy]);
    });

    it("also to a format that restores Windows' default, and says so in the list", () => {
        const removing: HandOverFormat = {
            contentOf: () => ({ values: [], leftOut: [], removed: ['outbound'] }),
            filesOf: () => [{ path: 'x', content: '' }]
        };
        const listed: ListedFormat = { name: 'ansible', fileName: 'x.zip', format: removing };
        expect(handOverPanelView(of({}), listed, strings).canSave).toBeTrue();
        const [list] = filesOfGroups(removing, of({}).groups, { toolVersion: '', exportedAt: '', exportedFrom: '' });
        expect(String(list?.content)).toContain('\r\n  outbound RequireSecuritySignature: nothing stored\r\n');
    });

    it('in a list that a name adds no line to', () => {
        const names = ['one\r\n  computer: two', 'a\u2028b', 'c\u0085d', '\u{1f600}'];
        const group = { targets: { inbound: 'required' as const }, computers: names.map(name => ({ name, facts: null })) };
        const [list] = filesOfGroups(handOverFormats[0].format, [group], { toolVersion: '', exportedAt: '', exportedFrom: '' });
        expect(
            String(list?.content)
                .split(/[\r\n\u0085\u2028]+/)
                .filter(line => line.startsWith('  computer: '))
        ).toEqual(['one\ufffd\ufffd  computer: two', 'a\ufffdb', 'c\ufffdd', '\u{1f600}'].map(name => `  computer: ${name}`));
    });

    it('and the panel says on which computers a file has no effect, and names five at most', () => {
        const servers = Array.from({ length: 7 }, (_, index) => ({ name: `srv${index}`, facts: facts('x').computer }));
        const pc = { name: 'pc', facts: sample('win11-ent').computer };
        const group = { targets: { inbound: 'required' as const }, computers: [...servers, pc] };
        const intune = handOverFormats.find(({ name }) => name === 'intune') as ListedFormat;
        const notes = (groups: HandedOver['groups']): readonly string[] => handOverPanelView({ groups, others: 0 }, intune, strings).notes;
        const note = 'No effect on srv0, srv1, srv2, srv3, srv4, …: Inbound (SMB server). Intune can';
        expect(notes([group])).toEqual([jasmine.stringContaining(note) as unknown as string]);
        expect(notes([group, group])[1]).toContain(`Group 2: ${note}`);
    });

    it('and the panel says who, to what, and what the format leaves out', () => {
        const [groupPolicy, intune] = handOverFormats;
        const view = handOverPanelView(of({}), groupPolicy, strings);
        expect(view.summary).toEqual([
            'Computers: 2. Groups with the same target: 1.',
            'The file has groups.txt, which lists all groups, and a folder for each group with values that the format can hold.',
            "Computers not included, because the dry run doesn't change them: 1."
        ]);
        expect(view.groups).toEqual(['Group 1: Outbound (SMB client): Required, Inbound (SMB server): Required. Computers: 2.']);
        expect([view.canSave, view.notes]).toEqual([true, []]);
        const servers = intune && handOverPanelView(of({}), intune, strings);
        expect(servers?.summary.join(' ')).not.toContain('groups.txt');
        expect([servers?.canSave, servers?.notes]).toEqual([
            false,
            [jasmine.stringMatching(/doesn't manage Windows Server\.$/) as unknown as string]
        ]);
    });
});
