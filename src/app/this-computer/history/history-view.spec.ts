// SPDX-License-Identifier: MIT
import texts from '../../../generated/assets/strings/strings.json';
import { foundIn } from '../../domain/change/found';
import { makePlan } from '../../domain/change/plan';
import { answerRead, answerWrite, begin, newRecord, recheck } from '../../domain/change/record';
import { sample } from '../../remote/testing/samples';
import type { Strings } from '../../strings/strings';
import { historyView } from './history-view';

const strings = texts.Strings.SmbSigning as Strings;
const at = '2026-11-29T10:00:00.000Z';

describe('the history of a computer', () => {
    it('says of an audit that is only stored, too, that it is no longer so, and that by whom is not known', () => {
        const before = sample('srv2022');
        const facts = { ...before, computer: { ...before.computer, ubr: 4171 } };
        const stored = (data: 0 | 1): typeof facts => {
            const { settings } = facts.inbound;
            if (!settings) throw new Error('no settings');
            const auditClientDoesNotSupportSigning = { stored: data, policy: null };
            return { ...facts, inbound: { ...facts.inbound, settings: { ...settings, auditClientDoesNotSupportSigning } } };
        };
        const plan = makePlan(facts, { inboundAuditSigning: 'on' });
        const given = { id: 'a', run: 'a', undoes: null, startedAt: at, toolVersion: '1.0.0', computer: 'srv2022' };
        const written = answerWrite(begin(newRecord({ ...given, configuration: facts, plan })), null);
        const ended = answerRead(written, foundIn(stored(1), at));
        expect(ended.ending).toBe('storedOnly');
        const lines = (record: typeof ended): string =>
            historyView({ records: [record], unreadable: 0, more: false }, 'srv2022', facts, strings)
                .records.flatMap(one => one.lines)
                .join(' ');
        expect(lines(recheck(ended, foundIn(stored(1), at)))).not.toContain(strings.Result.ByWhomUnknown);
        expect(lines(recheck(ended, foundIn(stored(0), at)))).toContain(strings.Result.ByWhomUnknown);
    });
});
