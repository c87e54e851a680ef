// SPDX-License-Identifier: MIT
import { LONGEST_TEXT, LONGEST_WORDS } from '../../../src/app/domain/limits';
import { type ChangeRecord, queuedRecord } from '../../../src/app/domain/change/record';
import { settingsBesideSigning as settingNames } from '../../../src/app/domain/settings/catalogue';

const [startedAt, text, words] = ['2026-11-20T08:30:00.000Z', '\u0000'.repeat(LONGEST_TEXT), '\u0000'.repeat(LONGEST_WORDS)] as const;

/** A record with as many changes as there may be, and each text as long as it may be, of characters that JSON writes with six. */
export function longestRecord(): ChangeRecord {
    const takenBackBy = { by: 'groupPolicy', everyRefresh: false, gpoName: text, gpoId: text, value: text, lastApplied: text };
    const write = { kind: 'failed', failure: { kind: 'scriptFailed', words, errorId: text, path: text } } as const;
    const other = { kind: 'other', raw: text } as const;
    const required = { inForce: 'required', stored: { kind: 'one' } } as const;
    const isOn = { inForce: 'on', stored: { kind: 'one' } } as const;
    const isStrict = { inForce: 'required', stored: { kind: 'two' } } as const;
    const off = { inForce: 'off', stored: { kind: 'zero' } } as const;
    const named = { owners: [takenBackBy, takenBackBy], policyRead: true, managersRead: true };
    const found = {
        at: startedAt,
        computerTime: text,
        named: { outbound: named, inbound: named },
        settings: {
            outbound: { inForce: 'notRequired', stored: other },
            inbound: { inForce: 'notRequired', stored: other },
            ...Object.fromEntries(settingNames.map(name => [name, { inForce: 'off', stored: other }]))
        }
    };
    const requirements = (['outbound', 'inbound'] as const).map(direction => ({
        ...{
            setting: direction,
            direction,
            before: { inForce: 'notRequired', stored: { kind: 'zero' } },
            after: required,
            takenBackBy,
            write
        }
    }));
    const settings = settingNames.map(setting => ({
        ...{ setting, direction: setting.startsWith('outbound') || setting === 'guestLogons' ? 'outbound' : 'inbound' },
        ...{ before: off, after: setting === 'nameHardening' ? isStrict : isOn, takenBackBy, write }
    }));
    return {
        ...queuedRecord({
            ...{ id: text, run: text, undoes: text, startedAt, toolVersion: text, actingUser: text, changes: [] },
            computer: { name: text, id: text, fqdn: text }
        }),
        changes: [...requirements, ...settings],
        ...{ step: 'ended', ending: 'failed', found, latest: found, waitedFor: { kind: 'computer', name: text } }
    } as unknown as ChangeRecord;
}
