// SPDX-License-Identifier: MIT
import texts from '../../../generated/assets/strings/strings.json';
import type { ComputerFacts, SigningConfiguration } from '../../domain/computer/facts';
import type { Goal } from '../../equivalents/goal';
import { type HandOverFormatName, handOverFormats, type ListedFormat } from '../../equivalents/hand-over/formats';
import { sample, type SampleName } from '../../remote/testing/samples';
import type { Strings } from '../../strings/strings';
import { handOverGroup, handOverView, otherWaysView, type OtherWaysView, presentGoal } from './other-ways-view';

const strings = texts.Strings.SmbSigning as Strings;
const both = (target: 'required' | 'notRequired' | 'windowsDefault'): Goal => ({ outbound: target, inbound: target });

function waysOf(name: SampleName, goal: Goal, computer: Partial<ComputerFacts> = {}): OtherWaysView {
    const known = sample(name);
    return otherWaysView({ ...known, computer: { ...known.computer, ...computer } }, goal, strings);
}

const stepsOf = (view: OtherWaysView, id: 'local' | 'domain'): readonly string[] => view.policies.find(one => one.id === id)?.steps ?? [];
const notesOf = (view: OtherWaysView, id: 'local' | 'domain'): string => view.policies.find(one => one.id === id)?.notes.join(' ') ?? '';

describe('other ways', () => {
    it('open with what is in force; what is not reported is left as it is', () => {
        expect(presentGoal(sample('srv2025'))).toEqual({ outbound: 'required', inbound: 'notRequired' });
        expect(presentGoal(sample('srv2025-noserver'))).toEqual({ outbound: 'required' });
        expect(presentGoal(sample('brokencim'))).toEqual({});
    });

    const scripts: readonly [SampleName, Goal, readonly (string | RegExp)[]][] = [
        [
            'srv2025',
            both('required'),
            [
                'Set-SmbClientConfiguration -RequireSecuritySignature $true -Force',
                'Set-SmbServerConfiguration -RequireSecuritySignature $true -Force'
            ]
        ],
        ['srv2025', { inbound: 'notRequired' }, ['Set-SmbServerConfiguration -RequireSecuritySignature $false -Force']],
        [
            'srv2022',
            { outbound: 'windowsDefault', inbound: 'required' },
            [
                'Set-SmbClientConfiguration -RequireSecuritySignature $false -Force',
                /^if \(Get-ItemProperty .*LanmanWorkstation.*\) \{ Remove-ItemProperty .*LanmanWorkstation\\Parameters' -Name RequireSecuritySignature \}$/,
                'Set-SmbServerConfiguration -RequireSecuritySignature $true -Force'
            ]
        ]
    ];
    for (const [name, goal, lines] of scripts)
        it(`in PowerShell, for ${JSON.stringify(goal)} on ${name}`, () =>
            expect(waysOf(name, goal).powershell.split('\n') as unknown[]).toEqual(
                lines.map(line => (typeof line === 'string' ? line : jasmine.stringMatching(line)))
            ));

    for (const [target, choice] of [
        ['required', 'Enabled'],
        ['notRequired', 'Disabled']
    ] as const)
        it(`in Group Policy, local and in the domain: ${target} is ${choice}, for client and server`, () => {
            const view = waysOf('win11-ent', both(target));
            const security = 'Windows Settings\\Security Settings\\Local Policies\\Security Options.';
            const policies = ['client', 'server'].map(
                side => `Open Microsoft network ${side}: Digitally sign communications (always), select ${choice}, and then select OK.`
            );
            expect(stepsOf(view, 'local')).toEqual([
                'Select Start, type gpedit.msc, and press Enter.',
                `Go to Computer Configuration\\${security}`,
                ...policies
            ]);
            expect(stepsOf(view, 'domain')).toEqual([
                'On a computer with the Group Policy Management tools, run gpmc.msc.',
                jasmine.stringMatching(/^Edit a Group Policy object/) as unknown as string,
                `Go to Computer Configuration\\Policies\\${security}`,
                ...policies,
                jasmine.stringMatching(/gpupdate \/force\.$/) as unknown as string
            ]);
        });

    const editors: readonly [SampleName, Partial<ComputerFacts>, RegExp, number][] = [
        ['win11-home', {}, /^This Windows has no Local Group Policy Editor/, 0],
        ['srv2022', { installationType: 'Server Core' }, /^This Windows has no Local Group Policy Editor/, 0],
        ['srv2022', { installationType: null }, /Server Core has no gpedit\.msc, so use PowerShell there/, 4],
        ['srv2022', { installationType: 'Server' }, /^Names are from English Windows/, 4],
        ['win11-pro', {}, /^Names are from English Windows/, 4],
        [
            'srv2022',
            { productType: null, caption: null, build: null, editionSku: null, editionId: null, installationType: null },
            /^The Windows edition is unknown/,
            4
        ]
    ];
    for (const [name, computer, note, steps] of editors)
        it(`by the local editor on ${name} with ${JSON.stringify(computer)}: ${steps} steps`, () => {
            const view = waysOf(name, both('required'), computer);
            expect(notesOf(view, 'local')).toMatch(note);
            expect(stepsOf(view, 'local').length).toBe(steps);
        });

    it("say what a policy and a template cannot do on the way back to Windows' default", () => {
        const one = waysOf('srv2022', { outbound: 'windowsDefault', inbound: 'required' });
        expect(notesOf(one, 'local')).toContain('This editor offers only Enabled and Disabled');
        expect(stepsOf(one, 'local').join()).not.toContain('network client');
        expect(notesOf(one, 'domain')).toContain('its earlier value stays stored');
        expect(stepsOf(one, 'domain').join()).toMatch(/network client: .*, clear Define this policy setting, and then/);
        expect(one.templateNote).toContain("can't remove a stored value");
        expect(one.template).not.toContain('LanmanWorkstation');
        const all = waysOf('srv2022', both('windowsDefault'));
        expect([all.template, stepsOf(all, 'local')]).toEqual(['', []]);
        expect(waysOf('srv2022', both('required')).templateNote).toBe('');
        expect(notesOf(waysOf('win11-home', both('windowsDefault')), 'local')).not.toContain('This editor');
        const plain = waysOf('win11-ent', { inbound: 'required' });
        expect(plain.policies.map(({ notes }) => notes.length)).toEqual([1, 1]);
        expect(stepsOf(plain, 'domain').length).toBe(5);
    });

    it('give a template what was chosen, and only that', () => {
        const values = (goal: Goal): string | undefined => waysOf('srv2022', goal).template.split('[Registry Values]\r\n')[1];
        expect(values({ inbound: 'required' })).toBe(
            'MACHINE\\System\\CurrentControlSet\\Services\\LanManServer\\Parameters\\RequireSecuritySignature=4,1\r\n'
        );
        expect(values({ outbound: 'notRequired' })).toBe(
            'MACHINE\\System\\CurrentControlSet\\Services\\LanmanWorkstation\\Parameters\\RequireSecuritySignature=4,0\r\n'
        );
    });

    const handedOver: readonly [HandOverFormatName, SampleName, Goal, boolean, readonly RegExp[]][] = [
        ['groupPolicy', 'srv2022', both('required'), true, []],
        [
            'groupPolicy',
            'srv2022',
            { outbound: 'windowsDefault', inbound: 'required' },
            true,
            [/^Left out: Outbound .*be handed over this way\.$/]
        ],
        ['groupPolicy', 'srv2022', both('windowsDefault'), false, [/^Left out: Outbound .*, Inbound .*be handed over this way\.$/]],
        ['groupPolicy', 'win11-home', both('required'), false, [/^Left out: Outbound .*, Inbound .*Home editions don't apply/]],
        ['intune', 'win11-ent', both('required'), true, []],
        ['intune', 'srv2025', both('required'), false, [/doesn't manage Windows Server\.$/]],
        ['intune', 'win11-home', both('required'), false, [/can't manage Home editions/]]
    ];
    for (const [name, computer, goal, canSave, notes] of handedOver)
        it(`hand over to ${name} for ${computer}: ${JSON.stringify(goal)}`, () => {
            const listed = handOverFormats.find(one => one.name === name) as ListedFormat;
            const view = handOverView(sample(computer), goal, listed, strings);
            expect(view.canSave).toBe(canSave);
            expect(view.notes as unknown[]).toEqual(notes.map(note => jasmine.stringMatching(note)));
        });

    const ways: readonly [Goal, SampleName][] = [
        [both('required'), 'srv2025'],
        [both('required'), 'srv2022'],
        [both('required'), 'win11-ent'],
        [{ outbound: 'windowsDefault', inbound: 'required' }, 'srv2025'],
        [both('windowsDefault'), 'srv2025'],
        [{ inbound: 'windowsDefault' }, 'win11-ent']
    ];
    for (const [goal, computer] of ways)
        it(`say of the files of ${JSON.stringify(goal)} for ${computer} only what is in them, and of each how it gets there`, () => {
            for (const listed of handOverFormats) {
                const { canSave, guide } = handOverView(sample(computer), goal, listed, strings);
                if (!canSave) continue;
                const origin = { toolVersion: '', exportedAt: '', exportedFrom: '' };
                const files = listed.format.filesOf(handOverGroup(sample(computer), goal), origin);
                const made = files.map(({ path, content }) => `${path} ${String(content)}`).join();
                const said = Object.values(guide).flat().join(' ');
                for (const name of said.match(/\b[\w-]+(\.[\w-]+)*\.(json|ya?ml|ps1|psd1)\b|SmbSigningRemoved/g) ?? [])
                    expect(made).withContext(`${listed.name} says ${name}`).toContain(name);
                for (const { path } of files.filter(({ path }) => path.endsWith('.osc.yaml')))
                    expect([guide.bringIn, guide.tryIt, guide.what].every(texts => texts.join(' ').includes(path))).toBe(true);
                expect(said.includes('OSConfig')).withContext(listed.name).toBe(made.includes('.osc.yaml'));
            }
        });

    it('hand over by formats that all have their texts, and a file each', () => {
        const files = handOverFormats.map(({ fileName }) => fileName);
        expect(new Set(files).size).toBe(files.length);
        const { HandOverName, HandOverWhat, HandOverBringIn, HandOverTry, HandOverBack, HandOverNot, HandOverEdition } = strings;
        for (const texts of [HandOverWhat, HandOverBringIn, HandOverTry, HandOverBack, HandOverNot, HandOverEdition])
            expect(Object.keys(texts)).toEqual(Object.keys(HandOverName));
        for (const { name } of handOverFormats) expect(HandOverName[name]).toBeTruthy();
    });

    it('warn where a requirement is taken away, and are nothing where nothing is chosen', () => {
        expect(waysOf('srv2022', { inbound: 'notRequired' }).caution).toMatch(/^Microsoft doesn't recommend disabling SMB signing/);
        expect(waysOf('srv2022', both('required')).caution).toBe('');
        const none = waysOf('srv2022', {});
        expect([none.powershell, none.policies, none.template, none.caution]).toEqual(['', [], '', '']);
        expect(none.choices.map(({ options }) => options.find(({ checked }) => checked)?.label)).toEqual(['Leave as is', 'Leave as is']);
    });

    it('add names to a server, not to a PC, and no name that is none to a command line', () => {
        const netdom = (name: SampleName, computer: Partial<ComputerFacts> = {}): string => waysOf(name, {}, computer).netdom;
        expect(netdom('srv2022')).toBe(
            'netdom computername srv2022.lab.example /add:OTHERNAME.lab.example\nnetdom computername srv2022.lab.example /enumerate'
        );
        expect(netdom('win11-ent')).toBe('');
        const hostile = { fqdn: 'a & calc', name: '-b' };
        expect(netdom('srv2022', hostile)).toBe('netdom computername SERVER /add:OTHERNAME.DOMAIN\nnetdom computername SERVER /enumerate');
    });
});

describe("Windows' default", () => {
    const optionOf = (
        configuration: SigningConfiguration,
        direction: 'outbound' | 'inbound'
    ): OtherWaysView['choices'][number]['options'][number] | undefined =>
        otherWaysView(configuration, {}, strings)
            .choices.find(one => one.direction === direction)
            ?.options.find(({ choice }) => choice === 'windowsDefault');

    const unknown = {
        build: null,
        caption: null,
        productType: null,
        editionSku: null,
        editionId: null,
        installationType: null,
        license: null
    };
    const refused: readonly [SampleName, 'outbound' | 'inbound', Partial<ComputerFacts>, RegExp][] = [
        ['win11-home', 'inbound', {}, /sources disagree/],
        ['srv2025-gpo', 'inbound', {}, /Group Policy would restore its value/],
        ['srv2025-osconfig', 'outbound', {}, /OSConfig, Azure Local, or device management might restore its value/],
        ['azurelocal', 'outbound', {}, /Microsoft's security baseline replaces Windows' default on Azure Local/],
        ['brokencim', 'outbound', unknown, /Windows' default is unknown/]
    ];
    for (const [name, direction, computer, why] of refused)
        it(`is not offered on ${name}, ${direction}: ${why.source}`, () => {
            const known = sample(name);
            const option = optionOf({ ...known, computer: { ...known.computer, ...computer } }, direction);
            expect(option?.disabled).toBeTrue();
            expect(option?.hint).toMatch(why);
        });

    it('is offered with what it is', () => {
        expect(optionOf(sample('srv2025'), 'outbound')).toEqual({
            choice: 'windowsDefault',
            checked: false,
            label: 'Windows default',
            hint: 'Default here: Required. Stores nothing.',
            disabled: false
        });
        expect(optionOf(sample('srv2025-gpo'), 'outbound')?.disabled).toBeFalse();
    });
});
