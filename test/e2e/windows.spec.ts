// SPDX-License-Identifier: MIT
// Every kind of Windows, and who decided: what the page says, and what the computer's state is.
import { type ComputerState, expect, test } from './fixtures';
import type { Direction, Pane } from './pane';
import { directions, keys } from './signing';

type Requirement = 'Required' | 'Not required';

/** What stands in a direction's card. */
interface Card {
    readonly inForce: Requirement | 'Not reported';
    readonly stored: '0' | '1' | 'Not stored';
    readonly setBy: string;
    readonly byDefault: Requirement | 'Sources disagree';
    /** What must stand below "In force", below "Set by", and below "Windows default". */
    readonly inForceNotes?: readonly RegExp[];
    readonly setByNotes?: readonly RegExp[];
    readonly defaultNotes?: readonly RegExp[];
}

interface Line extends Readonly<Record<Direction, Card>> {
    readonly computer: string;
    readonly sentence: string;
    /** Whether the sentence goes on with "That is Windows' default for" and this. */
    readonly isDefaultFor?: string;
    /** What must stand in "About this computer". */
    readonly about?: readonly RegExp[];
}

const notStored = "Not stored; Windows' default";
const equals = "Not set by Group Policy; equals Windows' default";
const differs = "Not set by Group Policy; differs from Windows' default";
const noTrace = /^OSConfig, Azure Local, device management, DSC, .* leave no trace where this tool looks\.$/;

const neither = 'Signing is not required.';
const outboundOnly = 'Signing is required for outbound connections only.';
const inboundOnly = 'Signing is required for inbound connections only.';
const both = 'Signing is required for outbound and inbound connections.';

function card(
    inForce: Card['inForce'],
    stored: Card['stored'],
    setBy: string,
    byDefault: Card['byDefault'],
    more: Partial<Card> = {}
): Card {
    return { inForce, stored, setBy, byDefault, ...more };
}

const requiredByDefault = card('Required', 'Not stored', notStored, 'Required');
const notRequiredByDefault = card('Not required', 'Not stored', notStored, 'Not required');
const storedZero = card('Not required', '0', equals, 'Not required', { setByNotes: [noTrace] });
const policyNotes = [
    /^Security settings last applied: \d/,
    /at gpupdate \/force, or at the latest about 16½ hours after it was last applied/
];
const fileServers = [/^Its id: \{7C2B6C55-6A0F-4A7B-8E44-0D1F6C2A9B31\}$/, ...policyNotes];
const older = /asks for Windows 11 build 25905 or later, or Windows Server build 26010 or later/;
const lacks = /lacks\s*Auditing of peers that cannot sign/;
const unconfirmed = [/^Expected as in the newest known, unconfirmed\.$/];

const table: readonly Line[] = [
    {
        computer: 'srv2025',
        sentence: outboundOnly,
        isDefaultFor: 'Microsoft Windows Server 2025 Standard',
        outbound: requiredByDefault,
        inbound: notRequiredByDefault,
        about: [/build 26100\.2314/, /Last policy application\s*\d/]
    },
    {
        computer: 'srv2025-gpo',
        sentence: both,
        outbound: requiredByDefault,
        inbound: card('Required', '1', 'Group Policy "File servers"', 'Not required', { setByNotes: fileServers })
    },
    {
        computer: 'srv2025-upgraded',
        sentence: neither,
        outbound: card('Not required', '0', differs, 'Required', {
            setByNotes: [/^Stored by an administrator, a tool, setup, or a policy/, noTrace]
        }),
        inbound: storedZero
    },
    {
        computer: 'srv2022',
        sentence: neither,
        isDefaultFor: 'Microsoft Windows Server 2022 Datacenter',
        outbound: storedZero,
        inbound: storedZero,
        about: [older, lacks]
    },
    {
        computer: 'srv2019-dc',
        sentence: inboundOnly,
        outbound: storedZero,
        inbound: card('Required', '1', 'Group Policy "Default Domain Controllers Policy"', 'Not required', {
            setByNotes: [/^Its id: \{6AC1786C-016F-11D2-945F-00C04FB984F9\}$/, ...policyNotes],
            defaultNotes: [/required through the Default Domain Controllers Policy/]
        }),
        about: [/Role\s*Domain controller/, older]
    },
    {
        computer: 'srv2016',
        sentence: neither,
        isDefaultFor: 'Microsoft Windows Server 2016 Standard',
        outbound: storedZero,
        inbound: storedZero,
        about: [older, lacks]
    },
    {
        computer: 'srv2012r2',
        sentence: neither,
        isDefaultFor: 'Microsoft Windows Server 2012 R2 Standard',
        outbound: storedZero,
        inbound: storedZero,
        about: [older, lacks, /Auditing of SMB 1/, /Setting for insecure guest logons/]
    },
    {
        computer: 'srv2022-conflict',
        sentence: neither,
        isDefaultFor: 'Microsoft Windows Server 2022 Datacenter',
        outbound: storedZero,
        inbound: card('Not required', '0', 'Policy conflict', 'Not required', {
            setByNotes: [/^Group Policy "File servers" says 1, the computer has 0: not applied yet, or changed since\.$/, ...fileServers]
        })
    },
    {
        computer: 'win11-ent',
        sentence: both,
        isDefaultFor: 'Microsoft Windows 11 Enterprise',
        outbound: requiredByDefault,
        inbound: requiredByDefault
    },
    {
        computer: 'win11-pro',
        sentence: both,
        isDefaultFor: 'Microsoft Windows 11 Pro',
        outbound: requiredByDefault,
        inbound: requiredByDefault
    },
    {
        computer: 'win11-home',
        sentence: neither,
        outbound: notRequiredByDefault,
        inbound: card('Not required', 'Not stored', notStored, 'Sources disagree'),
        about: [/Last policy application\s*None/]
    },
    {
        computer: 'win11-23h2',
        sentence: neither,
        isDefaultFor: 'Microsoft Windows 11 Pro',
        outbound: storedZero,
        inbound: storedZero,
        about: [/build 22631/, older, lacks]
    },
    {
        computer: 'win10',
        sentence: neither,
        isDefaultFor: 'Microsoft Windows 10 Pro',
        outbound: storedZero,
        inbound: storedZero,
        about: [/build 19045/, older, lacks]
    },
    {
        computer: 'win11-insider',
        sentence: both,
        outbound: { ...requiredByDefault, defaultNotes: unconfirmed },
        inbound: { ...requiredByDefault, defaultNotes: unconfirmed },
        about: [
            /expected as in the newest known, unconfirmed/,
            /prerelease product that may be substantially modified before it's released/
        ]
    },
    {
        computer: 'srv2025-noserver',
        sentence: 'This computer does not accept SMB connections. Signing is required for outbound connections.',
        outbound: requiredByDefault,
        inbound: card('Not reported', 'Not stored', notStored, 'Not required', { inForceNotes: [/^Does not accept SMB connections/] })
    },
    {
        computer: 'srv2022-cluster1',
        sentence: neither,
        isDefaultFor: 'Microsoft Windows Server 2022 Datacenter',
        outbound: storedZero,
        inbound: storedZero,
        about: [/Cluster\s*fs-cluster\s*This computer is one of its nodes/]
    },
    ...(['limited', 'brokencim'] as const).map(computer => {
        const isLimited = computer === 'limited';
        const why = isLimited ? 'access denied' : 'CIM failed';
        const words = isLimited ? /^Access denied$/ : /^Provider load failure$/;
        const unknown = card(
            isLimited ? 'Not required' : 'Not reported',
            '0',
            `Unknown (Group Policy could not be read: ${why})`,
            'Not required',
            {
                setByNotes: [words, /^Security settings were last applied from: Default Domain Policy\./]
            }
        );
        return {
            computer,
            sentence: isLimited ? neither : 'The signing state is unknown.',
            ...(isLimited ? { isDefaultFor: 'Microsoft Windows Server 2022 Datacenter' } : {}),
            outbound: unknown,
            inbound: unknown,
            about: [isLimited ? lacks : /Edition not known, build 20348/, /Role\s*Server/, /Last policy application\s*Not known/, older]
        };
    }),
    ...(['jea', 'constrained', 'locked'] as const).map(computer => ({
        computer,
        sentence: outboundOnly,
        isDefaultFor: 'Microsoft Windows Server 2025 Standard',
        outbound: requiredByDefault,
        inbound: notRequiredByDefault
    }))
];

/** Gives the account that a computer asks for. */
async function manageAs(pane: Pane, user: string, password: string): Promise<void> {
    const prompt = pane.page.getByRole('dialog', { name: 'Manage as' });
    await prompt.getByLabel('User name').fill(user);
    await prompt.getByLabel('Password').fill(password);
    await prompt.getByRole('button', { name: 'Continue' }).click();
}

/** A card as the page shows it: each term with its value and the notes below. */
async function shownCard(pane: Pane, direction: Direction): Promise<Card & { readonly notes: Readonly<Record<string, string[]>> }> {
    const texts: Record<string, string[]> = {};
    for (const term of ['In force', 'Stored', 'Set by', 'Windows default'])
        texts[term] = (await pane.value(direction, term).allInnerTexts()).map(text => text.trim());
    const [inForce, stored, setBy, byDefault] = Object.values(texts).map(([value]) => value);
    const notes = Object.fromEntries(Object.entries(texts).map(([term, [, ...rest]]) => [term, rest]));
    return { inForce, stored, setBy, byDefault, notes } as Awaited<ReturnType<typeof shownCard>>;
}

/** What the computer itself says of a direction, past the page; null: its cmdlet fails. */
function stateOf(state: ComputerState, direction: Direction): Pick<Card, 'inForce' | 'stored'> {
    const cmdlet = `Get-Smb${direction === 'outbound' ? 'Client' : 'Server'}Configuration`;
    const isReported = !state.faults.failing?.some(one => one.command === cmdlet);
    const values = Object.entries(state.registry[keys[direction]] ?? {});
    const stored = values.find(([name]) => name.toLowerCase() === 'requiresecuritysignature')?.[1];
    return {
        inForce: !isReported ? 'Not reported' : state[direction]['RequireSecuritySignature'] ? 'Required' : 'Not required',
        stored: stored === undefined ? 'Not stored' : (String(stored) as '0' | '1')
    };
}

test.describe('an administrator opens any Windows and sees what is so, and who decided', () => {
    for (const line of table) {
        test(line.computer, async ({ pane, computers, surprises }) => {
            surprises.allow(line.computer === 'locked' ? /status of 401/ : line.computer === 'jea' ? /status of 400/ : /^$/);
            await pane.open(line.computer);
            if (line.computer === 'locked') await manageAs(pane, 'lab\\admin', 'open sesame');
            await expect(pane.text(line.sentence)).toBeVisible();
            const summary = pane.frame.locator('.sentence');
            const addition = line.isDefaultFor === undefined ? '' : ` That is Windows' default for ${line.isDefaultFor}.`;
            await expect(summary).toHaveText(`${line.sentence}${addition}`);

            const state = await computers.get(line.computer);
            for (const direction of directions) {
                const { inForceNotes = [], setByNotes = [], defaultNotes = [], ...expected } = line[direction];
                const { notes, ...shown } = await shownCard(pane, direction);
                expect(shown, direction).toEqual(expected);
                expect(stateOf(state, direction), `${direction}, on the computer`).toEqual({
                    inForce: shown.inForce,
                    stored: shown.stored
                });
                expectInOrder(notes['In force'] ?? [], inForceNotes);
                expectInOrder(notes['Set by'] ?? [], setByNotes);
                for (const note of defaultNotes) expect(notes['Windows default']).toContainEqual(expect.stringMatching(note));
            }
            for (const text of line.about ?? [])
                await expect(pane.frame.getByRole('region', { name: 'About this computer' })).toContainText(text);
            expect(state.calls).toEqual([{ command: 'Get-SmbSigningConfiguration', parameters: {}, logAudit: false }]);
        });
    }

    test('the list of computers holds every one of them', async ({ pane, page }) => {
        await pane.open('srv2025');
        const names = page.getByRole('navigation', { name: 'Computers' }).getByRole('link');
        const expected = [...table.map(line => line.computer), 'jea-bare', 'jea-old', 'jea-reader', 'offline'];
        await expect.poll(async () => (await names.allInnerTexts()).sort()).toEqual(expected.sort());
    });
});

/** These notes, in this order, and no other. */
function expectInOrder(notes: readonly string[], patterns: readonly RegExp[]): void {
    expect(notes).toEqual(patterns.map(pattern => expect.stringMatching(pattern) as unknown));
}
